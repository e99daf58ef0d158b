package io.crmkit.privacy.fact;

import io.crmkit.core.error.InvalidInputException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names something a law asks about, and says of what type its values are. The constants are what the bundled packs read; a
 * pack of a host may declare more.
 *
 * @param key lower-case letters, digits and underscores, 1 to 60, starting with a letter
 * @param type {@link Boolean}, {@link Long}, {@link String} (an upper-case word) or {@link LocalDate}
 * @param <T> the type of its values
 */
public record Fact<T>(String key, Class<T> type) {
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,59}");

    /** What the customer is to the business: NONE, VISITOR, PROSPECT, CUSTOMER, FREE_ACCOUNT, SUBSCRIBER, DONOR, PATIENT. */
    public static final Fact<String> RELATIONSHIP = text("relationship");
    /** How the address was obtained: SALE, NEGOTIATION, ACCOUNT_SIGNUP, BROWSING, THIRD_PARTY_LIST. */
    public static final Fact<String> ADDRESS_FROM = text("address_from");
    /** Who subscribes to the line or mailbox: INDIVIDUAL, CORPORATE, SOLE_TRADER, LEGAL_PERSON. */
    public static final Fact<String> SUBSCRIBER = text("subscriber");
    /** What is advertised is similar to what the customer bought from the same business. */
    public static final Fact<Boolean> SIMILAR_PRODUCT = flag("similar_product");
    /** The customer could refuse when the address was collected. */
    public static final Fact<Boolean> OPTOUT_OFFERED_AT_COLLECTION = flag("optout_offered_at_collection");
    /** The message offers to refuse further ones. */
    public static final Fact<Boolean> OPTOUT_IN_MESSAGE = flag("optout_in_message");
    /** The data came from a third party. */
    public static final Fact<Boolean> THIRD_PARTY_SOURCE = flag("third_party_source");
    /** The customer was told of that source (GDPR art. 14). */
    public static final Fact<Boolean> ART14_NOTICE = flag("art14_notice");
    /** An assessment of the legitimate interest is recorded. */
    public static final Fact<Boolean> LEGITIMATE_INTEREST_ASSESSED = flag("legitimate_interest_assessed");
    /** The message uses health or another special category of data. */
    public static final Fact<Boolean> SPECIAL_CATEGORY = flag("special_category");
    /** The message also advertises, whatever its purpose. */
    public static final Fact<Boolean> PROMOTIONAL = flag("promotional");
    /** It is sent for an online service that is offered to children. */
    public static final Fact<Boolean> SERVICE_TO_CHILD = flag("service_to_child");
    /** The age of the customer in whole years. */
    public static final Fact<Long> AGE = number("age");
    /** Somebody checked that the guardian is one. */
    public static final Fact<Boolean> GUARDIAN_VERIFIED = flag("guardian_verified");
    /** What became of the record of the customer: ERASED or MERGED. */
    public static final Fact<String> RECORD = text("record");
    /** The customer has died. */
    public static final Fact<Boolean> DECEASED = flag("deceased");
    /** The contact value is on the suppression list that outlives an erasure. */
    public static final Fact<Boolean> SUPPRESSED = flag("suppressed");
    /** Messages to the contact point cannot be delivered. */
    public static final Fact<Boolean> UNDELIVERABLE = flag("undeliverable");
    /** A machine chooses the number or sends the text (US). */
    public static final Fact<Boolean> AUTODIALLED = flag("autodialled");
    /** The number is on the national do-not-call list. */
    public static final Fact<Boolean> DNC_LISTED = flag("dnc_listed");
    /** When the number was put on the business's own do-not-call list. */
    public static final Fact<LocalDate> COMPANY_DNC = date("company_dnc");
    /** When the customer last bought (US established business relationship). */
    public static final Fact<LocalDate> EBR_PURCHASE = date("ebr_purchase");
    /** When the customer last inquired (US established business relationship). */
    public static final Fact<LocalDate> EBR_INQUIRY = date("ebr_inquiry");
    /** Whole minutes since the customer sent STOP. */
    public static final Fact<Long> MINUTES_SINCE_STOP = number("minutes_since_stop");
    /** How many confirmations of that STOP were sent. */
    public static final Fact<Long> PRIOR_CONFIRMATIONS = number("prior_confirmations");

    private static final Map<String, Fact<?>> STANDARD = Stream.<Fact<?>>of(
                    RELATIONSHIP,
                    ADDRESS_FROM,
                    SUBSCRIBER,
                    SIMILAR_PRODUCT,
                    OPTOUT_OFFERED_AT_COLLECTION,
                    OPTOUT_IN_MESSAGE,
                    THIRD_PARTY_SOURCE,
                    ART14_NOTICE,
                    LEGITIMATE_INTEREST_ASSESSED,
                    SPECIAL_CATEGORY,
                    PROMOTIONAL,
                    SERVICE_TO_CHILD,
                    AGE,
                    GUARDIAN_VERIFIED,
                    RECORD,
                    DECEASED,
                    SUPPRESSED,
                    UNDELIVERABLE,
                    AUTODIALLED,
                    DNC_LISTED,
                    COMPANY_DNC,
                    EBR_PURCHASE,
                    EBR_INQUIRY,
                    MINUTES_SINCE_STOP,
                    PRIOR_CONFIRMATIONS)
            .collect(Collectors.toUnmodifiableMap(Fact::key, Function.identity()));

    /**
     * Checks key and type.
     *
     * @throws InvalidInputException if either is outside what is said above
     */
    public Fact {
        if (!KEY.matcher(key).matches()) {
            throw new InvalidInputException("fact.key", "must match " + KEY.pattern());
        }
        if (type != Boolean.class && type != Long.class && type != String.class && type != LocalDate.class) {
            throw new InvalidInputException("fact.type", "must be Boolean, Long, String or LocalDate");
        }
    }

    /** Names something that is so or not. */
    public static Fact<Boolean> flag(String key) {
        return new Fact<>(key, Boolean.class);
    }

    /** Names a whole number. */
    public static Fact<Long> number(String key) {
        return new Fact<>(key, Long.class);
    }

    /** Names one of a few words. */
    public static Fact<String> text(String key) {
        return new Fact<>(key, String.class);
    }

    /** Names a date. */
    public static Fact<LocalDate> date(String key) {
        return new Fact<>(key, LocalDate.class);
    }

    /** Returns the constant with this key. */
    public static Optional<Fact<?>> standard(String key) {
        return Optional.ofNullable(STANDARD.get(key));
    }
}
