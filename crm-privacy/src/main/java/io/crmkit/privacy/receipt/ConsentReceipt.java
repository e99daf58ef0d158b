package io.crmkit.privacy.receipt;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.json.JsonCodec;
import io.crmkit.core.json.JsonPlace;
import io.crmkit.core.json.UnreadableJsonException;
import io.crmkit.privacy.audit.AuditReceipt;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A consent as its giver can keep it. The properties are named as in the Kantara consent receipt 1.1; no conformity with that or with
 * ISO/IEC TS 27560 is claimed. What it says counts only as far as {@link #proof} shows it: verify that, and then
 * {@link ConsentReceipts#matches}, which says what the proof does not cover: language, controllers, policy and withdrawal.
 *
 * @param version the form of the receipt, {@link #FORM}
 * @param jurisdiction that of the customer when the consent was logged, if it was known
 * @param consentTimestamp when the consent was given, seconds since 1970
 * @param collectionMethod how it came in
 * @param consentReceiptID the id of the event
 * @param language of the texts, BCP 47
 * @param piiPrincipalId the opaque id of the customer
 * @param piiControllers who asked
 * @param policyUrl where the privacy policy stands
 * @param noticeVersion the text that was shown
 * @param services what was consented to
 * @param sensitive whether special categories of data are concerned; the library knows of none
 * @param withdrawal how the consent is taken back
 * @param proof that it was logged, and as what
 */
public record ConsentReceipt(
        String version,
        Optional<String> jurisdiction,
        long consentTimestamp,
        String collectionMethod,
        String consentReceiptID,
        String language,
        String piiPrincipalId,
        List<PiiController> piiControllers,
        String policyUrl,
        String noticeVersion,
        List<Service> services,
        boolean sensitive,
        String withdrawal,
        AuditReceipt proof) {
    /** The form of these receipts. */
    public static final String FORM = "crmkit.consent-receipt.v1";

    private static final int MOST_CHARACTERS = 10_000_000;

    private static final JsonCodec<ConsentReceipt> CODEC = JsonCodec.of(ConsentReceipt.class);

    /**
     * Copies the lists.
     *
     * @throws InvalidInputException if the version is another one than {@link #FORM}
     */
    public ConsentReceipt {
        if (!FORM.equals(version)) {
            throw new InvalidInputException("consentReceipt.version", "must be " + FORM);
        }
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        Objects.requireNonNull(collectionMethod, "collectionMethod");
        Objects.requireNonNull(consentReceiptID, "consentReceiptID");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(piiPrincipalId, "piiPrincipalId");
        Objects.requireNonNull(policyUrl, "policyUrl");
        Objects.requireNonNull(noticeVersion, "noticeVersion");
        Objects.requireNonNull(withdrawal, "withdrawal");
        Objects.requireNonNull(proof, "proof");
        piiControllers = List.copyOf(piiControllers);
        services = List.copyOf(services);
    }

    /**
     * Who asked for consent.
     *
     * @param piiController the name
     * @param contact where to reach them
     */
    public record PiiController(String piiController, String contact) {}

    /**
     * What was consented to.
     *
     * @param service the channel
     * @param purposes for what
     */
    public record Service(String service, List<PurposeOfUse> purposes) {
        /** Copies the purposes. */
        public Service {
            purposes = List.copyOf(purposes);
        }
    }

    /**
     * A purpose of a consent.
     *
     * @param purpose its key
     * @param consentType the form of the consent
     * @param termination when the consent ends by itself, if it does, as an instant
     */
    public record PurposeOfUse(String purpose, String consentType, Optional<String> termination) {}

    /** Returns the receipt as canonical JSON. */
    public String toJson() {
        return CODEC.encode(this);
    }

    /**
     * Returns the receipt that a text of {@link #toJson} stands for; nothing of it is verified yet.
     *
     * @throws UnreadableJsonException if the text is something else or of another version
     * @throws InvalidInputException if it names a property twice, or one that receipts do not have: nobody would look at it
     */
    public static ConsentReceipt parse(String json) {
        ConsentReceipt receipt = CODEC.decode(json);
        JsonPlace.parse("consentReceipt", json, MOST_CHARACTERS);
        if (!CODEC.knowsPropertiesOf(json)) {
            throw new InvalidInputException("consentReceipt", "must have no other properties than receipts have");
        }
        return receipt;
    }

    @Override
    public String toString() {
        return "ConsentReceipt[" + consentReceiptID + "]";
    }
}
