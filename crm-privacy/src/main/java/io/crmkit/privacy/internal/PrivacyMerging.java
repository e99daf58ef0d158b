package io.crmkit.privacy.internal;

import io.crmkit.core.Crm;
import io.crmkit.core.merge.MergeParticipant;
import io.crmkit.core.repository.Workspace;
import io.crmkit.privacy.Privacy;

/** Brings the consent logs into every merge, so that nobody can forget them. */
public final class PrivacyMerging implements MergeParticipant.Provider {
    /** Called by {@link java.util.ServiceLoader}. */
    public PrivacyMerging() {}

    @Override
    public MergeParticipant on(Workspace workspace) {
        return Privacy.on(Crm.over(workspace)).build().merging();
    }
}
