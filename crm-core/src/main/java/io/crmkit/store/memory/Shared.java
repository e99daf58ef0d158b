package io.crmkit.store.memory;

import io.crmkit.store.Catalog;
import io.crmkit.store.IncompatibleStoreException;
import io.crmkit.store.Index;
import io.crmkit.store.Kind;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What all instances of one factory share; its monitor is the one lock. */
final class Shared {
    private final Map<TenantId, Tenant> tenants = new HashMap<>();
    private final Map<String, Kind> kinds = new HashMap<>();
    private int instances;

    synchronized void opened(Catalog catalog) {
        for (Kind kind : catalog.kinds()) {
            Kind known = kinds.get(kind.name());
            if (known != null) {
                refuseOtherTypes(known, kind);
            }
        }
        for (Kind kind : catalog.kinds()) {
            Kind merged = kinds.merge(kind.name(), kind, Shared::union);
            tenants.values().forEach(tenant -> tenant.reindex(merged));
        }
        instances++;
    }

    synchronized void closed() {
        if (--instances == 0) {
            tenants.clear();
            kinds.clear();
        }
    }

    Tenant tenant(TenantId id) {
        return tenants.computeIfAbsent(id, ignored -> new Tenant());
    }

    void erase(TenantId id) {
        tenants.remove(id);
    }

    Kind kind(String name) {
        return Objects.requireNonNull(kinds.get(name), name);
    }

    private static void refuseOtherTypes(Kind known, Kind kind) {
        kind.attributes().forEach((name, type) -> {
            Value.Type before = known.attributes().get(name);
            if (before != null && before != type) {
                throw new IncompatibleStoreException(
                        kind.name() + "." + name + " is stored as " + before + ", declared as " + type, null);
            }
        });
    }

    /** Two instances may know different parts of a kind, as during a rolling upgrade. */
    private static Kind union(Kind known, Kind kind) {
        Map<String, Value.Type> attributes = new TreeMap<>(known.attributes());
        attributes.putAll(kind.attributes());
        Set<Index> indexes = new LinkedHashSet<>(known.indexes());
        indexes.addAll(kind.indexes());
        return new Kind(kind.name(), attributes, List.copyOf(indexes));
    }
}
