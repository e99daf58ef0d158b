package io.crmkit.examples.recoverydesk.report;

import java.util.List;

/** A table of a page; all cells are escaped. */
final class Table {
    private final StringBuilder markup = new StringBuilder("<div class='wide'><table><thead><tr>");

    Table(String... heads) {
        for (String head : heads) {
            markup.append("<th scope='col'>").append(Html.escape(head)).append("</th>");
        }
        markup.append("</tr></thead><tbody>\n");
    }

    Table row(String style, List<String> cells) {
        markup.append("<tr class='").append(style).append("'>");
        cells.forEach(cell -> markup.append("<td>").append(Html.escape(cell)).append("</td>"));
        markup.append("</tr>\n");
        return this;
    }

    Table row(String... cells) {
        return row("", List.of(cells));
    }

    String markup() {
        return markup + "</tbody></table></div>\n";
    }
}
