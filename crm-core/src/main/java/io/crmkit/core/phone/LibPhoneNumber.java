package io.crmkit.core.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import io.crmkit.core.contact.PhoneNumber;
import io.crmkit.core.normalization.NormalizationFlag;
import io.crmkit.core.normalization.NormalizedPhone;
import io.crmkit.core.normalization.NumberingPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * The numbering plans of libphonenumber. A number that is possible by its length is accepted even if the plan does not know it as
 * assigned: plans change every few weeks, and stored numbers outlive them. Safe for many threads.
 */
public final class LibPhoneNumber implements NumberingPlan {
    private static final String VERSION = "/META-INF/maven/com.googlecode.libphonenumber/libphonenumber/pom.properties";

    private final PhoneNumberUtil plans;
    private final String version;

    private LibPhoneNumber(PhoneNumberUtil plans, String version) {
        this.plans = plans;
        this.version = version;
    }

    /** Returns the plans that the library on the class path brings along. */
    public static LibPhoneNumber bundled() {
        return new LibPhoneNumber(PhoneNumberUtil.getInstance(), "libphonenumber/" + bundledVersion());
    }

    private static String bundledVersion() {
        try (InputStream stated = PhoneNumberUtil.class.getResourceAsStream(VERSION)) {
            if (stated == null) {
                return "unknown";
            }
            Properties properties = new Properties();
            properties.load(stated);
            return Objects.requireNonNullElse(properties.getProperty("version"), "unknown");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public NormalizedPhone normalize(PhoneNumber phone, Optional<String> region) {
        Optional<String> home = phone.region().or(() -> region);
        try {
            return read(phone, plans.parse(phone.raw(), home.orElse("ZZ")), home);
        } catch (NumberParseException unreadable) {
            boolean incomplete =
                    unreadable.getErrorType() == NumberParseException.ErrorType.INVALID_COUNTRY_CODE && home.isEmpty();
            return flagged(phone, home, incomplete ? NormalizationFlag.INCOMPLETE : NormalizationFlag.MALFORMED);
        }
    }

    private NormalizedPhone read(PhoneNumber phone, Phonenumber.PhoneNumber number, Optional<String> home) {
        if (!plans.isPossibleNumber(number)) {
            return flagged(phone, home, NormalizationFlag.IMPOSSIBLE);
        }
        Optional<String> region = Optional.ofNullable(plans.getRegionCodeForNumber(number))
                .filter(code -> code.matches("[A-Z]{2}"))
                .or(() -> home);
        Optional<String> extension =
                phone.extension().or(() -> Optional.of(number.getExtension()).filter(digits -> !digits.isEmpty()));
        return new NormalizedPhone(
                phone.raw(),
                Optional.of(plans.format(number, PhoneNumberFormat.E164)),
                region,
                extension,
                Optional.empty(),
                version);
    }

    private NormalizedPhone flagged(PhoneNumber phone, Optional<String> region, NormalizationFlag flag) {
        return new NormalizedPhone(
                phone.raw(), Optional.empty(), region, phone.extension(), Optional.of(flag), version);
    }
}
