package io.crmkit.privacy.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.error.NotFoundException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.json.JsonCodec;
import io.crmkit.privacy.audit.AuditEntry;
import io.crmkit.privacy.audit.AuditLog;
import io.crmkit.privacy.audit.AuditReceipt;
import io.crmkit.privacy.audit.AuditRecord;
import io.crmkit.privacy.audit.SignedTreeHead;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionEventId;
import java.net.URLEncoder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Makes receipts of logged consents. Safe for many threads. */
public final class ConsentReceipts {
    /** The kind under which permission events are in the audit log. */
    public static final String KIND = "consent";

    private static final JsonCodec<Content> CODEC = JsonCodec.of(Content.class);

    private final Crm crm;
    private final AuditLog audit;

    private ConsentReceipts(Crm crm, AuditLog audit) {
        this.crm = Objects.requireNonNull(crm, "crm");
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    /**
     * What is logged of a permission event.
     *
     * @param jurisdiction of the customer then, an empty text if nobody knew; nothing at all in what older versions logged
     */
    record Content(CustomerId customer, PermissionEvent event, Optional<String> jurisdiction) {
        Content {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(event, "event");
            Objects.requireNonNull(jurisdiction, "jurisdiction");
        }

        boolean isConsent() {
            return event.type().grants()
                    && event.purpose().isPresent()
                    && event.channel().isPresent();
        }
    }

    /** Returns the receipts of a CRM. */
    public static ConsentReceipts of(Crm crm, AuditLog audit) {
        return new ConsentReceipts(crm, audit);
    }

    /**
     * Returns a permission event as a fact for the audit log.
     *
     * @param jurisdiction that of the customer when the event is logged, if it is known
     */
    public static AuditRecord fact(CustomerId customer, PermissionEvent event, Optional<String> jurisdiction) {
        Content content = new Content(customer, event, Optional.of(jurisdiction.orElse("")));
        return AuditRecord.about(customer, KIND, reference(customer, event.id()), CODEC.encode(content));
    }

    /** Returns under which reference a permission event is in the audit log. */
    public static String reference(CustomerId customer, PermissionEventId event) {
        return URLEncoder.encode(customer.value(), UTF_8) + "/" + event.value();
    }

    /**
     * Returns the receipt of a consent, proven in a signed tree. What it says of the controller is what the caller says, and not
     * proven; see {@link #matches}.
     *
     * @param head signed after the consent was recorded, such as {@code audit.sign()}
     * @throws NotFoundException if no such event is logged
     * @throws InvalidInputException if the event gives no consent, or came after the head, or the customer was erased, so that nobody
     *     can read any more what was logged
     */
    public ConsentReceipt receipt(
            CustomerId customer, PermissionEventId id, Controller controller, SignedTreeHead head) {
        AuditEntry entry =
                audit.find(KIND, reference(customer, id)).orElseThrow(() -> new NotFoundException(KIND, id.value()));
        AuditReceipt proof = audit.receipt(entry, head);
        Content logged = proof.opening()
                .map(AuditReceipt.Opening::content)
                .map(CODEC::decode)
                .orElseThrow(() -> new InvalidInputException("customer", "must not be erased, to have a receipt"));
        PermissionEvent event = logged.event();
        if (!logged.isConsent()) {
            throw new InvalidInputException("permissionEvent", "must be a consent, to have a receipt");
        }
        return new ConsentReceipt(
                ConsentReceipt.FORM,
                logged.jurisdiction()
                        .or(() -> crm.customers().find(customer).flatMap(Customer::jurisdiction))
                        .filter(code -> !code.isEmpty()),
                event.effectiveAt().getEpochSecond(),
                collectionMethod(event),
                event.id().value(),
                controller.language(),
                customer.value(),
                List.of(new ConsentReceipt.PiiController(controller.name(), controller.contact())),
                controller.policyUrl(),
                event.noticeVersion().orElse(""),
                services(event),
                false,
                controller.withdrawal(),
                proof);
    }

    private static List<ConsentReceipt.Service> services(PermissionEvent event) {
        return List.of(new ConsentReceipt.Service(
                event.channel().orElseThrow().name(),
                List.of(new ConsentReceipt.PurposeOfUse(
                        event.purpose().orElseThrow().key(),
                        event.grantKind().name(),
                        event.expiresAt().map(Object::toString)))));
    }

    /**
     * Returns whether a receipt says what its proof shows; needs no store. Verify the proof itself with an {@code AuditVerifier}.
     *
     * <p>Compared with what was logged: that it is a consent, customer, event, time (whole seconds), collection method, notice version,
     * services with purposes, form and end, and the jurisdiction. {@code sensitive} must be false, as in every receipt that is made here.
     *
     * <p><b>Not proven, and not compared</b>, as it is no part of what was logged: {@code language}, {@code piiControllers} (name and
     * contact), {@code policyUrl} and {@code withdrawal}; compare them with what the controller publishes. Nor is the jurisdiction of
     * a consent that a version before this comparison logged.
     *
     * @throws io.crmkit.core.json.UnreadableJsonException if the logged content is no consent
     */
    public static boolean matches(ConsentReceipt receipt) {
        return receipt.proof()
                .opening()
                .map(AuditReceipt.Opening::content)
                .map(CODEC::decode)
                .filter(logged -> logged.isConsent() && matches(receipt, logged))
                .isPresent();
    }

    private static boolean matches(ConsentReceipt receipt, Content logged) {
        PermissionEvent event = logged.event();
        return receipt.proof().leaf().kind().equals(KIND)
                && receipt.proof().leaf().reference().equals(reference(logged.customer(), event.id()))
                && logged.customer().value().equals(receipt.piiPrincipalId())
                && event.id().value().equals(receipt.consentReceiptID())
                && event.effectiveAt().getEpochSecond() == receipt.consentTimestamp()
                && event.noticeVersion().orElse("").equals(receipt.noticeVersion())
                && collectionMethod(event).equals(receipt.collectionMethod())
                && services(event).equals(receipt.services())
                && logged.jurisdiction()
                        .filter(code -> !code.equals(receipt.jurisdiction().orElse("")))
                        .isEmpty()
                && !receipt.sensitive();
    }

    private static String collectionMethod(PermissionEvent event) {
        return event.evidence().map(Evidence::kind).map(Enum::name).orElse("NONE");
    }
}
