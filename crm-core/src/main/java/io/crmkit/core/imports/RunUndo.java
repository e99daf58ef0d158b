package io.crmkit.core.imports;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.duplicate.MatchDecision;
import io.crmkit.core.duplicate.MatchKeys;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.merge.MergeRecord;
import io.crmkit.core.page.Page;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.core.repository.Versioned;
import io.crmkit.core.repository.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes back what a run did, the last rows first, as far as its records are unchanged since. */
final class RunUndo<E, I extends Id> {
    private static final int LISTED = 1_000;
    private static final int PAGE = 50;

    private final Workspace workspace;
    private final EntityType<E, I> type;
    private final Optional<ConsentIntake> consents;
    private final List<ImportConflict> conflicts = new ArrayList<>();
    private long removed;
    private long restored;
    private long conflicting;

    RunUndo(Workspace workspace, EntityType<E, I> type, Optional<ConsentIntake> intake) {
        this.workspace = workspace;
        this.type = type;
        this.consents = intake.filter(any -> isAboutCustomers());
    }

    /** What became of one record. */
    private enum Step {
        REMOVED,
        RESTORED,
        UNTOUCHED,
        CHANGED,
        GONE,
        IN_USE,
        AUDITED,
        STOPPED
    }

    private boolean isAboutCustomers() {
        return type.name().equals(Customer.TYPE.name());
    }

    ImportUndo takeBack(ImportRunId run) {
        Query<ImportedRecord> query =
                Query.by(ImportedRecord.BY_RUN).equal(ImportedRecord.RUN, run).descending();
        PageRequest request = PageRequest.ofSize(PAGE);
        Optional<PageRequest> next = Optional.of(request);
        while (next.isPresent()) {
            Page<ImportedRecord> page =
                    workspace.repository(ImportedRecord.TYPE).page(query, next.get());
            takeBack(page.items());
            next = page.next().map(request::after);
        }
        return new ImportUndo(removed, restored, conflicts, conflicting);
    }

    private void takeBack(List<ImportedRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        List<Step> steps;
        try {
            steps = workspace.compute(unit -> inOneStep(unit, records));
        } catch (InvalidInputException | DuplicateException refused) {
            if (records.size() > 1) {
                takeBack(records.subList(0, records.size() / 2));
                takeBack(records.subList(records.size() / 2, records.size()));
                return;
            }
            steps = List.of(withDecisions(records.get(0)));
        }
        for (int i = 0; i < steps.size(); i++) {
            count(records.get(i), steps.get(i));
        }
    }

    private void count(ImportedRecord record, Step step) {
        switch (step) {
            case REMOVED -> removed++;
            case RESTORED -> restored++;
            case UNTOUCHED -> {}
            default -> {
                conflicting++;
                if (conflicts.size() < LISTED) {
                    conflicts.add(new ImportConflict(
                            type.name(), record.record(), record.row(), ImportConflict.Reason.valueOf(step.name())));
                }
            }
        }
    }

    private List<Step> inOneStep(UnitOfWork unit, List<ImportedRecord> records) {
        List<I> ids = records.stream().map(record -> type.id(record.record())).toList();
        unit.findAll(type, ids);
        unit.findAll(
                ImportedRecord.TYPE, records.stream().map(ImportedRecord::id).toList());
        if (isAboutCustomers()) {
            unit.findAll(
                    MatchKeys.TYPE,
                    records.stream()
                            .map(record -> new CustomerId(record.record()))
                            .toList());
        }
        return records.stream().map(record -> step(unit, record)).toList();
    }

    private Step step(UnitOfWork unit, ImportedRecord record) {
        I id = type.id(record.record());
        Optional<Versioned<E>> now = unit.findVersioned(type, id);
        boolean changes = record.created() || record.before().isPresent();
        CustomerId customer = new CustomerId(record.record());
        boolean unchanged = now.filter(known -> record.isAsLeft(type, known)).isPresent();
        boolean stopped = record.created()
                && unchanged
                && consents.filter(kept -> kept.forbidden(customer)).isPresent();
        if (now.isPresent() && !(record.created() && unchanged && !stopped)) {
            consents.ifPresent(kept -> kept.takeBack(unit, record.id().run(), customer));
        }
        if (changes && now.isEmpty()) {
            return Step.GONE;
        }
        if (changes && !unchanged) {
            return Step.CHANGED;
        }
        if (stopped) {
            return Step.STOPPED; // once removed, nobody would know at the next import
        }
        unit.remove(ImportedRecord.TYPE, record.id());
        if (record.created()) {
            if (isAboutCustomers()) {
                unit.remove(MatchKeys.TYPE, new CustomerId(record.record()));
            }
            unit.remove(type, id);
            return Step.REMOVED;
        }
        record.before()
                .ifPresent(before -> unit.update(type, id, old -> type.codec().decode(before)));
        return changes ? Step.RESTORED : Step.UNTOUCHED;
    }

    /** Decisions about duplicates and merges that were taken back go with a customer that the run added; whatever else points at it keeps it. */
    private Step withDecisions(ImportedRecord record) {
        CustomerId customer = new CustomerId(record.record());
        try {
            return workspace.compute(unit -> {
                Step step = step(unit, record);
                if (step == Step.REMOVED && isAboutCustomers()) {
                    decisions(customer).forEach(decision -> unit.remove(MatchDecision.TYPE, decision.id()));
                    undoneMerges(customer).forEach(merge -> unit.remove(MergeRecord.TYPE, merge.id()));
                }
                return step;
            });
        } catch (InvalidInputException | DuplicateException refused) {
            consents.ifPresent(kept ->
                    workspace.work(unit -> kept.takeBack(unit, record.id().run(), customer)));
            return consents.filter(kept -> kept.audited(customer)).isPresent() ? Step.AUDITED : Step.IN_USE;
        }
    }

    private List<MergeRecord> undoneMerges(CustomerId customer) {
        return Stream.concat(
                        workspace.repository(MergeRecord.TYPE).stream(
                                Query.by(MergeRecord.BY_SURVIVOR).equal(MergeRecord.SURVIVOR, customer)),
                        workspace.repository(MergeRecord.TYPE).stream(
                                Query.by(MergeRecord.BY_LOSER).equal(MergeRecord.LOSER, customer)))
                .filter(merge -> !merge.active())
                .toList();
    }

    private List<MatchDecision> decisions(CustomerId customer) {
        return Stream.concat(
                        workspace.repository(MatchDecision.TYPE).stream(
                                Query.by(MatchDecision.BY_FIRST).equal(MatchDecision.FIRST, customer)),
                        workspace.repository(MatchDecision.TYPE).stream(
                                Query.by(MatchDecision.BY_SECOND).equal(MatchDecision.SECOND, customer)))
                .toList();
    }
}
