package io.crmkit.privacy.request;

import io.crmkit.core.account.Account;
import io.crmkit.core.account.AccountContact;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.interaction.Direction;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.core.purchase.Purchase;
import io.crmkit.core.relationship.Relationship;
import io.crmkit.core.task.Task;
import io.crmkit.privacy.hold.LegalHold;
import io.crmkit.privacy.key.SubjectKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which fields persons have provided themselves, knowingly or by what they did, and which therefore go with them (GDPR art. 20(1);
 * WP 242 rev.01, not read verbatim). What the business has inferred, assigned or written does not. Only what rests on a consent or a
 * contract has to be named; that is for the business to judge. Immutable.
 */
public final class ProvidedData {
    private final Map<String, Provided> types;

    /** The fields of a type, and which of its entities count. */
    record Provided(Set<String> fields, Predicate<Object> filter) {}

    private ProvidedData(Map<String, Provided> types) {
        this.types = Map.copyOf(types);
    }

    /**
     * Returns what persons provide in the types of CRM Kit: name, addresses, numbers and preferences; what they bought; what they
     * answered; what they wrote or said to the business.
     */
    public static ProvidedData ofCore() {
        return new ProvidedData(Map.of())
                .with(
                        Customer.TYPE,
                        "name",
                        "person",
                        "organization",
                        "emails",
                        "phones",
                        "postalAddresses",
                        "webAddresses",
                        "socialHandles",
                        "messagingHandles",
                        "identifiers",
                        "preferences")
                .with(Purchase.TYPE, "kind", "happenedAt", "amount", "lines", "periodFrom", "periodThru", "channel")
                .with(Feedback.TYPE, "survey", "question", "rating", "comment", "answeredAt", "channel")
                .with(
                        Interaction.TYPE,
                        interaction -> interaction.direction() == Direction.IN,
                        "channel",
                        "occurredAt",
                        "subject",
                        "body")
                .with(Account.TYPE)
                .with(AccountContact.TYPE)
                .with(Relationship.TYPE)
                .with(Task.TYPE)
                .with(LegalHold.TYPE)
                .with(SubjectKey.TYPE)
                .with(SubjectRequest.TYPE);
    }

    /**
     * Returns this with the fields that persons provide in a type; none says that they provide nothing there.
     *
     * @throws InvalidInputException if the type has no such field
     */
    public <E> ProvidedData with(EntityType<E, ?> type, String... fields) {
        return with(type, entity -> true, fields);
    }

    /**
     * Returns this with the fields that persons provide in some entities of a type.
     *
     * @param filter which entities
     * @throws InvalidInputException if the type has no such field
     */
    public <E> ProvidedData with(EntityType<E, ?> type, Predicate<E> filter, String... fields) {
        for (String field : fields) {
            if (Arrays.stream(type.entityClass().getMethods())
                    .noneMatch(method -> method.getName().equals(field))) {
                throw new InvalidInputException("providedData." + type, "must name fields of the type");
            }
        }
        Map<String, Provided> more = new HashMap<>(types);
        more.put(
                type.name(),
                new Provided(
                        Set.copyOf(List.of(fields)),
                        entity -> filter.test(type.entityClass().cast(entity))));
        return new ProvidedData(more);
    }

    Optional<Provided> of(EntityType<?, ?> type) {
        return Optional.ofNullable(types.get(type.name()));
    }
}
