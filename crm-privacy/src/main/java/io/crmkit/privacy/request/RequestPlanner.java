package io.crmkit.privacy.request;

import io.crmkit.core.Crm;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.privacy.consent.ConsentLog;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.erasure.Erasure;
import io.crmkit.privacy.erasure.ErasureAction;
import io.crmkit.privacy.erasure.ErasurePlan;
import io.crmkit.privacy.erasure.PersonalRecords;
import io.crmkit.privacy.erasure.PlannedErasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists the records of a person with what an erasure does to each. */
final class RequestPlanner {
    private static final PlannedRecord.Kept CONSENT = new PlannedRecord.Kept(
            "proof of lawful contact; opaque ids and tokens",
            Optional.empty(),
            Optional.of("GDPR art. 7(1), 17(3)(e)"));
    private static final String CLAIMS = "legal claims or a legal duty (GDPR art. 17(3)(b), (e))";

    private final PersonalRecords records;
    private final Erasure erasure;
    private final KeepTerms terms;

    RequestPlanner(Crm crm, Erasure erasure, KeepTerms terms) {
        this.records = PersonalRecords.of(crm);
        this.erasure = erasure;
        this.terms = terms;
    }

    RequestPlan plan(SubjectRequestId request, CustomerId customer, ConsentLog consents) {
        ErasurePlan summary = erasure.plan(customer);
        List<CustomerId> same = new ArrayList<>(List.of(customer));
        same.addAll(summary.merged());
        List<PlannedRecord> planned = new ArrayList<>();
        for (EntityType<?, ?> type : records.types()) {
            add(planned, type, summary.item(type.name()).orElseThrow(), same);
        }
        for (PermissionEvent event : consents.events()) {
            planned.add(new PlannedRecord("consent", event.id().value(), ErasureAction.KEEP, Optional.of(CONSENT)));
        }
        return new RequestPlan(request, summary, planned);
    }

    private <E, I extends Id> void add(
            List<PlannedRecord> planned, EntityType<E, I> type, PlannedErasure item, List<CustomerId> same) {
        try (Stream<E> found = records.stream(type, same)) {
            found.forEach(entity -> {
                boolean keep = item.action() == ErasureAction.KEEP;
                Optional<PlannedRecord.Kept> kept = keep ? Optional.of(kept(type, entity, item)) : Optional.empty();
                planned.add(new PlannedRecord(type.name(), type.idOf(entity).value(), item.action(), kept));
            });
        }
    }

    private <E> PlannedRecord.Kept kept(EntityType<E, ?> type, E entity, PlannedErasure item) {
        Optional<KeepTerm> term = terms.of(type, entity);
        boolean held = !(type.erasureRule() instanceof ErasureRule.Keep<?>);
        return new PlannedRecord.Kept(
                item.reason(),
                term.flatMap(KeepTerm::until),
                term.map(KeepTerm::legalBasis).or(() -> held ? Optional.of(CLAIMS) : Optional.empty()));
    }
}
