package io.crmkit.privacy.notice;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.interaction.Channel;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Somebody was told a version of a notice.
 *
 * @param id chosen by the host
 * @param version what was told
 * @param audience what sort of reader
 * @param customer who, of {@link Audience#CUSTOMER}
 * @param party who, of the others: a code of the business, such as a department or a partner; names nobody
 * @param at when
 * @param channel how
 * @param evidence what shows it, such as the id of a message or a training; letters, digits and {@code . _ : -}, 1 to 80
 */
public record NoticeDelivery(
        NoticeDeliveryId id,
        NoticeVersionId version,
        Audience audience,
        Optional<CustomerId> customer,
        Optional<String> party,
        Instant at,
        Channel channel,
        Optional<String> evidence) {
    /** Who reads it. */
    public enum Audience {
        /** Those whose data it is. */
        CUSTOMER,
        /** Those who work with the data. */
        STAFF,
        /** Those who receive or process the data. */
        PARTNER
    }

    /** The customer; the empty id for others. */
    public static final Attribute<NoticeDelivery, CustomerId> CUSTOMER = Attribute.id(
            "customer", CustomerId::new, delivery -> delivery.customer.orElse(new CustomerId(Id.UNASSIGNED)));

    /** What was told. */
    public static final Attribute<NoticeDelivery, NoticeVersionId> VERSION =
            Attribute.id("version", NoticeVersionId::new, NoticeDelivery::version);

    /** When. */
    public static final Attribute<NoticeDelivery, Instant> AT = Attribute.instant("at", NoticeDelivery::at);

    /** By customer, then time. */
    public static final EntityIndex<NoticeDelivery> BY_CUSTOMER = EntityIndex.of("by_customer", CUSTOMER, AT);

    /** By version, then time. */
    public static final EntityIndex<NoticeDelivery> BY_VERSION = EntityIndex.of("by_version", VERSION, AT);

    /** What the library has to know about deliveries. */
    public static final EntityType<NoticeDelivery, NoticeDeliveryId> TYPE = EntityType.builder(
                    "notice_delivery", NoticeDelivery.class, NoticeDeliveryId::new)
            .id(NoticeDelivery::id, (delivery, id) -> delivery.with(id, delivery.customer))
            .happenedAt(NoticeDelivery::at, NoticeDelivery::withAt)
            .index(BY_CUSTOMER)
            .index(BY_VERSION)
            .optionalSubject(CUSTOMER)
            .reference(VERSION, "notice_version")
            .onMerge(MergeRule.repoint((delivery, loser, survivor) ->
                    delivery.customer.filter(loser::equals).isPresent()
                            ? delivery.with(delivery.id, Optional.of(survivor))
                            : delivery))
            .onErasure(ErasureRule.keep("shows that the person was told; names the customer by an opaque id"))
            .build();

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._:-]{1,80}");

    /**
     * Checks who was told.
     *
     * @throws InvalidInputException if not exactly one of customer and party is given as the audience demands, or a code is malformed
     */
    public NoticeDelivery {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(channel, "channel");
        boolean ofCustomer = audience == Audience.CUSTOMER;
        if (customer.isPresent() != ofCustomer || party.isPresent() == ofCustomer) {
            throw new InvalidInputException(
                    "noticeDelivery.customer", "must be given for CUSTOMER, and party for the others");
        }
        party.ifPresent(text -> code(text, "party"));
        evidence.ifPresent(text -> code(text, "evidence"));
    }

    private static void code(String text, String field) {
        if (!CODE.matcher(text).matches()) {
            throw new InvalidInputException("noticeDelivery." + field, "must match " + CODE.pattern());
        }
    }

    /** Returns that a customer was told, at the time of recording. */
    public static NoticeDelivery toCustomer(String id, CustomerId customer, NoticeVersionId version, Channel channel) {
        return new NoticeDelivery(
                new NoticeDeliveryId(id),
                version,
                Audience.CUSTOMER,
                Optional.of(customer),
                Optional.empty(),
                EntityType.WHEN_ADDED,
                channel,
                Optional.empty());
    }

    /** Returns that staff or a partner was told, at the time of recording. */
    public static NoticeDelivery toParty(
            String id, Audience audience, String party, NoticeVersionId version, Channel channel) {
        return new NoticeDelivery(
                new NoticeDeliveryId(id),
                version,
                audience,
                Optional.empty(),
                Optional.of(party),
                EntityType.WHEN_ADDED,
                channel,
                Optional.empty());
    }

    /** Returns this delivery at another time. */
    public NoticeDelivery withAt(Instant moment) {
        return new NoticeDelivery(id, version, audience, customer, party, moment, channel, evidence);
    }

    /** Returns this delivery with what shows it. */
    public NoticeDelivery withEvidence(String reference) {
        return new NoticeDelivery(id, version, audience, customer, party, at, channel, Optional.of(reference));
    }

    private NoticeDelivery with(NoticeDeliveryId newId, Optional<CustomerId> newCustomer) {
        return new NoticeDelivery(newId, version, audience, newCustomer, party, at, channel, evidence);
    }
}
