package io.crmkit.recovery.cases;

import static io.crmkit.recovery.cases.CaseState.ACTIVE_STATES;
import static io.crmkit.recovery.cases.CaseState.CLOSED;
import static io.crmkit.recovery.cases.CaseState.DETECTED;
import static io.crmkit.recovery.cases.CaseState.FOLLOW_UP;
import static io.crmkit.recovery.cases.CaseState.IN_RECOVERY;
import static io.crmkit.recovery.cases.CaseState.OPEN;
import static io.crmkit.recovery.cases.CaseState.OPEN_STATES;
import static io.crmkit.recovery.cases.CaseState.RESOLVED;
import static io.crmkit.recovery.cases.CaseState.WAITING_CUSTOMER;
import static io.crmkit.recovery.cases.CaseState.WAITING_THIRD_PARTY;

import java.util.Set;

/** The kinds of commands: the states in which each is allowed, and what the journal calls it. */
public enum CaseAction {
    /** A detected failure is one. */
    CONFIRM("confirm", Set.of(DETECTED), CaseEventType.CONFIRMED),
    /** A detected failure is none. */
    DISMISS("dismiss", Set.of(DETECTED), CaseEventType.DISMISSED),
    /** The customer was told that the report has arrived. */
    ACKNOWLEDGE("acknowledge", Set.of(DETECTED, OPEN, IN_RECOVERY), CaseEventType.ACKNOWLEDGED),
    /** The failure was judged. */
    ASSESS("assess", Set.of(OPEN, IN_RECOVERY), CaseEventType.ASSESSED),
    /** Somebody takes it on. */
    BEGIN("begin", Set.of(OPEN), CaseEventType.BEGUN),
    /** Somebody else has to act. */
    WAIT("wait", Set.of(IN_RECOVERY), CaseEventType.WAITING),
    /** The waiting is over. */
    RESUME("resume", Set.of(WAITING_CUSTOMER, WAITING_THIRD_PARTY), CaseEventType.RESUMED),
    /** It is put right. */
    RESOLVE("resolve", Set.of(IN_RECOVERY, WAITING_CUSTOMER, WAITING_THIRD_PARTY), CaseEventType.RESOLVED),
    /** The customer is being asked. */
    START_FOLLOW_UP("startFollowUp", Set.of(RESOLVED), CaseEventType.FOLLOW_UP_STARTED),
    /** It ends. */
    CLOSE("close", Set.of(RESOLVED, FOLLOW_UP), CaseEventType.CLOSED),
    /** It begins again. */
    REOPEN("reopen", Set.of(RESOLVED, FOLLOW_UP, CLOSED), CaseEventType.REOPENED),
    /** The customer was told how things stand. */
    INFORM("inform", OPEN_STATES, CaseEventType.INFORMED),
    /** The customer got an apology. */
    APOLOGISE("apologise", CaseState.with(OPEN_STATES, RESOLVED), CaseEventType.APOLOGISED),
    /** The customer was told the decision. */
    COMMUNICATE_DECISION(
            "communicateDecision",
            Set.of(IN_RECOVERY, WAITING_CUSTOMER, WAITING_THIRD_PARTY, RESOLVED),
            CaseEventType.DECISION_COMMUNICATED),
    /** The customer answered. */
    RECORD_FOLLOW_UP("recordFollowUp", Set.of(FOLLOW_UP), CaseEventType.FOLLOW_UP_RECORDED),
    /** Another body goes on with it. */
    REFER("refer", OPEN_STATES, CaseEventType.REFERRED),
    /** Another person goes on with it. */
    ASSIGN("assign", ACTIVE_STATES, CaseEventType.ASSIGNED),
    /** Another team goes on with it. */
    TRANSFER("transfer", ACTIVE_STATES, CaseEventType.TRANSFERRED),
    /** Something is noted. */
    ADD_NOTE("addNote", ACTIVE_STATES, CaseEventType.NOTED),
    /** It belongs to something else. */
    LINK("link", ACTIVE_STATES, CaseEventType.LINKED),
    /** It is the same as another case and ends there. */
    MERGE_INTO("mergeInto", OPEN_STATES, CaseEventType.MERGED),
    /** It takes in another case. */
    ABSORB("absorb", OPEN_STATES, CaseEventType.ABSORBED),
    /** The number of undecided grants has changed. */
    COUNT_GRANTS("countGrants", ACTIVE_STATES, CaseEventType.GRANTS_COUNTED),
    /** The root cause is known. */
    FIND_CAUSE("findCause", ACTIVE_STATES, CaseEventType.CAUSE_FOUND),
    /** Another policy goes for it. */
    REPLAN("replan", ACTIVE_STATES, CaseEventType.REPLANNED);

    private final String commandName;

    @SuppressWarnings("ImmutableEnumChecker") // all sets of states here are unmodifiable
    private final Set<CaseState> from;

    private final CaseEventType event;

    CaseAction(String commandName, Set<CaseState> from, CaseEventType event) {
        this.commandName = commandName;
        this.from = from;
        this.event = event;
    }

    /** Returns the name, such as {@code resolve}. */
    public String commandName() {
        return commandName;
    }

    /** Returns the states in which it is allowed. */
    public Set<CaseState> from() {
        return from;
    }

    /** Returns what the journal calls it. */
    public CaseEventType event() {
        return event;
    }
}
