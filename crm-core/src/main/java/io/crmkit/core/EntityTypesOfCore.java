package io.crmkit.core;

import io.crmkit.core.account.Account;
import io.crmkit.core.account.AccountContact;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.duplicate.MatchDecision;
import io.crmkit.core.duplicate.MatchKeys;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.history.HistoryEntry;
import io.crmkit.core.imports.Imports;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.core.merge.Merges;
import io.crmkit.core.purchase.Purchase;
import io.crmkit.core.relationship.Relationship;
import io.crmkit.core.segment.Segments;
import io.crmkit.core.task.Task;
import java.util.List;
import java.util.stream.Stream;

/** The entity types of the model. */
final class EntityTypesOfCore {
    static final List<EntityType<?, ?>> ALL = Stream.of(
                    Stream.of(
                            Customer.TYPE,
                            Account.TYPE,
                            AccountContact.TYPE,
                            Relationship.TYPE,
                            Interaction.TYPE,
                            Purchase.TYPE,
                            Feedback.TYPE,
                            Task.TYPE,
                            HistoryEntry.TYPE,
                            MatchKeys.TYPE,
                            MatchDecision.TYPE),
                    Merges.entityTypes().stream(),
                    Imports.entityTypes().stream(),
                    Segments.entityTypes().stream())
            .<EntityType<?, ?>>flatMap(types -> types)
            .toList();

    private EntityTypesOfCore() {}
}
