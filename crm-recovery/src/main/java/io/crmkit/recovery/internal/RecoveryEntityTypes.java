package io.crmkit.recovery.internal;

import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.EntityTypeProvider;
import io.crmkit.recovery.authority.AuthorityLedger;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.detection.Signal;
import io.crmkit.recovery.detection.StormTrack;
import io.crmkit.recovery.detection.Watch;
import io.crmkit.recovery.followup.RecoverySurvey;
import io.crmkit.recovery.grant.CompensationGrant;
import io.crmkit.recovery.grant.PendingGrants;
import io.crmkit.recovery.incident.AffectedCustomer;
import io.crmkit.recovery.incident.FailureIncident;
import io.crmkit.recovery.learning.ChangeNotice;
import io.crmkit.recovery.learning.ImprovementAction;
import io.crmkit.recovery.learning.RootCauseAnalysis;
import java.util.Collection;
import java.util.List;

/** Registers the entity types of this module with every {@code Crm}. */
public final class RecoveryEntityTypes implements EntityTypeProvider {
    /** Called by {@link java.util.ServiceLoader}. */
    public RecoveryEntityTypes() {}

    @Override
    public Collection<EntityType<?, ?>> entityTypes() {
        return List.of(
                RecoveryCase.TYPE,
                CompensationGrant.TYPE,
                PendingGrants.TYPE,
                AuthorityLedger.TYPE,
                FailureIncident.TYPE,
                AffectedCustomer.TYPE,
                Signal.TYPE,
                Watch.TYPE,
                StormTrack.TYPE,
                RootCauseAnalysis.TYPE,
                ImprovementAction.TYPE,
                ChangeNotice.TYPE,
                RecoverySurvey.TYPE);
    }
}
