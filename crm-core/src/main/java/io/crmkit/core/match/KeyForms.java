package io.crmkit.core.match;

import java.util.Arrays;

/** What of a value goes into a blocking key, as a number; 0 means that it gives none. */
final class KeyForms {
    private static final String SOUNDEX = "01230120022455012623010202";
    private static final int LONGEST_SOUND = 4;

    private KeyForms() {}

    static long of(KeyForm form, char[] value) {
        if (value.length == 0) {
            return 0;
        }
        return switch (form) {
            case WHOLE -> number(value, value.length);
            case INITIAL -> number(value, 1);
            case PREFIX -> number(value, Math.min(4, value.length));
            case SOUND -> sound(value);
            case LETTERS -> letters(value);
        };
    }

    /** American Soundex: vowels part equal codes, h and w do not. */
    private static long sound(char[] value) {
        char[] code = new char[LONGEST_SOUND];
        int length = 0;
        char last = '0';
        for (char unit : value) {
            if (unit < 'a' || unit > 'z') {
                continue;
            }
            char digit = SOUNDEX.charAt(unit - 'a');
            if (length == 0) {
                code[length++] = unit;
            } else if (digit != '0' && digit != last) {
                code[length++] = digit;
            }
            if (unit != 'h' && unit != 'w') {
                last = digit;
            }
            if (length == LONGEST_SOUND) {
                break;
            }
        }
        return length == 0 ? number(value, value.length) : number(code, LONGEST_SOUND);
    }

    private static long letters(char[] value) {
        char[] sorted = value.clone();
        Arrays.sort(sorted);
        int length = 1;
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] != sorted[length - 1]) {
                sorted[length++] = sorted[i];
            }
        }
        return number(sorted, length);
    }

    /** FNV-1a over the units, mixed, never 0. */
    private static long number(char[] value, int length) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ value[i]) * 0x100000001b3L;
        }
        return mixed(hash);
    }

    static long mixed(long hash) {
        long mixed = (hash ^ hash >>> 32) * 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ mixed >>> 29) * 0xbf58476d1ce4e5b9L;
        mixed ^= mixed >>> 32;
        return mixed == 0 ? 1 : mixed;
    }
}
