package io.crmkit.privacy.retention;

import io.crmkit.core.Crm;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.error.NotFoundException;
import io.crmkit.core.id.Id;
import io.crmkit.core.page.Cursor;
import io.crmkit.core.page.Page;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.Versioned;
import io.crmkit.privacy.audit.AuditLog;
import io.crmkit.privacy.erasure.Erasure;
import io.crmkit.privacy.hold.LegalHolds;
import io.crmkit.privacy.purpose.Purposes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds records whose period has ended and removes or redacts them, or has a person decide. Goes through the records of all types that
 * rules are about, in rounds: {@link #tick} does a piece of a round and any worker can go on. Safe for many threads and
 * workers; whatever is done twice is done once.
 *
 * <p>If several rules are about a record, the one that keeps it longest wins; if the periods of all have ended, the action that keeps
 * most of it. A legal hold keeps it whatever the rules say, and a record that another one names stays until that one goes.
 */
public final class Retention {
    private static final int AT_ONCE = 50;

    /** What is kept although its period has ended is looked at again after this time. */
    private static final Duration AGAIN = Duration.ofDays(1);

    private final Crm crm;
    private final Rulebook book;
    private final Assessor assessor;
    private final Removal removal;

    private Retention(Crm crm, Purposes purposes, Erasure erasure, AuditLog audit, List<RetentionSchedule> schedules) {
        this.crm = Objects.requireNonNull(crm, "crm");
        this.book = new Rulebook(crm, purposes, schedules);
        this.assessor = new Assessor(crm, LegalHolds.of(crm), book);
        this.removal = new Removal(crm, erasure, audit);
    }

    /**
     * Returns the retention of the tenant of a CRM.
     *
     * @param schedules the rules; several versions of one schedule must not overlap
     * @throws InvalidInputException if a rule names a type, attribute or purpose that there is not, or cannot be applied to a type
     */
    public static Retention of(
            Crm crm, Purposes purposes, Erasure erasure, AuditLog audit, List<RetentionSchedule> schedules) {
        return new Retention(crm, purposes, erasure, audit, schedules);
    }

    /** Returns the entity types of retention, which the module registers with every {@code Crm}. */
    public static Collection<EntityType<?, ?>> entityTypes() {
        return List.of(RetentionReview.TYPE, RetentionSweep.TYPE);
    }

    /** Returns the schedules. */
    public List<RetentionSchedule> schedules() {
        return book.schedules();
    }

    /**
     * Goes through all records as a round at this moment would, and changes nothing: the dry run. Keeps nothing in memory.
     *
     * @param each gets what is due and what stays although a period has ended, or because no period has begun, with the reason
     * @return how many records of each action there were; nothing is refused, and {@code nextDueAt} is that of the round
     */
    public RetentionReport plan(Instant now, Consumer<RetentionFinding> each) {
        RetentionReport sum = Removal.nothing(0);
        Optional<Instant> next = Optional.empty();
        for (String name : book.typesWithRules(now)) {
            Optional<Cursor> after = Optional.empty();
            do {
                Piece<?> piece = read(book.type(name), now, 500, after, true);
                for (RetentionFinding finding : piece.findings()) {
                    if (finding.reason() != RetentionReason.PERIOD_RUNNING) {
                        each.accept(finding);
                    }
                    sum = sum.plus(Removal.counted(finding));
                }
                sum = sum.plus(Removal.nothing(piece.examined()));
                next = earlier(next, piece.nextDueAt());
                after = piece.next();
            } while (after.isPresent());
        }
        return sum.next(earlier(next, book.nextChange(now)));
    }

    /**
     * Returns what the rules say about one record; empty if none is about it or nothing is left to do.
     *
     * @throws NotFoundException if there is no such record
     */
    public <E, I extends Id> Optional<RetentionFinding> explain(EntityType<E, I> type, I id, Instant now) {
        Versioned<E> record = crm.repository(type)
                .findVersioned(id)
                .orElseThrow(() -> new NotFoundException(type.name(), id.value()));
        return assessor.assess(type, record, now);
    }

    /**
     * Does a piece of a round: looks at records, and does what is due. If the round before is complete, a new one begins. A round is
     * about one moment; what becomes due while it lasts is left for the next one. Each removal is in the audit log, by ids.
     *
     * @param now up to when; usually the time of the clock
     * @param limit how many records to look at, at most; 1 to 10,000
     * @return what it did, and when to call again
     * @throws InvalidInputException if the limit is out of range
     * @throws io.crmkit.store.StoreException if the store failed; what was done stays done, call again
     */
    public RetentionReport tick(Instant now, int limit) {
        if (limit < 1 || limit > 10_000) {
            throw new InvalidInputException("limit", "must lie within 1 to 10000");
        }
        RetentionReport sum = Removal.nothing(0);
        RetentionSweep sweep = begin(now);
        while (sweep.type().isPresent() && sum.examined() < limit) {
            EntityType<?, ?> type = book.type(sweep.type().get());
            Optional<Cursor> after = sweep.cursor().map(Cursor::new);
            Piece<?> piece = read(type, sweep.asOf(), Math.min(500, limit - sum.examined()), after, false);
            RetentionReport done = piece.apply(removal, sweep.asOf());
            sum = sum.plus(done).plus(Removal.nothing(piece.examined()));
            boolean left = done.erased() + done.redacted() + done.reviews()
                    < piece.due().size();
            sweep = advance(sweep, piece, left ? Optional.of(sweep.asOf().plus(AGAIN)) : Optional.empty());
        }
        return sum.next(sweep.type().isPresent() ? Optional.of(now) : sweep.nextDueAt());
    }

    private RetentionSweep begin(Instant now) {
        List<String> names = book.schedules().stream()
                .map(RetentionSchedule::toString)
                .sorted()
                .toList();
        List<String> types = book.typesWithRules(now);
        RetentionSweep fresh = new RetentionSweep(
                RetentionSweep.ID, now, names, types.stream().findFirst(), Optional.empty(), book.nextChange(now));
        return crm.compute(unit -> {
            Optional<RetentionSweep> stored = unit.find(RetentionSweep.TYPE, RetentionSweep.ID);
            boolean goesOn = stored.filter(old -> !old.asOf().isAfter(now)
                            && old.rules().equals(names)
                            && old.type()
                                    .filter(book.typesWithRules(old.asOf())::contains)
                                    .isPresent())
                    .isPresent();
            if (goesOn) {
                return stored.get();
            }
            return stored.isPresent()
                    ? unit.update(RetentionSweep.TYPE, RetentionSweep.ID, old -> fresh)
                    : unit.addIfAbsent(fresh).entity();
        });
    }

    /** Another worker may have come here first; then its place counts. */
    private RetentionSweep advance(RetentionSweep from, Piece<?> piece, Optional<Instant> again) {
        List<String> types = book.typesWithRules(from.asOf());
        int place = types.indexOf(from.type().orElseThrow());
        Optional<String> type = piece.next().isPresent()
                ? from.type()
                : types.stream().skip(place + 1L).findFirst();
        RetentionSweep to = from.at(
                type, piece.next().map(Cursor::token), earlier(from.nextDueAt(), earlier(piece.nextDueAt(), again)));
        return crm.compute(unit -> {
            RetentionSweep stored = unit.get(RetentionSweep.TYPE, RetentionSweep.ID);
            return stored.equals(from) ? unit.update(RetentionSweep.TYPE, RetentionSweep.ID, old -> to) : stored;
        });
    }

    /** In a run, what was to go before is gone, but for what goes in the same piece. */
    private record InThisPiece(Set<String> ids) implements Assessor.Going {
        @Override
        public <E, I extends Id> boolean goes(EntityType<E, I> by, Versioned<E> namer, String target, String id) {
            return by.name().equals(target)
                    && ids.contains(by.idOf(namer.entity()).value());
        }
    }

    /** Some records of a type, with what the rules say about them. */
    private record Piece<E>(
            EntityType<E, ?> type,
            int examined,
            List<Removal.Due<E>> due,
            List<RetentionFinding> findings,
            Optional<Cursor> next,
            Optional<Instant> nextDueAt) {
        RetentionReport apply(Removal removal, Instant asOf) {
            RetentionReport sum = Removal.nothing(0);
            for (int from = 0; from < due.size(); from += AT_ONCE) {
                sum = sum.plus(removal.apply(type, due.subList(from, Math.min(due.size(), from + AT_ONCE)), asOf));
            }
            return sum;
        }
    }

    private <E, I extends Id> Piece<E> read(
            EntityType<E, I> type, Instant now, int size, Optional<Cursor> after, boolean dry) {
        List<RetentionRule> rules =
                book.rules(type.name(), now).stream().map(Rulebook.Bound::rule).toList();
        DueQuery<E> query = DueQuery.of(type, rules, now);
        Page<Versioned<E>> page = crm.repository(type).pageVersioned(query.records(), new PageRequest(size, after));
        List<Removal.Due<E>> all = new ArrayList<>();
        InThisPiece going = new InThisPiece(new HashSet<>());
        for (Versioned<E> record : page.items()) {
            (dry ? assessor.assess(type, record, now) : assessor.assess(type, record, now, going))
                    .ifPresent(finding -> {
                        all.add(new Removal.Due<>(record.entity(), finding));
                        if (finding.action()
                                .filter(RetentionAction.ERASE::equals)
                                .isPresent()) {
                            going.ids().add(finding.record());
                        }
                    });
        }
        List<RetentionFinding> findings = all.stream().map(Removal.Due::finding).toList();
        Optional<Instant> next = findings.stream()
                .flatMap(finding -> again(finding, now).stream())
                .min(Instant::compareTo);
        if (page.next().isEmpty() && query.rest().isPresent()) {
            next = earlier(next, firstOf(type, query.rest().get(), now));
        }
        return new Piece<>(
                type,
                page.items().size(),
                all.stream().filter(one -> one.finding().action().isPresent()).toList(),
                findings,
                page.next(),
                next);
    }

    private <E, I extends Id> Optional<Instant> firstOf(EntityType<E, I> type, Query<E> query, Instant now) {
        return crm.repository(type).pageVersioned(query, PageRequest.ofSize(1)).items().stream()
                .flatMap(record -> assessor.assess(type, record, now).stream())
                .flatMap(finding -> again(finding, now).stream())
                .findFirst();
    }

    private static Optional<Instant> again(RetentionFinding finding, Instant now) {
        if (finding.action().isPresent()) {
            return Optional.empty();
        }
        return finding.reason() == RetentionReason.PERIOD_RUNNING ? finding.dueAt() : Optional.of(now.plus(AGAIN));
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return Stream.concat(one.stream(), other.stream()).min(Instant::compareTo);
    }

    /**
     * Returns reviews that wait for a decision, the longest waiting first.
     *
     * @param limit how many at most, 1 to 1,000
     */
    public List<RetentionReview> reviews(Instant now, int limit) {
        return crm.repository(RetentionReview.TYPE)
                .page(
                        Query.by(RetentionReview.BY_OPEN_FROM).below(RetentionReview.OPEN_FROM, now.plusNanos(1_000)),
                        PageRequest.ofSize(limit))
                .items();
    }

    /**
     * Decides that a record stays until a moment; then it is asked again. The actor of the CRM is who decided.
     *
     * @param reason why, as a code of the business; not personal
     * @throws InvalidInputException if the reason is blank or the moment is not in the future
     * @throws NotFoundException if there is no such review
     */
    public RetentionReview keep(RetentionReviewId review, Instant until, String reason) {
        Instant now = crm.now();
        if (!until.isAfter(now)) {
            throw new InvalidInputException("retentionReview.keepUntil", "must be in the future");
        }
        return decide(
                review,
                new RetentionReview.Decision(now, crm.actor().id(), reason, Optional.of(until), Optional.empty()));
    }

    /**
     * Decides that a record goes, with the next round. The actor of the CRM is who decided.
     *
     * @param action ERASE, or REDACT if its type can be redacted
     * @param reason why, as a code of the business; not personal
     * @throws InvalidInputException if the reason is blank or the action is not possible
     * @throws NotFoundException if there is no such review
     */
    public RetentionReview remove(RetentionReviewId review, RetentionAction action, String reason) {
        EntityType<?, ?> type =
                book.type(crm.repository(RetentionReview.TYPE).get(review).type());
        if (action == RetentionAction.REDACT && !Rulebook.redacts(type)) {
            throw new InvalidInputException("retentionReview.action", "must be ERASE for " + type);
        }
        return decide(
                review,
                new RetentionReview.Decision(
                        crm.now(), crm.actor().id(), reason, Optional.empty(), Optional.of(action)));
    }

    private RetentionReview decide(RetentionReviewId review, RetentionReview.Decision decision) {
        return crm.repository(RetentionReview.TYPE).update(review, open -> open.decided(decision));
    }
}
