package io.crmkit.recovery.incident;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.id.CustomerId;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.rule.StableIds;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.immutables.value.Value;

/**
 * The part that one customer has in one incident, with the cases that were opened for it. Changed only by {@link Incidents}. New
 * attributes will be optional; not for implementation.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = AffectedCustomer.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = AffectedCustomer.Builder.class)
public interface AffectedCustomer extends WithAffectedCustomer {
    /** The incident. */
    Attribute<AffectedCustomer, IncidentId> INCIDENT =
            Attribute.id("incident", IncidentId::new, AffectedCustomer::incident);
    /** The customer. */
    Attribute<AffectedCustomer, CustomerId> CUSTOMER =
            Attribute.id("customer", CustomerId::new, AffectedCustomer::customer);
    /** When it happened to the customer first. */
    Attribute<AffectedCustomer, Instant> FAILED_AT = Attribute.instant("failed_at", AffectedCustomer::failedAt);

    /** The customers of an incident. */
    EntityIndex<AffectedCustomer> BY_INCIDENT = EntityIndex.of("by_incident", INCIDENT, CUSTOMER);
    /** The incidents of a customer, by time. */
    EntityIndex<AffectedCustomer> BY_CUSTOMER = EntityIndex.of("by_customer", CUSTOMER, FAILED_AT);

    /** What the library has to know about affected customers. */
    EntityType<AffectedCustomer, AffectedCustomerId> TYPE = EntityType.builder(
                    "affected_customer", AffectedCustomer.class, AffectedCustomerId::new)
            .id(AffectedCustomer::id, AffectedCustomer::withId)
            .index(BY_INCIDENT)
            .index(BY_CUSTOMER)
            .reference(INCIDENT, "failure_incident")
            .subject(CUSTOMER)
            .onMerge(MergeRule.repoint((affected, loser, survivor) -> affected.withCustomer(survivor)))
            .onErasure(ErasureRule.keep("the customers of an incident still add up; holds ids and times only"))
            .build();

    /** Returns the id; follows from incident and customer, as these were when it was stored. */
    @Value.Default
    default AffectedCustomerId id() {
        return idOf(incident(), customer());
    }

    /** Returns the incident. */
    IncidentId incident();

    /** Returns whom it happened to. */
    CustomerId customer();

    /** Returns when it happened to the customer first, in whole seconds. */
    Instant failedAt();

    /** Returns the ids of the cases that were opened for the customer because of it; often none. */
    @Value.NaturalOrder
    SortedSet<String> caseIds();

    /** Returns this with what another record of the same customer and incident says. */
    default AffectedCustomer combinedWith(AffectedCustomer other) {
        SortedSet<String> cases = new TreeSet<>(caseIds());
        cases.addAll(other.caseIds());
        return withFailedAt(failedAt().isBefore(other.failedAt()) ? failedAt() : other.failedAt())
                .withCaseIds(cases);
    }

    /** Starts a record; {@link Incidents#link} is the usual way to one. */
    static Builder builder(IncidentId incident, CustomerId customer) {
        return new Builder().incident(incident).customer(customer);
    }

    /** Builds a record. */
    final class Builder extends ImmutableAffectedCustomer.Builder {
        Builder() {}

        /** Adds a case that was opened for the customer because of it. */
        public Builder addCase(RecoveryCaseId opened) {
            addCaseIds(opened.value());
            return this;
        }
    }

    /** Returns the id that the part of a customer in an incident has. */
    static AffectedCustomerId idOf(IncidentId incident, CustomerId customer) {
        return new AffectedCustomerId(StableIds.of(incident.value(), customer.value()));
    }
}
