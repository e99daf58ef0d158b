package io.crmkit.recovery.followup;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.gate.ContactAnswer;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.rule.StableIds;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The survey on one cycle of one case. Changed only by {@link FollowUps}; the answers themselves are feedback. New attributes will be
 * optional; not for implementation.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = RecoverySurvey.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = RecoverySurvey.Builder.class)
public interface RecoverySurvey extends WithRecoverySurvey {
    /** The customer. */
    Attribute<RecoverySurvey, CustomerId> CUSTOMER =
            Attribute.id("customer", CustomerId::new, RecoverySurvey::customer);
    /** The case. */
    Attribute<RecoverySurvey, RecoveryCaseId> RECOVERY_CASE =
            Attribute.id("recovery_case", RecoveryCaseId::new, RecoverySurvey::recoveryCase);
    /** When customers are asked. */
    Attribute<RecoverySurvey, Instant> ASK_AT = Attribute.instant("ask_at", RecoverySurvey::askAt);
    /** Where it stands. */
    Attribute<RecoverySurvey, SurveyState> STATE =
            Attribute.constant("state", SurveyState.class, RecoverySurvey::state);
    /** Until when it can be answered. */
    Attribute<RecoverySurvey, Instant> UNTIL = Attribute.instant("until", RecoverySurvey::until);

    /** By customer, then time. */
    EntityIndex<RecoverySurvey> BY_CUSTOMER = EntityIndex.of("by_customer", CUSTOMER, ASK_AT);
    /** By case. */
    EntityIndex<RecoverySurvey> BY_CASE = EntityIndex.of("by_case", RECOVERY_CASE, ASK_AT);
    /** By state, then when customers are asked. */
    EntityIndex<RecoverySurvey> BY_STATE = EntityIndex.of("by_state", STATE, ASK_AT);
    /** By state, then what ends first. */
    EntityIndex<RecoverySurvey> BY_END = EntityIndex.of("by_end", STATE, UNTIL);

    /** What the library has to know about surveys. */
    EntityType<RecoverySurvey, RecoverySurveyId> TYPE = EntityType.builder(
                    "recovery_survey", RecoverySurvey.class, RecoverySurveyId::new)
            .id(RecoverySurvey::id, RecoverySurvey::withId)
            .index(BY_CUSTOMER)
            .index(BY_CASE)
            .index(BY_STATE)
            .index(BY_END)
            .subject(CUSTOMER)
            .reference(RECOVERY_CASE, "recovery_case")
            .onMerge(MergeRule.repoint((survey, loser, survivor) -> survey.withCustomer(survivor)))
            .onErasure(ErasureRule.keep("response rates still add up; holds ids, codes and times only"))
            .build();

    /** Returns the id; follows from case and cycle. */
    RecoverySurveyId id();

    /** Returns the case. */
    RecoveryCaseId recoveryCase();

    /** Returns the cycle of the case that it is about, 1 for the first. */
    int cycle();

    /** Returns who is asked. */
    CustomerId customer();

    /** Returns when the customer is asked. */
    Instant askAt();

    /** Returns the last instant at which the customer may be asked and may answer. */
    Instant until();

    /** Returns where it stands. */
    @Value.Default
    default SurveyState state() {
        return SurveyState.PLANNED;
    }

    /** Returns the way that the gate was asked about last. */
    Optional<Channel> channel();

    /** Returns what the gate answered last. */
    Optional<ContactAnswer> answer();

    /** Returns when the customer was invited. */
    Optional<Instant> invitedAt();

    /** Returns when the customer answered. */
    Optional<Instant> answeredAt();

    /** Returns whether the customer is satisfied with the recovery, once they answered. */
    Optional<Boolean> satisfied();

    /** Returns the id of the survey on a cycle of a case. */
    static RecoverySurveyId idOf(RecoveryCaseId recoveryCase, int cycle) {
        return new RecoverySurveyId(StableIds.of(recoveryCase.value(), Integer.toString(cycle)));
    }

    /** Builds a survey. */
    final class Builder extends ImmutableRecoverySurvey.Builder {
        Builder() {}
    }
}
