package io.crmkit.store;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * One atomic step for one tenant.
 *
 * @param id names this batch; the core writes it into the change feed, so that an unknown outcome can be settled
 * @param tenant whose data it changes
 * @param ops in any order; no two of them name the same key or log
 */
public record Batch(UUID id, TenantId tenant, List<Op> ops) {
    /** Copies the operations. */
    public Batch {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tenant, "tenant");
        ops = List.copyOf(ops);
    }
}
