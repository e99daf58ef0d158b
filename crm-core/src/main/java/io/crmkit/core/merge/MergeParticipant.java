package io.crmkit.core.merge;

import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.core.repository.Workspace;
import java.util.List;

/**
 * Takes part in every merge with what is not in records: consent logs, or systems of the host. Its changes go into the same unit of
 * work, so they are stored together with the merge or not at all.
 */
public interface MergeParticipant {
    /** Returns its name; of two with the same name the one that {@link Merges#with} names takes part. */
    String name();

    /**
     * Returns what it knows against making two customers one, or against parting them again.
     *
     * @param unit what is read through it must still be so when the merge is stored, or the merge is looked at afresh
     */
    List<Obstacle> obstacles(UnitOfWork unit, CustomerId survivor, CustomerId loser);

    /** Makes its part of two customers one; may be called again if the unit is repeated. */
    void merge(UnitOfWork unit, MergeId merge, CustomerId survivor, CustomerId loser);

    /** Takes its part of a merge back. */
    void unmerge(UnitOfWork unit, MergeId merge, CustomerId survivor, CustomerId loser);

    /** Brings a participant along with a module: found by {@link java.util.ServiceLoader}. */
    interface Provider {
        /** Returns the participant for a tenant and an actor. */
        MergeParticipant on(Workspace workspace);
    }
}
