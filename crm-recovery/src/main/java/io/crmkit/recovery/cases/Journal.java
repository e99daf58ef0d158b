package io.crmkit.recovery.cases;

import io.crmkit.core.actor.Actor;
import io.crmkit.recovery.deadline.Breach;
import io.crmkit.recovery.deadline.Reminder;
import io.crmkit.recovery.deadline.SlaClock;
import io.crmkit.recovery.deadline.Threshold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells a change of a case as events: the command first, then what its clocks noticed. */
final class Journal {
    private final RecoveryCase before;
    private final RecoveryCase after;
    private final Actor by;
    private final Optional<String> commandId;
    private final List<CaseEvent.Builder> drafts = new ArrayList<>();

    private Journal(RecoveryCase before, RecoveryCase after, Actor by, Optional<String> commandId) {
        this.before = before;
        this.after = after;
        this.by = by;
        this.commandId = commandId;
    }

    /** A case is opened; {@code opened} has its id. */
    static CaseEvent opening(RecoveryCase opened, Actor by) {
        Journal journal = new Journal(opened, opened, by, Optional.empty());
        return journal.draft(CaseEventType.OPENED)
                .sequence(1)
                .at(opened.actedAt())
                .change(MergePatch.of(opened))
                .build();
    }

    static CaseChange of(RecoveryCase before, RecoveryCase after, CaseEventType type, Actor by, Optional<String> id) {
        Journal journal = new Journal(before, after, by, id);
        journal.drafts.add(journal.draft(type).at(after.actedAt()));
        return journal.written();
    }

    static CaseChange ofTime(RecoveryCase before, RecoveryCase after, Actor by) {
        return new Journal(before, after, by, Optional.empty()).written();
    }

    private CaseChange written() {
        after.clocks().forEach(this::noticed);
        RecoveryCase numbered = after.withEntries(before.entries() + drafts.size());
        List<CaseEvent> events = new ArrayList<>();
        for (CaseEvent.Builder draft : drafts) {
            if (events.isEmpty()) {
                draft.change(MergePatch.between(before, numbered));
            }
            events.add(draft.sequence(before.entries() + events.size() + 1).build());
        }
        return new CaseChange(numbered, events);
    }

    private void noticed(SlaClock clock) {
        Optional<SlaClock> earlier =
                before.clocks().stream().filter(clock::isSameAs).findFirst();
        List<Threshold> known = earlier.map(Journal::fired).orElseGet(List::of);
        tell(CaseEventType.REMINDED, clock, known, threshold -> !threshold.isAfterDue());
        Optional<Breach> told = earlier.flatMap(SlaClock::breach);
        if (clock.breach().isPresent() && told.isEmpty()) {
            clocks(CaseEventType.BREACHED, clock, clock.breach().map(Breach::breachedAt));
        } else if (clock.breach().isEmpty() && told.isPresent()) {
            clocks(CaseEventType.BREACH_WITHDRAWN, clock, told.map(Breach::breachedAt));
        }
        tell(CaseEventType.ESCALATED, clock, known, Threshold::isAfterDue);
    }

    private void tell(CaseEventType type, SlaClock clock, List<Threshold> known, Predicate<Threshold> wanted) {
        List<Threshold> reached = fired(clock).stream()
                .filter(wanted)
                .filter(threshold -> !known.contains(threshold))
                .toList();
        if (!reached.isEmpty()) {
            clocks(type, clock, clock.dueAt()).addAllThresholds(reached);
        }
    }

    private CaseEvent.Builder clocks(CaseEventType type, SlaClock clock, Optional<Instant> dueAt) {
        CaseEvent.Builder draft = draft(type);
        draft.at(after.changedAt()).target(clock.target()).dueAt(dueAt);
        drafts.add(draft);
        return draft;
    }

    private CaseEvent.Builder draft(CaseEventType type) {
        CaseEvent.Builder draft = new CaseEvent.Builder();
        draft.type(type)
                .caseId(after.id())
                .version(after.version())
                .cycle(after.cycle())
                .state(after.state())
                .recordedAt(after.changedAt())
                .by(by)
                .commandId(commandId);
        return draft;
    }

    private static List<Threshold> fired(SlaClock clock) {
        return clock.reminders().stream()
                .filter(reminder -> reminder.firedAt().isPresent())
                .map(Reminder::threshold)
                .toList();
    }
}
