package io.crmkit.privacy.pack;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.error.InvalidInputException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A place whose law applies: {@code US}, {@code US-CA}, {@code GB}; a member state of the European Union as {@code EU-DE}.
 *
 * @param code two upper-case letters, then optionally a hyphen and 2 to 6 letters or digits
 */
public record Jurisdiction(@JsonValue String code) implements Comparable<Jurisdiction> {
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{2,6})?");
    private static final Set<String> MEMBER_STATES = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    /**
     * Checks the form.
     *
     * @throws InvalidInputException if the code has another form, or a member state of the European Union is not written as a part of
     *     it: a rule for {@code DE} would hold for nobody
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Jurisdiction {
        checkForm(code);
        if (MEMBER_STATES.contains(country(code))) {
            throw new InvalidInputException("jurisdiction", "must be written EU-" + country(code));
        }
    }

    private static void checkForm(String code) {
        if (!CODE.matcher(code).matches()) {
            throw new InvalidInputException("jurisdiction", "must match " + CODE.pattern());
        }
    }

    private static String country(String code) {
        return code.substring(0, 2);
    }

    /** Returns the jurisdiction with this code; short for the constructor. */
    public static Jurisdiction of(String code) {
        return new Jurisdiction(code);
    }

    /**
     * Returns the jurisdiction of a country or a part of it; {@code DE} and {@code DE-BY} give {@code EU-DE}, {@code US-CA} gives
     * {@code US-CA}.
     *
     * @param code a code of ISO 3166-1 alpha-2 or ISO 3166-2
     * @throws InvalidInputException if it has another form
     */
    public static Jurisdiction ofIso(String code) {
        checkForm(code);
        return new Jurisdiction(MEMBER_STATES.contains(country(code)) ? "EU-" + country(code) : code);
    }

    /** Returns whether this is {@code other} or a part of it: {@code US-CA} is within {@code US}. */
    public boolean within(Jurisdiction other) {
        return equals(other) || code.startsWith(other.code + "-");
    }

    /** Returns what this is a part of, or itself: {@code US} for {@code US-CA} and for {@code US}. */
    public Jurisdiction whole() {
        return code.length() == 2 ? this : new Jurisdiction(code.substring(0, 2));
    }

    @Override
    public int compareTo(Jurisdiction other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
