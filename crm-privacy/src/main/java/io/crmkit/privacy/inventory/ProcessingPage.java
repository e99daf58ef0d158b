package io.crmkit.privacy.inventory;

import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the record of processing as a page in Markdown. */
final class ProcessingPage {
    private final StringBuilder page = new StringBuilder(4_096);

    private ProcessingPage() {}

    static String of(RecordOfProcessing record) {
        ProcessingPage page = new ProcessingPage();
        page.line("# Record of processing activities");
        page.line("");
        for (ProcessingFacts.Contact contact : record.contacts()) {
            page.line(
                    "* " + words(contact.role().name()) + ": " + text(contact.name()) + ", " + text(contact.details()));
        }
        record.activities().forEach(page::activity);
        page.line("");
        page.line("## Security measures");
        page.line("");
        record.measures().forEach(measure -> page.line("* " + text(measure)));
        if (!record.complete()) {
            page.line("");
            page.line("## Missing");
            page.line("");
            record.missing().forEach(gap -> page.line("* " + text(gap)));
        }
        return page.page.toString();
    }

    private void activity(RecordOfProcessing.Activity activity) {
        line("");
        line("## " + activity.purpose());
        line("");
        if (!activity.description().isEmpty()) {
            line(text(activity.description()));
            line("");
        }
        line("* persons: "
                + (activity.persons().isEmpty() ? "not stated" : text(String.join(", ", activity.persons()))));
        line("* data: "
                + activity.data().entrySet().stream()
                        .map(one -> one.getKey() + " (" + String.join(", ", one.getValue()) + ")")
                        .collect(Collectors.joining("; ")));
        activity.recipients().forEach(this::recipient);
        for (RecordOfProcessing.Term term : activity.terms()) {
            line("* " + text(term.category()) + ": " + words(term.action()) + " " + term.period() + " after "
                    + text(term.from()) + " (" + text(term.source()) + ")");
        }
        if (activity.terms().isEmpty()) {
            line("* erasure: not stated");
        }
    }

    private void recipient(RecordOfProcessing.Receiving one) {
        String country = one.country().isEmpty() ? "country not stated" : one.country();
        line("* recipient: " + text(one.name()) + ", "
                + (one.category().isEmpty() ? "category not stated" : text(one.category())) + ", " + country
                + (one.safeguard().isEmpty() ? "" : ", " + text(one.safeguard())));
    }

    private void line(String text) {
        page.append(text).append('\n');
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Keeps stated texts from becoming markup. */
    private static String text(String stated) {
        return stated.replaceAll("\\R", " ").replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1");
    }
}
