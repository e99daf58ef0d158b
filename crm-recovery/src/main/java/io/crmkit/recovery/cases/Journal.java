package io.crmkit.recovery.cases;

import io.crmkit.core.actor.Actor;
import io.crmkit.recovery.deadline.Breach;
import io.crmkit.recovery.deadline.SlaClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Tells a change of a case as events: the command first, then what its clocks noticed. */
final class Journal {
    private static final Map<Class<? extends CaseCommand>, CaseEventType> TYPES = Map.ofEntries(
            Map.entry(CaseCommand.Confirm.class, CaseEventType.CONFIRMED),
            Map.entry(CaseCommand.Dismiss.class, CaseEventType.DISMISSED),
            Map.entry(CaseCommand.Acknowledge.class, CaseEventType.ACKNOWLEDGED),
            Map.entry(CaseCommand.Assess.class, CaseEventType.ASSESSED),
            Map.entry(CaseCommand.Begin.class, CaseEventType.BEGUN),
            Map.entry(CaseCommand.Wait.class, CaseEventType.WAITING),
            Map.entry(CaseCommand.Resume.class, CaseEventType.RESUMED),
            Map.entry(CaseCommand.Resolve.class, CaseEventType.RESOLVED),
            Map.entry(CaseCommand.StartFollowUp.class, CaseEventType.FOLLOW_UP_STARTED),
            Map.entry(CaseCommand.Close.class, CaseEventType.CLOSED),
            Map.entry(CaseCommand.Reopen.class, CaseEventType.REOPENED));

    private Journal() {}

    static CaseChange of(RecoveryCase before, RecoveryCase after, CaseCommand command, Instant at, Actor by) {
        List<CaseEvent> events = new ArrayList<>();
        CaseEventType type = TYPES.get(command.getClass());
        events.add(CaseEvent.of(Objects.requireNonNull(type), after, at, by));
        events.addAll(noticed(before, after, at, by));
        return new CaseChange(after, events);
    }

    static CaseChange of(RecoveryCase before, RecoveryCase after, Instant at, Actor by) {
        return new CaseChange(after, noticed(before, after, at, by));
    }

    private static List<CaseEvent> noticed(RecoveryCase before, RecoveryCase after, Instant at, Actor by) {
        List<CaseEvent> events = new ArrayList<>();
        for (SlaClock clock : after.clocks()) {
            Optional<SlaClock> earlier = before.clocks().stream()
                    .filter(other -> other.target() == clock.target() && other.cycle() == clock.cycle())
                    .findFirst();
            if (fired(clock) > earlier.map(Journal::fired).orElse(0L)) {
                events.add(CaseEvent.ofClock(CaseEventType.REMINDED, after, at, by, clock.target(), clock.dueAt()));
            }
            if (clock.breach().isPresent() && earlier.flatMap(SlaClock::breach).isEmpty()) {
                Optional<Instant> breachedAt = clock.breach().map(Breach::breachedAt);
                events.add(CaseEvent.ofClock(CaseEventType.BREACHED, after, at, by, clock.target(), breachedAt));
            }
        }
        return events;
    }

    private static long fired(SlaClock clock) {
        return clock.reminders().stream()
                .filter(reminder -> reminder.firedAt().isPresent())
                .count();
    }
}
