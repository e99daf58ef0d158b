package io.crmkit.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A value as a person could have entered it, planted in what is fuzzed: no message may quote it. The byte 0x7F stands for it in an input, so
 * that one changed byte puts it anywhere.
 */
final class Secret {
    /** Has a blank, so that it is no name of a property that the path of a message may show. */
    static final String TEXT = "Qzv7 Kjw9";

    private static final char PLACE = '\u007f';

    private Secret() {}

    /** Returns a text with the value at every marked place. */
    static String planted(String text) {
        return text.replace(String.valueOf(PLACE), TEXT);
    }

    /** Returns bytes with the value at every marked place. */
    static byte[] planted(byte[] bytes) {
        return planted(new String(bytes, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Checks that neither an exception nor one behind it quotes the value. */
    static void isKeptBy(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            isNotIn(String.valueOf(each.getMessage()));
            isNotIn(each.toString());
            for (Throwable suppressed : each.getSuppressed()) {
                isKeptBy(suppressed);
            }
        }
    }

    /** Checks that a text quotes neither the value nor a word of it, in whatever case. */
    static void isNotIn(String shown) {
        assertThat(shown.toLowerCase(Locale.ROOT))
                .doesNotContain(TEXT.toLowerCase(Locale.ROOT).split(" "));
    }
}
