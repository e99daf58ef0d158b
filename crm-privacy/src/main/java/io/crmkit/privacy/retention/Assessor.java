package io.crmkit.privacy.retention;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerStatus;
import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.Versioned;
import io.crmkit.privacy.hold.LegalHold;
import io.crmkit.privacy.hold.LegalHolds;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says what the rules say about one record; changes nothing. */
final class Assessor {
    /** What keeps a record longer is greater. */
    private static final Comparator<RetentionFinding> STRICTER = Comparator.comparing(
                    (RetentionFinding one) -> one.action().isEmpty())
            .thenComparing(one -> one.reason() == RetentionReason.EXEMPT)
            .thenComparing(one -> one.reason() == RetentionReason.START_UNKNOWN)
            .thenComparing(one -> one.action().map(Enum::ordinal).orElse(0))
            .thenComparing(one -> one.dueAt().orElse(Instant.MAX))
            .thenComparing(RetentionFinding::rule);

    private final Crm crm;
    private final LegalHolds holds;
    private final Rulebook book;

    Assessor(Crm crm, LegalHolds holds, Rulebook book) {
        this.crm = crm;
        this.holds = holds;
        this.book = book;
    }

    /** Knows which records that name others are about to go, so that they keep nothing. */
    @FunctionalInterface
    interface Going {
        <E, I extends Id> boolean goes(EntityType<E, I> by, Versioned<E> namer, String target, String id);
    }

    /** Returns what is due in a round that begins now, or why the record stays. */
    <E, I extends Id> Optional<RetentionFinding> assess(EntityType<E, I> type, Versioned<E> record, Instant now) {
        return assess(type, record, now, new Going() {
            @Override
            public <N, J extends Id> boolean goes(EntityType<N, J> by, Versioned<N> namer, String target, String id) {
                return goesBefore(target, id, by, namer, now);
            }
        });
    }

    /** Returns what is due, or why the record stays; empty if no rule is about it or nothing is left to do. */
    <E, I extends Id> Optional<RetentionFinding> assess(
            EntityType<E, I> type, Versioned<E> record, Instant now, Going going) {
        if (record.entity() instanceof Customer customer
                && (customer.status() == CustomerStatus.ERASED || customer.status() == CustomerStatus.MERGED)) {
            return Optional.empty();
        }
        List<RetentionFinding> each = new ArrayList<>();
        book.rules(type.name(), now).forEach(rule -> each.add(byOneRule(type, record, rule, now)));
        if (each.isEmpty()) {
            return Optional.empty();
        }
        RetentionFinding strictest = Collections.max(each, STRICTER);
        if (strictest.action().isEmpty()) {
            return Optional.of(strictest);
        }
        Optional<LegalHold> hold = hold(type, record.entity());
        if (hold.isPresent()) {
            return Optional.of(
                    strictest.stays(RetentionReason.LEGAL_HOLD, hold.get().id().value()));
        }
        RetentionFinding due = reviewed(strictest, now);
        if (due.action().filter(RetentionAction.REDACT::equals).isPresent()
                && type.erasureRule() instanceof ErasureRule.Redact<E> rule
                && rule.redaction().apply(record.entity()).equals(record.entity())) {
            return Optional.empty();
        }
        if (due.action().filter(RetentionAction.ERASE::equals).isPresent() && type != Customer.TYPE) {
            Optional<String> namer = namer(type, due.record(), going);
            return Optional.of(namer.map(name -> due.stays(RetentionReason.STILL_NAMED, name))
                    .orElse(due));
        }
        return Optional.of(due);
    }

    private <E, I extends Id> RetentionFinding byOneRule(
            EntityType<E, I> type, Versioned<E> record, Rulebook.Bound bound, Instant now) {
        RetentionRule rule = bound.rule();
        ZoneId zone = bound.schedule().zone();
        Optional<Instant> dueAt = start(type, record, rule.trigger(), zone).map(day -> rule.dueAt(day, zone));
        RetentionFinding found = new RetentionFinding(
                type.name(),
                type.idOf(record.entity()).value(),
                Optional.of(rule.action()),
                RetentionReason.PERIOD_ENDED,
                "",
                bound.name(),
                dueAt);
        for (RetentionExemption exemption : rule.exemptions()) {
            Attribute<E, ?> attribute =
                    Moments.attribute(type, exemption.attribute()).orElseThrow();
            if (exemption.values().contains(attribute.textOf(record.entity()))) {
                return found.stays(RetentionReason.EXEMPT, exemption.reason());
            }
        }
        if (dueAt.isEmpty()) {
            return found.stays(RetentionReason.START_UNKNOWN, "");
        }
        return now.isBefore(dueAt.get()) ? found.stays(RetentionReason.PERIOD_RUNNING, "") : found;
    }

    private <E, I extends Id> Optional<LocalDate> start(
            EntityType<E, I> type, Versioned<E> record, RetentionTrigger trigger, ZoneId zone) {
        LocalDate added = LocalDate.ofInstant(record.stamps().createdAt(), zone);
        if (trigger instanceof RetentionTrigger.OfAttribute own) {
            return Moments.day(Moments.attribute(type, own.name()).orElseThrow(), record.entity(), zone);
        }
        if (trigger instanceof RetentionTrigger.LastActivity activity) {
            Optional<LocalDate> last = Optional.of(added);
            for (CustomerId customer : customers(type, record.entity())) {
                for (String name : activity.types()) {
                    Optional<Optional<LocalDate>> newest = newest(book.type(name), customer, zone);
                    if (newest.isPresent()) {
                        last = later(last, newest.get());
                    }
                }
            }
            return last;
        }
        if (trigger instanceof RetentionTrigger.EndOf end) {
            List<Optional<LocalDate>> ends = new ArrayList<>();
            customers(type, record.entity())
                    .forEach(customer -> ends.addAll(ends(book.type(end.type()), end.attribute(), customer, zone)));
            return ends.stream().reduce(Assessor::later).orElse(Optional.empty());
        }
        return Optional.of(added);
    }

    /** What has no end is later than everything. */
    private static Optional<LocalDate> later(Optional<LocalDate> one, Optional<LocalDate> other) {
        return one.flatMap(day -> other.map(more -> more.isAfter(day) ? more : day));
    }

    /** Returns the newest moment in a type; empty if it has no record of the customer. */
    private <E, I extends Id> Optional<Optional<LocalDate>> newest(
            EntityType<E, I> type, CustomerId customer, ZoneId zone) {
        Optional<Optional<LocalDate>> newest = Optional.empty();
        for (EntityIndex<E> index : Rulebook.history(type)) {
            Query<E> query = equalFirst(index, customer.value()).descending();
            for (E last :
                    crm.repository(type).page(query, PageRequest.ofSize(1)).items()) {
                Optional<LocalDate> day = Moments.day(index.attributes().get(1), last, zone);
                newest = Optional.of(newest.map(known -> later(known, day)).orElse(day));
            }
        }
        return newest;
    }

    private <E, I extends Id> List<Optional<LocalDate>> ends(
            EntityType<E, I> type, String name, CustomerId customer, ZoneId zone) {
        Attribute<E, ?> attribute = Moments.attribute(type, name).orElseThrow();
        List<Optional<LocalDate>> ends = new ArrayList<>();
        for (Attribute<E, CustomerId> subject : type.subjects()) {
            EntityIndex<E> index = type.indexes().stream()
                    .filter(candidate -> candidate.attributes().get(0) == subject)
                    .findFirst()
                    .orElseThrow(); // a descriptor whose subject leads no index is refused
            try (var contracts = crm.repository(type).stream(equalFirst(index, customer.value()))) {
                contracts.forEach(contract -> ends.add(Moments.day(attribute, contract, zone)));
            }
        }
        return ends;
    }

    static <E> Query<E> equalFirst(EntityIndex<E> index, String id) {
        return equal(Query.by(index), index.attributes().get(0), id);
    }

    private static <E, T> Query<E> equal(Query<E> query, Attribute<E, T> attribute, String text) {
        return query.equal(attribute, attribute.parse(text));
    }

    /** Returns the customers that a record names, as their data. */
    static <E, I extends Id> List<CustomerId> customers(EntityType<E, I> type, E entity) {
        if (entity instanceof Customer customer) {
            return List.of(customer.id());
        }
        return type.subjects().stream()
                .map(subject -> subject.valueOf(entity))
                .filter(CustomerId::assigned)
                .distinct()
                .toList();
    }

    private <E, I extends Id> Optional<LegalHold> hold(EntityType<E, I> type, E entity) {
        return customers(type, entity).stream()
                .flatMap(customer -> holds.active(customer).stream())
                .filter(hold -> hold.covers(type))
                .findFirst();
    }

    private RetentionFinding reviewed(RetentionFinding due, Instant now) {
        if (due.action().filter(RetentionAction.REVIEW::equals).isEmpty()) {
            return due;
        }
        Optional<RetentionReview> review = crm.repository(RetentionReview.TYPE).find(RetentionReview.idOf(due));
        if (review.isEmpty()) {
            return due;
        }
        Optional<RetentionReview.Decision> decision = review.get().decision();
        Optional<RetentionAction> action = decision.flatMap(RetentionReview.Decision::action);
        return new RetentionFinding(
                due.type(),
                due.record(),
                action,
                action.isPresent() ? RetentionReason.DECIDED : RetentionReason.UNDER_REVIEW,
                review.get().id().value(),
                due.rule(),
                decision.flatMap(RetentionReview.Decision::keepUntil)
                        .filter(now::isBefore)
                        .or(due::dueAt));
    }

    /** Returns the type of a record that names this one and stays. */
    private Optional<String> namer(EntityType<?, ?> type, String id, Going going) {
        return book.namers(type.name()).stream()
                .filter(by -> named(type.name(), id, by, going))
                .map(EntityType::name)
                .findFirst();
    }

    private <E, I extends Id> boolean named(String target, String id, EntityType<E, I> by, Going going) {
        for (EntityIndex<E> index : Rulebook.namers(by, target)) {
            Query<E> query = equalFirst(index, id);
            PageRequest request = PageRequest.ofSize(100);
            while (true) {
                var page = crm.repository(by).pageVersioned(query, request);
                for (Versioned<E> namer : page.items()) {
                    if (!going.goes(by, namer, target, id)) {
                        return true;
                    }
                }
                if (page.next().isEmpty()) {
                    break;
                }
                request = request.after(page.next().get());
            }
        }
        return false;
    }

    /** A round comes to the types in an order and to the records of a type by id; what goes before does not keep this one. */
    private <E, I extends Id> boolean goesBefore(
            String target, String id, EntityType<E, I> by, Versioned<E> namer, Instant now) {
        boolean earlier = by.name().equals(target)
                ? by.idOf(namer.entity()).value().compareTo(id) < 0
                : book.before(by.name(), target);
        return earlier
                && assess(by, namer, now)
                        .flatMap(RetentionFinding::action)
                        .filter(RetentionAction.ERASE::equals)
                        .isPresent();
    }
}
