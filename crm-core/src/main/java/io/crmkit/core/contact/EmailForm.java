package io.crmkit.core.contact;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Normal form and form check of e-mail addresses. */
final class EmailForm {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final String ATEXT = "!#$%&'*+-/=?^_`{|}~";

    private EmailForm() {}

    static String canonical(String raw) {
        String trimmed = raw.strip();
        int at = trimmed.lastIndexOf('@');
        if (at < 0) {
            return Normalizer.normalize(trimmed, Normalizer.Form.NFC);
        }
        String local = Normalizer.normalize(trimmed.substring(0, at), Normalizer.Form.NFC);
        return local + "@" + domain(trimmed.substring(at + 1));
    }

    /** What does not come out as one ASCII name stays as it is: IDNA maps some letters to blanks and to the at sign. */
    private static String domain(String domain) {
        String lower = domain.toLowerCase(Locale.ROOT);
        try {
            String ascii = IDN.toASCII(lower).toLowerCase(Locale.ROOT);
            return ascii.chars().anyMatch(unit -> unit <= ' ' || unit == '@') ? lower : ascii;
        } catch (IllegalArgumentException malformed) {
            return lower;
        }
    }

    static boolean wellFormed(String canonical) {
        int at = canonical.lastIndexOf('@');
        return at > 0 && wellFormedLocal(canonical.substring(0, at)) && wellFormedDomain(canonical.substring(at + 1));
    }

    private static boolean wellFormedLocal(String local) {
        return local.getBytes(StandardCharsets.UTF_8).length <= 64
                && !local.startsWith(".")
                && !local.endsWith(".")
                && !local.contains("..")
                && local.codePoints().allMatch(EmailForm::isLocal);
    }

    /** Letters and digits of any script (RFC 6531), the marks that RFC 5322 allows unquoted, and the dot between them. */
    private static boolean isLocal(int point) {
        return point == '.' || ATEXT.indexOf(point) >= 0 || (point < 0x80 ? isAsciiWord(point) : isVisible(point));
    }

    private static boolean isAsciiWord(int point) {
        return Character.isLetterOrDigit(point);
    }

    private static boolean isVisible(int point) {
        return Character.isDefined(point)
                && !Character.isISOControl(point)
                && !Character.isWhitespace(point)
                && !Character.isSpaceChar(point)
                && Character.getType(point) != Character.SURROGATE;
    }

    private static boolean wellFormedDomain(String domain) {
        String[] labels = domain.split("\\.", -1);
        if (labels.length < 2 || domain.length() > 253) {
            return false;
        }
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return true;
    }
}
