package io.crmkit.core.imports;

import java.text.Normalizer;
import java.util.Locale;

/** What is done to the text of a cell before it becomes a value. */
public enum TextStep {
    /** Drops blanks at both ends. */
    TRIM {
        @Override
        String apply(String text) {
            return text.strip();
        }
    },
    /** Makes one blank of several blanks and line breaks. */
    JOIN_BLANKS {
        @Override
        String apply(String text) {
            return text.replaceAll("\\s+", " ");
        }
    },
    /** Composes characters: Unicode NFC. */
    COMPOSE {
        @Override
        String apply(String text) {
            return Normalizer.normalize(text, Normalizer.Form.NFC);
        }
    },
    /** Capital letters, of no language in particular. */
    UPPER_CASE {
        @Override
        String apply(String text) {
            return text.toUpperCase(Locale.ROOT);
        }
    },
    /** Small letters, of no language in particular. */
    LOWER_CASE {
        @Override
        String apply(String text) {
            return text.toLowerCase(Locale.ROOT);
        }
    };

    abstract String apply(String text);
}
