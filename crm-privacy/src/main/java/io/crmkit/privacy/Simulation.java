package io.crmkit.privacy;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.decision.ContactRequest;
import io.crmkit.privacy.decision.DecisionEngine;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** What would change with other packs, or after other events. Records nothing. */
public final class Simulation {
    private final Subjects subjects;
    private final DecisionEngine live;
    private final DecisionEngine other;
    private final List<PermissionEvent> more;

    Simulation(Subjects subjects, DecisionEngine live, DecisionEngine other, List<PermissionEvent> more) {
        this.subjects = subjects;
        this.live = live;
        this.other = other;
        this.more = more;
    }

    /**
     * How an audience would change.
     *
     * @param now the counts as they are
     * @param then the counts as they would be
     * @param changed how many would get another answer
     */
    public record Counts(AudienceCount now, AudienceCount then, long changed) {}

    /**
     * Returns what would change for one contact.
     *
     * @throws DuplicateException if an event to simulate has the id of another that is known of the customer
     */
    public DecisionChange of(ContactRequest request) {
        return of(subjects.read(request), subjects.now());
    }

    /**
     * Decides for a whole audience, twice, and gives those who would get another answer. Keeps nobody in memory.
     *
     * @param question what is asked about a customer
     * @param changed gets each change
     * @throws io.crmkit.core.error.InvalidInputException as {@link Privacy#decide(Stream, Function, Consumer)}
     * @throws DuplicateException if an event to simulate has the id of another that is known of one of the customers
     */
    public Counts of(
            Stream<Customer> audience, Function<Customer, ContactRequest> question, Consumer<DecisionChange> changed) {
        Instant now = subjects.now();
        AudienceCount.Tally before = new AudienceCount.Tally();
        AudienceCount.Tally after = new AudienceCount.Tally();
        long[] changes = new long[1];
        audience.forEach(customer -> {
            DecisionChange change = of(subjects.read(question.apply(customer), customer), now);
            before.add(change.now());
            after.add(change.then());
            if (change.changed()) {
                changes[0]++;
                changed.accept(change);
            }
        });
        return new Counts(before.count(), after.count(), changes[0]);
    }

    private DecisionChange of(Subjects.Case one, Instant now) {
        return new DecisionChange(one.decide(live, now), one.with(more).decide(other, now));
    }
}
