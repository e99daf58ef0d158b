package io.crmkit.privacy.internal;

import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.EntityTypeProvider;
import io.crmkit.privacy.audit.AuditLog;
import io.crmkit.privacy.breach.Breach;
import io.crmkit.privacy.disclosure.Disclosure;
import io.crmkit.privacy.erasure.Tombstone;
import io.crmkit.privacy.hold.LegalHolds;
import io.crmkit.privacy.inventory.PurposeFinding;
import io.crmkit.privacy.key.SubjectKey;
import io.crmkit.privacy.notice.NoticeDelivery;
import io.crmkit.privacy.notice.NoticeVersion;
import io.crmkit.privacy.request.SubjectRequest;
import io.crmkit.privacy.retention.Retention;
import io.crmkit.privacy.suppression.Suppression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Registers the entity types of this module with every {@code Crm}. */
public final class PrivacyEntityTypes implements EntityTypeProvider {
    /** Called by {@link java.util.ServiceLoader}. */
    public PrivacyEntityTypes() {}

    @Override
    public Collection<EntityType<?, ?>> entityTypes() {
        List<EntityType<?, ?>> types = new ArrayList<>();
        types.addAll(List.of(SubjectKey.TYPE, Suppression.TYPE, Tombstone.TYPE, SubjectRequest.TYPE));
        types.addAll(LegalHolds.entityTypes());
        types.addAll(AuditLog.entityTypes());
        types.addAll(Retention.entityTypes());
        types.addAll(
                List.of(Breach.TYPE, Disclosure.TYPE, NoticeVersion.TYPE, NoticeDelivery.TYPE, PurposeFinding.TYPE));
        return types;
    }
}
