package io.crmkit.core.contact;

import java.util.Optional;

/** The international form of phone numbers (ITU-T E.164). */
final class PhoneForm {
    private static final String SEPARATORS = " \u00a0\u2009\u202f\t-\u2010\u2011\u2012\u2013./()[]";

    private PhoneForm() {}

    static Optional<String> e164(String raw) {
        String entry = raw.strip().replace("(0)", "");
        if (!entry.startsWith("+")) {
            return Optional.empty();
        }
        StringBuilder digits = new StringBuilder("+");
        for (int i = 1; i < entry.length(); i++) {
            char unit = entry.charAt(i);
            int digit = Character.digit(unit, 10);
            if (digit >= 0) {
                digits.append(digit);
            } else if (SEPARATORS.indexOf(unit) < 0) {
                return Optional.empty();
            }
        }
        boolean complete = digits.length() >= 9 && digits.length() <= 16 && digits.charAt(1) != '0';
        return complete ? Optional.of(digits.toString()) : Optional.empty();
    }
}
