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

    /** What is logged of a permission event. */
    record Content(CustomerId customer, PermissionEvent event) {
        Content {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(event, "event");
        }
    }

    /** Returns the receipts of a CRM. */
    public static ConsentReceipts of(Crm crm, AuditLog audit) {
        return new ConsentReceipts(crm, audit);
    }

    /** Returns a permission event as a fact for the audit log. */
    public static AuditRecord fact(CustomerId customer, PermissionEvent event) {
        return AuditRecord.about(
                customer, KIND, reference(customer, event.id()), CODEC.encode(new Content(customer, event)));
    }

    private static String reference(CustomerId customer, PermissionEventId event) {
        return URLEncoder.encode(customer.value(), UTF_8) + "/" + event.value();
    }

    /**
     * Returns the receipt of a consent, proven in a signed tree.
     *
     * @param head signed after the consent was recorded, such as {@code audit.sign()}
     * @throws NotFoundException if no such event is logged, or the customer was erased
     * @throws InvalidInputException if the event gives no consent, or came after the head
     */
    public ConsentReceipt receipt(
            CustomerId customer, PermissionEventId id, Controller controller, SignedTreeHead head) {
        AuditEntry entry =
                audit.find(KIND, reference(customer, id)).orElseThrow(() -> new NotFoundException(KIND, id.value()));
        AuditReceipt proof = audit.receipt(entry, head);
        String content = proof.opening()
                .orElseThrow(() -> new NotFoundException(KIND, id.value()))
                .content();
        PermissionEvent event = CODEC.decode(content).event();
        if (!event.type().grants()
                || event.purpose().isEmpty()
                || event.channel().isEmpty()) {
            throw new InvalidInputException("permissionEvent", "must be a consent, to have a receipt");
        }
        return new ConsentReceipt(
                ConsentReceipt.FORM,
                crm.customers().find(customer).flatMap(Customer::jurisdiction),
                event.effectiveAt().getEpochSecond(),
                event.evidence().map(Evidence::kind).map(Enum::name).orElse("NONE"),
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
     * @throws io.crmkit.core.json.UnreadableJsonException if the logged content is no consent
     */
    public static boolean matches(ConsentReceipt receipt) {
        return receipt.proof()
                .opening()
                .map(AuditReceipt.Opening::content)
                .map(CODEC::decode)
                .filter(logged -> logged.event().purpose().isPresent()
                        && logged.event().channel().isPresent()
                        && logged.customer().value().equals(receipt.piiPrincipalId())
                        && logged.event().id().value().equals(receipt.consentReceiptID())
                        && logged.event().effectiveAt().getEpochSecond() == receipt.consentTimestamp()
                        && logged.event().noticeVersion().orElse("").equals(receipt.noticeVersion())
                        && logged.event()
                                .evidence()
                                .map(proof -> proof.kind().name())
                                .orElse("NONE")
                                .equals(receipt.collectionMethod())
                        && services(logged.event()).equals(receipt.services()))
                .isPresent();
    }
}
