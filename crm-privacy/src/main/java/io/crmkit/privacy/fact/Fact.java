package io.crmkit.privacy.fact;

import io.crmkit.core.error.InvalidInputException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    /** What became of the record of the customer: ERASED or MERGED, or UNKNOWN if there is none. */
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
    /** When the number was put on the telephone preference list (UK). */
    public static final Fact<LocalDate> TPS_LISTED_SINCE = date("tps_listed_since");
    /** When the customer last bought from the business. */
    public static final Fact<LocalDate> LAST_PURCHASE = date("last_purchase");
    /** When the customer last inquired of the business. */
    public static final Fact<LocalDate> LAST_INQUIRY = date("last_inquiry");
    /** When the customer last gave to the charity, or worked for it. */
    public static final Fact<LocalDate> LAST_DONATION = date("last_donation");
    /** When the subscription, account or contract of the customer ended. */
    public static final Fact<LocalDate> SUBSCRIPTION_ENDED = date("subscription_ended");
    /** When the address was collected. */
    public static final Fact<LocalDate> ADDRESS_COLLECTED = date("address_collected");
    /** The customer published the address for everybody to see. */
    public static final Fact<Boolean> ADDRESS_PUBLISHED = flag("address_published");
    /** The customer published it with the statement that no advertising is wanted. */
    public static final Fact<Boolean> REFUSAL_STATED = flag("refusal_stated");
    /** The message is about the role or business of the customer. */
    public static final Fact<Boolean> RELEVANT_TO_ROLE = flag("relevant_to_role");
    /** The relationship goes on; a single purchase is none that does. */
    public static final Fact<Boolean> ONGOING_RELATIONSHIP = flag("ongoing_relationship");
    /** What is advertised is directly related to that relationship. */
    public static final Fact<Boolean> DIRECTLY_RELATED = flag("directly_related");
    /** The sender is a charity. */
    public static final Fact<Boolean> CHARITY_SENDER = flag("charity_sender");
    /** The only purpose is to further the charity's purposes. */
    public static final Fact<Boolean> SOLE_PURPOSE_CHARITABLE = flag("sole_purpose_charitable");
    /** The purpose of the message that the customer answered with a revocation, if it is another one than that asked about. */
    public static final Fact<String> REVOKED_IN_REPLY_TO = text("revoked_in_reply_to");
    /** When the customer last opted out of the sale or sharing of data (California). */
    public static final Fact<LocalDate> SALE_OPTED_OUT_ON = date("sale_opted_out_on");
    /** What is given along: NOMINAL. */
    public static final Fact<String> GIFT = text("gift");
    /** Somebody pays the business for the communication. */
    public static final Fact<Boolean> FINANCIAL_REMUNERATION = flag("financial_remuneration");
    /** The authorization states that somebody pays. */
    public static final Fact<Boolean> STATES_REMUNERATION = flag("states_remuneration");
    /** How the customer was informed when asked for consent: ITEMISED_STANDALONE, NONE. */
    public static final Fact<String> NOTICE = text("notice");
    /** The message only asks the customer to confirm a sign-up of the customer's own (double opt-in). */
    public static final Fact<Boolean> CONFIRMS_SIGNUP = flag("confirms_signup");
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
                    TPS_LISTED_SINCE,
                    LAST_PURCHASE,
                    LAST_INQUIRY,
                    LAST_DONATION,
                    SUBSCRIPTION_ENDED,
                    ADDRESS_COLLECTED,
                    ADDRESS_PUBLISHED,
                    REFUSAL_STATED,
                    RELEVANT_TO_ROLE,
                    ONGOING_RELATIONSHIP,
                    DIRECTLY_RELATED,
                    CHARITY_SENDER,
                    SOLE_PURPOSE_CHARITABLE,
                    REVOKED_IN_REPLY_TO,
                    SALE_OPTED_OUT_ON,
                    GIFT,
                    FINANCIAL_REMUNERATION,
                    STATES_REMUNERATION,
                    NOTICE,
                    CONFIRMS_SIGNUP,
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

    /** Returns the keys of the constants. */
    public static Set<String> standardKeys() {
        return STANDARD.keySet();
    }

    /** Returns the constant with this key. */
    public static Optional<Fact<?>> standard(String key) {
        return Optional.ofNullable(STANDARD.get(key));
    }
}
