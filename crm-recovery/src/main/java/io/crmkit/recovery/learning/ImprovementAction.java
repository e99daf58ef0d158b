package io.crmkit.recovery.learning;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.id.Id;
import io.crmkit.recovery.rule.Require;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What is done so that a cause does not fail customers again: by whom, by when, and whether it helped. Changed only by
 * {@link Learning}. It names no customer. New attributes will be optional; not for implementation.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = ImprovementAction.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = ImprovementAction.Builder.class)
public interface ImprovementAction extends WithImprovementAction {
    /** Stands for "no check" in {@link #NEXT_CHECK} and sorts behind every other date. */
    LocalDate NEVER = LocalDate.of(9999, 12, 31);

    /** Where it stands. */
    Attribute<ImprovementAction, ActionState> STATE =
            Attribute.constant("state", ActionState.class, ImprovementAction::state);
    /** By when it is to be done. */
    Attribute<ImprovementAction, LocalDate> DUE = Attribute.date("due", ImprovementAction::due);
    /** The cause. */
    Attribute<ImprovementAction, String> CAUSE = Attribute.text("cause", ImprovementAction::cause);
    /** When its effect is to be judged; {@link #NEVER} if it was, or is not done. */
    Attribute<ImprovementAction, LocalDate> NEXT_CHECK = Attribute.date("next_check", ImprovementAction::nextCheck);

    /** By state, what is due first first. */
    EntityIndex<ImprovementAction> BY_STATE = EntityIndex.of("by_state", STATE, DUE);
    /** By cause. */
    EntityIndex<ImprovementAction> BY_CAUSE = EntityIndex.of("by_cause", CAUSE, DUE);
    /** By what is to be judged next. */
    EntityIndex<ImprovementAction> BY_NEXT_CHECK = EntityIndex.of("by_next_check", NEXT_CHECK);

    /** What the library has to know about actions. */
    EntityType<ImprovementAction, ImprovementActionId> TYPE = EntityType.builder(
                    "improvement_action", ImprovementAction.class, ImprovementActionId::new)
            .id(ImprovementAction::id, ImprovementAction::withId)
            .index(BY_STATE)
            .index(BY_CAUSE)
            .index(BY_NEXT_CHECK)
            .onMerge(MergeRule.unaffected())
            .onErasure(ErasureRule.keep("names no customer"))
            .build();

    /** Returns the id; not assigned until the action is stored. */
    @Value.Default
    default ImprovementActionId id() {
        return new ImprovementActionId(Id.UNASSIGNED);
    }

    /** Returns the code of the cause that it is against. */
    String cause();

    /** Returns the analysis that it came of. */
    Optional<RootCauseAnalysisId> analysis();

    /** Returns what is to be done, in words that customers may read; never personal data. */
    String title();

    /** Returns what it changes. */
    ActionType type();

    /** Returns the id of the person or team who does it; like all ids no personal data. */
    String owner();

    /** Returns the last day to do it on. */
    LocalDate due();

    /** Returns the day from which on its effect can be judged; after {@link #due}. */
    LocalDate checkOn();

    /** Returns how often the cause was at work before, if that is known; without it no effect can be judged. */
    Optional<FrozenBaseline> baseline();

    /** Returns where it stands. */
    @Value.Default
    default ActionState state() {
        return ActionState.PLANNED;
    }

    /** Returns the effect, once it was judged; the last judgement. */
    Optional<Effectiveness> effectiveness();

    /** Returns what was done, in order. */
    List<LearningStep> journal();

    /** Returns when its effect is to be judged; {@link #NEVER} if it was, or is not done. */
    default LocalDate nextCheck() {
        return state() == ActionState.DONE && effectiveness().isEmpty() ? checkOn() : NEVER;
    }

    /** Returns whether it is not done and should be. */
    default boolean overdue(LocalDate today) {
        return state() == ActionState.PLANNED && today.isAfter(due());
    }

    /**
     * Checks texts and dates.
     *
     * @throws io.crmkit.core.error.InvalidInputException if a text is blank or too long, or the check not after the due date
     */
    @Value.Check
    default void check() {
        Require.notBlank(cause(), "action.cause");
        Require.atMost(60, cause(), "action.cause");
        Require.notBlank(title(), "action.title");
        Require.notBlank(owner(), "action.owner");
        Require.that(checkOn().isAfter(due()), "action.checkOn", "must be after the due date");
        Require.that(checkOn().isBefore(NEVER), "action.checkOn", "must be before the year 10000");
    }

    /** Starts an action against a cause. */
    static Builder builder(ActionType type, String cause) {
        return new Builder().type(type).cause(cause);
    }

    /** Builds an action. */
    final class Builder extends ImmutableImprovementAction.Builder {
        Builder() {}
    }
}
