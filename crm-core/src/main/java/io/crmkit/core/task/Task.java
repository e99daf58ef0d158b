package io.crmkit.core.task;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.entity.UniqueKey;
import io.crmkit.core.id.AccountId;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.id.TaskId;
import io.crmkit.core.rule.Require;
import io.crmkit.core.source.Source;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Something to be done, perhaps for a customer or account, perhaps by a time. {@code toString} hides all personal data. Not
 * for implementation outside this package.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = Task.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = Task.Builder.class)
public interface Task extends WithTask {
    /** The customer; the empty id without one. */
    Attribute<Task, CustomerId> CUSTOMER =
            Attribute.id("customer", CustomerId::new, task -> task.customer().orElse(new CustomerId(Id.UNASSIGNED)));
    /** The account; the empty id without one. */
    Attribute<Task, AccountId> ACCOUNT =
            Attribute.id("account", AccountId::new, task -> task.account().orElse(new AccountId(Id.UNASSIGNED)));
    /** Whether it is to be done. */
    Attribute<Task, Boolean> OPEN = Attribute.flag("open", task -> task.status() == TaskStatus.OPEN);
    /** By when; {@link Attribute#LAST} without a time. */
    Attribute<Task, Instant> DUE = Attribute.instant("due", task -> task.due().orElse(Attribute.LAST));

    /** By customer, then open or not, then due time. */
    EntityIndex<Task> BY_CUSTOMER = EntityIndex.of("by_customer", CUSTOMER, OPEN, DUE);
    /** By open or not, then due time. */
    EntityIndex<Task> BY_DUE = EntityIndex.of("by_due", OPEN, DUE);

    /** The record in another system, so that it can be imported again without doubling. */
    UniqueKey<Task, Source> SOURCE =
            new UniqueKey<>("source", task -> task.source().stream().toList(), Source::key);

    /** What the library has to know about tasks. */
    EntityType<Task, TaskId> TYPE = EntityType.builder("task", Task.class, TaskId::new)
            .id(Task::id, Task::withId)
            .index(BY_CUSTOMER)
            .index(BY_DUE)
            .unique(SOURCE)
            .optionalSubject(CUSTOMER)
            .optionalReference(ACCOUNT, "account")
            .personal("title", "description", "source")
            .onMerge(MergeRule.repoint((task, loser, survivor) ->
                    task.customer().equals(Optional.of(loser)) ? task.withCustomer(survivor) : task))
            .onErasure(ErasureRule.delete())
            .build();

    /** Returns the id; unassigned until a repository adds the task. */
    @Value.Default
    default TaskId id() {
        return new TaskId(Id.UNASSIGNED);
    }

    /** Returns the customer it is for. */
    Optional<CustomerId> customer();

    /** Returns the account it is for. */
    Optional<AccountId> account();

    /** Returns what is to be done, in a line. */
    @Value.Redacted
    String title();

    /** Returns what is to be done, at length. */
    @Value.Redacted
    Optional<String> description();

    /** Returns by when it is to be done. */
    Optional<Instant> due();

    /** Returns what has become of it; {@link TaskStatus#OPEN} unless stated. */
    @Value.Default
    default TaskStatus status() {
        return TaskStatus.OPEN;
    }

    /** Returns who is to do it, by a user id without personal data. */
    Optional<String> assignee();

    /** Returns how much it presses; {@link TaskPriority#NORMAL} unless stated. */
    @Value.Default
    default TaskPriority priority() {
        return TaskPriority.NORMAL;
    }

    /** Returns when it was done; present if, and only if, the status is DONE. */
    Optional<Instant> completedAt();

    /** Returns the record in another system that this one came from. */
    @Value.Redacted
    Optional<Source> source();

    /** Returns this task as done. */
    default Task asDone(Instant at) {
        return toBuilder().status(TaskStatus.DONE).completedAt(at).build();
    }

    /** Returns a builder that starts with this task, for changes that are only valid together. */
    default Builder toBuilder() {
        return new Builder().from(this);
    }

    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the title or assignee is blank, or status and completion do not fit
     */
    @Value.Check
    default void check() {
        Require.notBlank(title(), "task.title");
        Require.notBlank(assignee(), "task.assignee");
        Require.that(
                completedAt().isPresent() == (status() == TaskStatus.DONE),
                "task.completedAt",
                "must be present if, and only if, the status is DONE");
    }

    /** Starts an open task. */
    static Builder builder(String title) {
        return new Builder().title(title);
    }

    /** Builds {@link Task}s. */
    final class Builder extends ImmutableTask.Builder {
        Builder() {}
    }
}
