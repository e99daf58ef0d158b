package io.crmkit.recovery.incident;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.entity.UniqueKey;
import io.crmkit.core.id.Id;
import io.crmkit.recovery.failure.FailureKind;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.rule.Require;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.immutables.value.Value;

/**
 * One cause that failed many customers. Who they are is in {@link AffectedCustomer}, one record for each, so that an incident of a
 * hundred thousand customers is as small as one of two. Changed only by {@link Incidents}. New attributes will be optional; not
 * for implementation.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = FailureIncident.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = FailureIncident.Builder.class)
public interface FailureIncident extends WithFailureIncident {
    /** Where the incident stands. */
    Attribute<FailureIncident, IncidentState> STATE =
            Attribute.constant("state", IncidentState.class, FailureIncident::state);
    /** The cause. */
    Attribute<FailureIncident, String> CAUSE = Attribute.text("cause", FailureIncident::cause);
    /** When it was opened. */
    Attribute<FailureIncident, Instant> OPENED_AT = Attribute.instant("opened_at", FailureIncident::openedAt);

    /** The incidents in a state, by time. */
    EntityIndex<FailureIncident> BY_STATE = EntityIndex.of("by_state", STATE, OPENED_AT);
    /** The incidents of a cause, by time. */
    EntityIndex<FailureIncident> BY_CAUSE = EntityIndex.of("by_cause", CAUSE, OPENED_AT);

    /** The cause, while the incident is open: one cause has one open incident. */
    UniqueKey<FailureIncident, String> OPEN_CAUSE = new UniqueKey<>(
            "open_cause",
            incident -> incident.state() == IncidentState.OPEN ? List.of(incident.cause()) : List.of(),
            Function.identity());

    /** What the library has to know about incidents. */
    EntityType<FailureIncident, IncidentId> TYPE = EntityType.builder(
                    "failure_incident", FailureIncident.class, IncidentId::new)
            .id(FailureIncident::id, FailureIncident::withId)
            .index(BY_STATE)
            .index(BY_CAUSE)
            .unique(OPEN_CAUSE)
            .onMerge(MergeRule.unaffected())
            .onErasure(ErasureRule.keep("names no customer"))
            .build();

    /** Returns the id; not assigned until the incident is stored. */
    @Value.Default
    default IncidentId id() {
        return new IncidentId(Id.UNASSIGNED);
    }

    /** Returns what causes the failures: a code such as {@code trip-7} or {@code payment-gateway}; never personal data. */
    String cause();

    /** Returns in which way the service failed. */
    FailureKind kind();

    /** Returns how badly it hit customers. */
    Severity severity();

    /** Returns where it stands. */
    @Value.Default
    default IncidentState state() {
        return IncidentState.OPEN;
    }

    /** Returns when it was opened. */
    Instant openedAt();

    /** Returns when it was closed or merged. */
    Optional<Instant> endedAt();

    /** Returns the incident that it turned out to be. */
    Optional<IncidentId> mergedInto();

    /**
     * Checks the cause.
     *
     * @throws io.crmkit.core.error.InvalidInputException if it is blank or longer than 90 characters
     */
    @Value.Check
    default void check() {
        Require.notBlank(cause(), "incident.cause");
        Require.atMost(90, cause(), "incident.cause");
    }

    /** Starts an incident; {@link Incidents#open} is the usual way to one. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds an incident. */
    final class Builder extends ImmutableFailureIncident.Builder {
        Builder() {}
    }
}
