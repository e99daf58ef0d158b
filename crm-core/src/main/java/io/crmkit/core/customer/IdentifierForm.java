package io.crmkit.core.customer;

import java.text.Normalizer;
import java.util.Locale;

/** The normal form of identifiers whose scheme nobody described. */
final class IdentifierForm {
    private IdentifierForm() {}

    /** Composed twice: without a blank between them, and in upper case, letters and marks may compose anew. */
    static String normalize(String value) {
        return composed(withoutBlanks(composed(value)).toUpperCase(Locale.ROOT));
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static String withoutBlanks(String text) {
        StringBuilder compact = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> !Character.isWhitespace(point) && !Character.isSpaceChar(point))
                .forEach(compact::appendCodePoint);
        return compact.toString();
    }
}
