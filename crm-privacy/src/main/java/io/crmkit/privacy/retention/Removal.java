package io.crmkit.privacy.retention;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.json.JsonCodec;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.privacy.audit.AuditLog;
import io.crmkit.privacy.audit.AuditRecord;
import io.crmkit.privacy.erasure.Erasure;
import io.crmkit.privacy.erasure.Tombstone;
import io.crmkit.privacy.hold.LegalHolds;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Does what is due and writes it into the audit log. */
final class Removal {
    private static final JsonCodec<Entry> CODEC = JsonCodec.of(Entry.class);

    private final Crm crm;
    private final Erasure erasure;
    private final AuditLog audit;
    private final LegalHolds holds;

    /** A record as it was read, and what is due. */
    record Due<E>(E entity, RetentionFinding finding) {}

    /** What the audit log tells of a removal: names of types and rules, opaque ids. */
    record Entry(String type, String record, RetentionAction action, RetentionReason reason, String rule) {}

    Removal(Crm crm, Erasure erasure, AuditLog audit) {
        this.crm = crm;
        this.erasure = erasure;
        this.audit = audit;
        this.holds = LegalHolds.of(crm);
    }

    static RetentionReport nothing(int examined) {
        return new RetentionReport(examined, 0, 0, 0, 0, Optional.empty());
    }

    static RetentionReport counted(RetentionFinding finding) {
        return finding.action()
                .map(action -> new RetentionReport(
                        0,
                        action == RetentionAction.ERASE ? 1 : 0,
                        action == RetentionAction.REDACT ? 1 : 0,
                        action == RetentionAction.REVIEW ? 1 : 0,
                        0,
                        Optional.empty()))
                .orElse(nothing(0));
    }

    private static RetentionReport refused() {
        return new RetentionReport(0, 0, 0, 0, 1, Optional.empty());
    }

    /** Does what is due in one atomic step; if a record cannot go, one after the other. Persons are erased one by one. */
    <E, I extends Id> RetentionReport apply(EntityType<E, I> type, List<Due<E>> due, Instant asOf) {
        if (due.size() == 1 && isPerson(type, due.get(0).finding())) {
            return erase(due.get(0).finding(), asOf);
        }
        if (due.stream().anyMatch(one -> isPerson(type, one.finding()))) {
            return oneByOne(type, due, asOf);
        }
        try {
            return crm.compute(unit -> {
                RetentionReport done = nothing(0);
                for (Due<E> one : due) {
                    done = done.plus(change(unit, type, one, asOf));
                }
                return done;
            });
        } catch (InvalidInputException named) {
            return due.size() == 1 ? refused() : oneByOne(type, due, asOf);
        }
    }

    private <E, I extends Id> RetentionReport oneByOne(EntityType<E, I> type, List<Due<E>> due, Instant asOf) {
        RetentionReport sum = nothing(0);
        for (Due<E> one : due) {
            sum = sum.plus(apply(type, List.of(one), asOf));
        }
        return sum;
    }

    private static boolean isPerson(EntityType<?, ?> type, RetentionFinding finding) {
        return type == Customer.TYPE
                && finding.action().filter(RetentionAction.ERASE::equals).isPresent();
    }

    /** The schedule stands in the audit log, beside the finding. */
    private static String reason(RetentionFinding finding) {
        return "retention:" + finding.rule().substring(finding.rule().lastIndexOf('/') + 1);
    }

    /** The erasure goes on by itself if it is interrupted, and doing it twice changes nothing. */
    private RetentionReport erase(RetentionFinding finding, Instant asOf) {
        CustomerId customer = new CustomerId(finding.record());
        boolean fresh = erasure.find(customer).isEmpty();
        try {
            Tombstone tombstone = erasure.erase(customer, reason(finding));
            crm.work(unit -> log(unit, finding, asOf));
            return fresh && tombstone.state() != Tombstone.State.RUNNING ? counted(finding) : nothing(0);
        } catch (InvalidInputException named) {
            return refused();
        }
    }

    private <E, I extends Id> RetentionReport change(UnitOfWork unit, EntityType<E, I> type, Due<E> due, Instant asOf) {
        RetentionFinding finding = due.finding();
        I id = type.idOf(due.entity());
        Optional<E> stored = unit.find(type, id);
        if (stored.filter(due.entity()::equals).isEmpty()) {
            return nothing(0); // gone, or changed since it was read: the next round looks again
        }
        if (finding.action().filter(RetentionAction.REVIEW::equals).isPresent()) {
            boolean opened =
                    unit.addIfAbsent(RetentionReview.open(finding, crm.now())).created();
            return opened ? counted(finding) : nothing(0);
        }
        List<CustomerId> customers = Assessor.customers(type, due.entity());
        if (holds.active(unit, customers).stream().anyMatch(hold -> hold.covers(type))) {
            return nothing(0); // placed since it was read: the next round says so
        }
        if (finding.action().filter(RetentionAction.ERASE::equals).isPresent()) {
            unit.remove(type, id);
        } else {
            unit.erase(type, id);
        }
        log(unit, finding, asOf);
        return counted(finding);
    }

    private void log(UnitOfWork unit, RetentionFinding finding, Instant asOf) {
        Entry entry = new Entry(
                finding.type(), finding.record(), finding.action().orElseThrow(), finding.reason(), finding.rule());
        String reference =
                finding.type() + "/" + URLEncoder.encode(finding.record(), StandardCharsets.UTF_8) + "/" + asOf;
        audit.append(unit, AuditRecord.of("retention", reference, CODEC.encode(entry)));
    }
}
