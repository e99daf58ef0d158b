package io.crmkit.metrics.scorecard;

import java.util.List;

/** A table of a page, the first cell of each row being its head. */
final class Table {
    private final StringBuilder html = new StringBuilder(2048);

    Table(String caption, List<String> heads) {
        html.append("<details><summary>")
                .append(Markup.escape(caption))
                .append("</summary>\n<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"")
                .append(Markup.escape(caption))
                .append("\">\n<table>\n<thead><tr>");
        heads.forEach(head ->
                html.append("<th scope=\"col\">").append(Markup.escape(head)).append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
    }

    Table row(String head, List<String> cells) {
        html.append("<tr><th scope=\"row\"><bdi>").append(Markup.escape(head)).append("</bdi></th>");
        cells.forEach(cell -> html.append("<td>").append(Markup.escape(cell)).append("</td>"));
        html.append("</tr>\n");
        return this;
    }

    String html() {
        return html + "</tbody>\n</table>\n</div>\n</details>\n";
    }
}
