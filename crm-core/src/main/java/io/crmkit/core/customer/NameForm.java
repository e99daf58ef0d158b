package io.crmkit.core.customer;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The form of names in which customers are sorted and searched. */
final class NameForm {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final int MOST = 200;

    private NameForm() {}

    static String fold(String name) {
        return cut((isAscii(name) ? name : unmarked(name)).toLowerCase(Locale.ROOT));
    }

    /** Decomposed twice: lower case may bring new marks, such as that of the Turkish capital I. */
    private static String unmarked(String name) {
        String lower = decomposed(name).toLowerCase(Locale.ROOT);
        return decomposed(lower);
    }

    private static String decomposed(String name) {
        return MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String cut(String name) {
        return name.length() <= MOST || name.codePointCount(0, name.length()) <= MOST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, MOST));
    }
}
