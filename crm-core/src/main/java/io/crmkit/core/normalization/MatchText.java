package io.crmkit.core.normalization;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Text in Latin letters, lower case and without marks: the form in which names and places are compared. Compatibility forms are
 * taken apart (Unicode NFKD), marks dropped, Latin letters that NFKD keeps whole spelt out, Cyrillic (after BGN/PCGN, without
 * apostrophes) and Greek (after ISO 843, simplified) transliterated. Other scripts stay as they are. Idempotent.
 */
public final class MatchText {
    private static final Map<Integer, String> SPELLING = spelling();

    private MatchText() {}

    /** Returns a text as words: letters and digits, one blank between words; apostrophes vanish, other signs part words. */
    public static String words(String raw) {
        StringBuilder words = new StringBuilder(raw.length());
        latin(raw).codePoints().forEach(point -> {
            if (Character.isLetterOrDigit(point)) {
                words.appendCodePoint(point);
            } else if (!isApostrophe(point) && !words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        });
        return words.toString().strip();
    }

    /** Returns a text without anything but letters and digits: as {@link #words}, without blanks. */
    public static String compact(String raw) {
        return words(raw).replace(" ", "");
    }

    private static String latin(String raw) {
        if (isPlain(raw)) {
            return raw.toLowerCase(Locale.ROOT);
        }
        StringBuilder latin = new StringBuilder(raw.length());
        // decomposed twice: lower case may bring new marks, such as that of the Turkish capital I
        String lower = Normalizer.normalize(raw, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        Normalizer.normalize(lower, Normalizer.Form.NFKD).codePoints().forEach(point -> {
            String spelt = SPELLING.get(point);
            if (spelt != null) {
                latin.append(spelt);
            } else if (!isMark(point)) {
                latin.appendCodePoint(point);
            }
        });
        return latin.toString();
    }

    private static boolean isPlain(String raw) {
        return raw.chars().allMatch(unit -> unit < 0x80);
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT;
    }

    private static boolean isApostrophe(int point) {
        return point == '\'' || point == '\u2019' || point == '\u2018' || point == '\u02bc' || point == '`';
    }

    private static Map<Integer, String> spelling() {
        Map<Integer, String> spelling = new HashMap<>();
        put(spelling, "ß ss æ ae œ oe ø o ł l đ d ð d þ th ı i ħ h ŋ n ĸ k ŧ t ƒ f ǝ e ə e");
        put(
                spelling,
                "а a б b в v г g д d е e ж zh з z и i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch");
        put(spelling, "ш sh щ shch ы y э e ю yu я ya і i є ye ґ g ђ dj ј j љ lj њ nj ћ c џ dz ѕ dz");
        put(
                spelling,
                "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o");
        spelling.put((int) 'ъ', "");
        spelling.put((int) 'ь', "");
        return Map.copyOf(spelling);
    }

    private static void put(Map<Integer, String> spelling, String pairs) {
        String[] texts = pairs.split(" ", -1);
        for (int i = 0; i < texts.length; i += 2) {
            spelling.put(texts[i].codePointAt(0), texts[i + 1]);
        }
    }
}
