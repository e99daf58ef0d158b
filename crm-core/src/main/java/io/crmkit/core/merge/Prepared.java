package io.crmkit.core.merge;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.field.CustomFields;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.core.repository.Workspace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A merge that is planned but not done: a preview shows the plan, a run applies it. */
final class Prepared {
    private final MergeRequest request;
    private final Customer survivor;
    private final Customer loser;
    private final List<Satellites<?, ?>> satellites;
    private final MergePlan plan;

    private Prepared(
            MergeRequest request,
            Customer survivor,
            Customer loser,
            List<Satellites<?, ?>> satellites,
            MergePlan plan) {
        this.request = request;
        this.survivor = survivor;
        this.loser = loser;
        this.satellites = satellites;
        this.plan = plan;
    }

    static Prepared of(
            Workspace workspace,
            UnitOfWork unit,
            MergeRequest request,
            CustomerId survivorId,
            CustomerId loserId,
            MergeJournal journal,
            Collection<MergeParticipant> participants) {
        Customer survivor = unit.get(Customer.TYPE, survivorId);
        Customer loser = unit.get(Customer.TYPE, loserId);
        FieldSurvival.Outcome outcome = FieldSurvival.decide(
                request, survivor, loser, side(unit, survivorId, journal), side(unit, loserId, journal));
        List<Obstacle> obstacles = new ArrayList<>(Obstacles.between(survivor, loser));
        participants.forEach(one -> obstacles.addAll(one.obstacles(unit, survivorId, loserId)));
        Optional<List<Satellites<?, ?>>> found = Satellites.plan(workspace, unit, survivorId, loserId);
        if (found.isEmpty()) {
            obstacles.add(new Obstacle(
                    Obstacle.Code.TOO_MANY_RECORDS, "more than " + workspace.changesAtOnce() + " in one step"));
        }
        List<Satellites<?, ?>> satellites = found.orElse(List.of());
        satellites.forEach(one -> obstacles.addAll(one.clashes()));
        obstacles.removeIf(obstacle -> request.waived().contains(obstacle.code()));
        Map<String, Long> moved = new TreeMap<>();
        List<FoldedRecord> folded = new ArrayList<>();
        satellites.forEach(one -> {
            moved.put(one.typeName(), (long) one.movedCount());
            folded.addAll(one.folded());
        });
        moved.values().removeIf(count -> count == 0);
        return new Prepared(
                request,
                survivor,
                loser,
                satellites,
                new MergePlan(outcome.customer(), loserId, outcome.origins(), moved, folded, obstacles));
    }

    private static Side side(UnitOfWork unit, CustomerId id, MergeJournal journal) {
        return new Side(unit.findVersioned(Customer.TYPE, id).orElseThrow(), journal.inheritance(id));
    }

    MergePlan plan() {
        return plan;
    }

    /** Makes all changes, in the unit that has prepared them. */
    MergeRecord apply(
            Workspace workspace, UnitOfWork unit, MergeJournal journal, Collection<MergeParticipant> participants) {
        MergeRecord begun = MergeRecord.begun(
                unit,
                request,
                survivor.id(),
                loser.id(),
                journal.nextNumber(survivor.id()),
                workspace.now(),
                workspace.actor());
        unit.because(request.reason().orElse("merge"));
        // what is unique or searchable must not be found at the loser; its snapshot has the custom fields
        Customer merged = unit.update(
                Customer.TYPE,
                loser.id(),
                one -> one.asMergedInto(survivor.id()).withCustomFields(CustomFields.NONE));
        unit.update(Customer.TYPE, survivor.id(), one -> plan.survivor());
        unit.add(MergeSnapshot.of(begun, Customer.TYPE, survivor, plan.survivor()));
        Map<MovedRecord, String> moved = new LinkedHashMap<>();
        satellites.forEach(one -> moved.putAll(one.apply(unit, begun)));
        unit.add(MergeSnapshot.of(begun, Customer.TYPE, loser, merged).withMoved(MovedRecord.texts(moved)));
        participants.forEach(one -> one.merge(unit, begun.id(), survivor.id(), loser.id()));
        return unit.update(
                MergeRecord.TYPE,
                begun.id(),
                record -> record.withFields(plan.fields()).with(moved.keySet(), plan.folded()));
    }
}
