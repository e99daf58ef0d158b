package io.crmkit.privacy.notice;

import io.crmkit.core.Crm;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.repository.Query;
import io.crmkit.privacy.consent.PermissionEvent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The notices of a tenant and who was told. Nothing recorded is changed. Safe for many threads. */
public final class Notices {
    private final Crm crm;

    private Notices(Crm crm) {
        this.crm = Objects.requireNonNull(crm, "crm");
    }

    /** Returns the notices of the tenant of a CRM. */
    public static Notices of(Crm crm) {
        return new Notices(crm);
    }

    /**
     * Publishes a version; the same one again changes nothing.
     *
     * @throws DuplicateException if its id has another text, language or date: a published text is never changed
     */
    public NoticeVersion publish(NoticeVersion version) {
        NoticeVersion stored =
                crm.repository(NoticeVersion.TYPE).addIfAbsent(version).entity();
        if (!stored.equals(version)) {
            throw new DuplicateException(
                    NoticeVersion.TYPE.name(), "id", version.id().value());
        }
        return stored;
    }

    /** Returns a version. */
    public Optional<NoticeVersion> find(NoticeVersionId id) {
        return crm.repository(NoticeVersion.TYPE).find(id);
    }

    /** Returns the version of a text in a language that holds at a moment; empty before the first one. */
    public Optional<NoticeVersion> inForce(String notice, String language, Instant at) {
        return crm
                .repository(NoticeVersion.TYPE)
                .page(
                        history(notice, language)
                                .below(NoticeVersion.VALID_FROM, at.plusNanos(1_000))
                                .descending(),
                        PageRequest.ofSize(1))
                .items()
                .stream()
                .findFirst();
    }

    /** Returns the versions of a text in a language, the first one first; at most 1,000. */
    public List<NoticeVersion> versions(String notice, String language) {
        return crm.repository(NoticeVersion.TYPE)
                .page(history(notice, language), PageRequest.ofSize(1_000))
                .items();
    }

    private static Query<NoticeVersion> history(String notice, String language) {
        return Query.by(NoticeVersion.BY_NOTICE)
                .equal(NoticeVersion.NOTICE, notice)
                .equal(NoticeVersion.LANGUAGE, Locale.forLanguageTag(language).toLanguageTag());
    }

    /**
     * Records that somebody was told; the same again changes nothing.
     *
     * @throws DuplicateException if its id is recorded with other contents
     * @throws io.crmkit.core.error.InvalidInputException if there is no such version or customer
     */
    public NoticeDelivery told(NoticeDelivery delivery) {
        NoticeDelivery stored =
                crm.repository(NoticeDelivery.TYPE).addIfAbsent(delivery).entity();
        boolean anyTime = delivery.at().equals(EntityType.WHEN_ADDED);
        if (!stored.equals(anyTime ? delivery.withAt(stored.at()) : delivery)) {
            throw new DuplicateException(
                    NoticeDelivery.TYPE.name(), "id", delivery.id().value());
        }
        return stored;
    }

    /** Returns what a customer was told, the oldest first; read in pages, close the stream. */
    public Stream<NoticeDelivery> toldTo(CustomerId customer) {
        return crm.repository(NoticeDelivery.TYPE).stream(
                Query.by(NoticeDelivery.BY_CUSTOMER).equal(NoticeDelivery.CUSTOMER, customer));
    }

    /** Returns who was told a version, the oldest first; read in pages, close the stream. */
    public Stream<NoticeDelivery> toldOf(NoticeVersionId version) {
        return crm.repository(NoticeDelivery.TYPE).stream(
                Query.by(NoticeDelivery.BY_VERSION).equal(NoticeDelivery.VERSION, version));
    }

    /** Returns whether a customer was told a version by a moment, that moment included. */
    public boolean wasTold(CustomerId customer, NoticeVersionId version, Instant by) {
        try (Stream<NoticeDelivery> all = toldTo(customer)) {
            return all.anyMatch(
                    one -> one.version().equals(version) && !one.at().isAfter(by));
        }
    }

    /**
     * Returns which text a consent was given to: the one that the event names. If it names none, the last one that the customer had been
     * told is a hint, and no proof.
     */
    public AppliedNotice appliedTo(CustomerId customer, PermissionEvent event) {
        Optional<NoticeVersion> named = event.noticeVersion()
                .filter(name -> name.length() <= 80)
                .flatMap(name -> find(new NoticeVersionId(name)));
        if (named.isPresent()) {
            boolean held = inForce(named.get().notice(), named.get().language(), event.effectiveAt())
                    .equals(named);
            return new AppliedNotice(named, held ? AppliedNotice.How.NAMED : AppliedNotice.How.NAMED_BUT_NOT_IN_FORCE);
        }
        if (event.noticeVersion().isPresent()) {
            return new AppliedNotice(Optional.empty(), AppliedNotice.How.UNKNOWN);
        }
        Query<NoticeDelivery> before = Query.by(NoticeDelivery.BY_CUSTOMER)
                .equal(NoticeDelivery.CUSTOMER, customer)
                .below(NoticeDelivery.AT, event.effectiveAt().plusNanos(1_000))
                .descending();
        Optional<NoticeVersion> told =
                crm.repository(NoticeDelivery.TYPE).page(before, PageRequest.ofSize(1)).items().stream()
                        .findFirst()
                        .flatMap(delivery -> find(delivery.version()));
        return new AppliedNotice(told, told.isPresent() ? AppliedNotice.How.LAST_TOLD : AppliedNotice.How.UNKNOWN);
    }
}
