package io.crmkit.privacy.breach;

import io.crmkit.core.Crm;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.error.NotFoundException;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.privacy.audit.AuditLog;
import io.crmkit.privacy.audit.AuditRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The breaches of a tenant, each change of them in the audit log. Safe for many threads. */
public final class Breaches {
    private final Crm crm;
    private final AuditLog audit;

    private Breaches(Crm crm, AuditLog audit) {
        this.crm = Objects.requireNonNull(crm, "crm");
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    /** Returns the breaches of the tenant of a CRM. */
    public static Breaches of(Crm crm, AuditLog audit) {
        return new Breaches(crm, audit);
    }

    /**
     * Records a breach; the same one again changes nothing.
     *
     * @throws InvalidInputException if the business became aware in the future, or it comes with reports
     * @throws DuplicateException if its id is recorded with other contents
     */
    public Breach record(Breach breach) {
        notInFuture(breach.awareAt(), "breach.awareAt");
        if (!breach.reports().isEmpty() || breach.missedAt().isPresent() || breach.revision() != 0) {
            throw new InvalidInputException("breach.reports", "are added by report");
        }
        return crm.compute(unit -> {
            var added = unit.addIfAbsent(breach);
            if (added.created()) {
                log(unit, breach);
            } else if (!sameBeginning(added.entity(), breach)) {
                throw new DuplicateException(
                        Breach.TYPE.name(), "id", breach.id().value());
            }
            return added.entity();
        });
    }

    private static boolean sameBeginning(Breach stored, Breach again) {
        return stored.revision() > 0
                ? stored.rule().equals(again.rule()) && stored.awareAt().equals(again.awareAt())
                : stored.equals(again);
    }

    /**
     * Changes what is known of a breach, such as its risk and the numbers. What it was before stays in the audit log.
     *
     * @param edit keeps id, law, the time of becoming aware and the reports
     * @throws NotFoundException if there is no such breach
     * @throws InvalidInputException if {@code edit} changed what it must keep; nothing was changed
     */
    public Breach update(BreachId id, UnaryOperator<Breach> edit) {
        return crm.compute(unit -> {
            Breach before = unit.get(Breach.TYPE, id);
            Breach after = edit.apply(before);
            boolean kept = after.id().equals(id)
                    && after.rule().equals(before.rule())
                    && after.awareAt().equals(before.awareAt())
                    && after.reports().equals(before.reports())
                    && after.missedAt().equals(before.missedAt())
                    && after.revision() == before.revision();
            if (!kept) {
                throw new InvalidInputException("breach", "must keep id, rule, awareAt and reports");
            }
            return after.equals(before) ? before : store(unit, after);
        });
    }

    /**
     * Records what somebody was told. The same report again changes nothing.
     *
     * @throws NotFoundException if there is no such breach
     * @throws InvalidInputException if it lies in the future or before the business was aware; if it is the first one to the
     *     authority and late, and does not say why; nothing was changed
     * @throws DuplicateException if its id is recorded with other contents
     */
    public Breach report(BreachId id, BreachReport report) {
        notInFuture(report.at(), "breachReport.at");
        return crm.compute(unit -> {
            Breach breach = unit.get(Breach.TYPE, id);
            Optional<BreachReport> known = breach.reports().stream()
                    .filter(one -> one.id().equals(report.id()))
                    .findFirst();
            if (known.isPresent()) {
                if (!known.get().equals(report)) {
                    throw new DuplicateException(Breach.TYPE.name(), "reports", report.id());
                }
                return breach;
            }
            check(breach, report);
            return store(unit, breach.toBuilder().addReports(report).build());
        });
    }

    private static void check(Breach breach, BreachReport report) {
        if (report.at().isBefore(breach.awareAt())) {
            throw new InvalidInputException("breachReport.at", "must not be before the business was aware");
        }
        boolean first = report.to() == BreachReport.Audience.AUTHORITY && !breach.told(BreachReport.Audience.AUTHORITY);
        boolean late = breach.authorityDueAt().filter(report.at()::isAfter).isPresent();
        if (first && late && report.delayReason().isEmpty()) {
            throw new InvalidInputException("breachReport.delayReason", "must be given: the time limit has passed");
        }
    }

    private void notInFuture(Instant at, String field) {
        if (at.isAfter(crm.now())) {
            throw new InvalidInputException(field, "must not be in the future");
        }
    }

    private Breach store(UnitOfWork unit, Breach changed) {
        Breach next = changed.toBuilder().revision(changed.revision() + 1).build();
        log(unit, next);
        return unit.update(Breach.TYPE, next.id(), before -> next);
    }

    private void log(UnitOfWork unit, Breach breach) {
        audit.append(
                unit,
                AuditRecord.of(
                        "breach",
                        breach.id() + "/" + breach.revision(),
                        Breach.TYPE.codec().encode(breach)));
    }

    /** Returns a breach. */
    public Optional<Breach> find(BreachId id) {
        return crm.repository(Breach.TYPE).find(id);
    }

    /** Returns all breaches, by when the business became aware; read in pages, close the stream. */
    public Stream<Breach> all() {
        return crm.repository(Breach.TYPE).stream(Query.by(Breach.BY_AWARE));
    }

    /**
     * Returns breaches of which somebody has to be told by a moment, the most urgent first; those that are late stay among them until
     * it is done. Ask for tomorrow to be reminded today.
     *
     * @param until that moment is included
     * @param limit how many at most, 1 to 1,000
     */
    public List<Breach> findDue(Instant until, int limit) {
        return crm.repository(Breach.TYPE)
                .page(due(until), PageRequest.ofSize(limit))
                .items();
    }

    private static Query<Breach> due(Instant until) {
        return Query.by(Breach.BY_NEXT_DUE).below(Breach.NEXT_DUE_AT, until.plusNanos(1_000));
    }

    /**
     * Notices time limits that have passed, each once, however many workers tick; the audit log tells of it. A report at the very moment
     * of the limit is in time, so it has passed only after it.
     *
     * @param now up to when; usually the time of the clock
     * @param limit how many to notice at most, 1 to 1,000
     * @throws InvalidInputException if the limit is out of range
     */
    public BreachTick tick(Instant now, int limit) {
        PageRequest.ofSize(limit);
        List<BreachId> missed = new ArrayList<>();
        Optional<Instant> next = Optional.empty();
        try (Stream<Breach> due = crm.repository(Breach.TYPE).stream(due(now))) {
            Iterator<Breach> all = due.iterator();
            while (all.hasNext()) {
                Breach breach = all.next();
                if (isMissed(breach, now) && missed.size() == limit) {
                    return new BreachTick(missed, Optional.of(now));
                }
                if (isMissed(breach, now) && notice(breach.id(), now)) {
                    missed.add(breach.id());
                }
                next = earlier(next, running(breach, now));
            }
        }
        Query<Breach> later = Query.by(Breach.BY_NEXT_DUE).from(Breach.NEXT_DUE_AT, now.plusNanos(1_000));
        for (Breach breach :
                crm.repository(Breach.TYPE).page(later, PageRequest.ofSize(1)).items()) {
            next = earlier(next, breach.nextDueAt());
        }
        return new BreachTick(missed, next);
    }

    private static boolean isMissed(Breach breach, Instant now) {
        return breach.authorityDue()
                && breach.missedAt().isEmpty()
                && breach.authorityDueAt().filter(now::isAfter).isPresent();
    }

    private boolean notice(BreachId id, Instant now) {
        return crm.compute(unit -> {
            Breach breach = unit.get(Breach.TYPE, id);
            if (!isMissed(breach, now)) {
                return false;
            }
            store(unit, breach.toBuilder().missedAt(now).build());
            return true;
        });
    }

    /** Persons wait, and the time limit of the authority still runs. */
    private static Optional<Instant> running(Breach breach, Instant now) {
        return breach.authorityDueAt().filter(end -> breach.authorityDue() && !end.isBefore(now));
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return Stream.concat(one.stream(), other.stream()).min(Instant::compareTo);
    }
}
