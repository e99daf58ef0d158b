package io.crmkit.privacy;

import io.crmkit.core.Crm;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.merge.MergeId;
import io.crmkit.core.merge.MergeParticipant;
import io.crmkit.core.merge.Obstacle;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.privacy.audit.AuditEntry;
import io.crmkit.privacy.erasure.Erasure;
import io.crmkit.privacy.hold.LegalHold;
import io.crmkit.privacy.hold.LegalHolds;
import java.util.List;
import java.util.stream.Stream;

/** The part that consents and legal holds have in a merge of two customers. */
final class ConsentMerging implements MergeParticipant {
    private final Crm crm;
    private final ConsentMerge consents;
    private final boolean audited;

    ConsentMerging(Crm crm, ConsentMerge consents, boolean audited) {
        this.crm = crm;
        this.consents = consents;
        this.audited = audited;
    }

    @Override
    public String name() {
        return "consent";
    }

    @Override
    public List<Obstacle> obstacles(UnitOfWork unit, CustomerId survivor, CustomerId loser) {
        List<CustomerId> both = List.of(survivor, loser);
        Stream<Obstacle> erased = both.stream()
                .filter(one -> Erasure.begun(unit, one))
                .map(one -> new Obstacle(Obstacle.Code.ERASED, one.value()));
        Stream<Obstacle> held = LegalHolds.of(crm).active(unit, both).stream()
                .map(LegalHold::id)
                .map(id -> new Obstacle(Obstacle.Code.LEGAL_HOLD, "hold " + id));
        return Stream.concat(erased, held).toList();
    }

    @Override
    public void merge(UnitOfWork unit, MergeId merge, CustomerId survivor, CustomerId loser) {
        requireAudit();
        consents.merge(unit, merge.value(), survivor, loser);
    }

    @Override
    public void unmerge(UnitOfWork unit, MergeId merge, CustomerId survivor, CustomerId loser) {
        requireAudit();
        if (consents.linked(survivor, loser)) { // not if this module came later than the merge
            consents.unmerge(unit, merge.value() + ".back", survivor, loser);
        }
    }

    /** A tenant whose permission events are audited gets no gap in its audit log. */
    private void requireAudit() {
        if (!audited
                && !crm.repository(AuditEntry.TYPE)
                        .page(Query.by(AuditEntry.BY_LEAF), PageRequest.ofSize(1))
                        .items()
                        .isEmpty()) {
            throw new IllegalStateException(
                    "this tenant keeps an audit log: merge by Privacy.merges(), with safeguards");
        }
    }
}
