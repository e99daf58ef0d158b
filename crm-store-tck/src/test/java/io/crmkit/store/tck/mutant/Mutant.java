package io.crmkit.store.tck.mutant;

import io.crmkit.store.RecordStore;
import io.crmkit.store.tck.Capability;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A store that is broken in one way.
 *
 * @param name what adapter authors would recognise
 * @param factories makes a factory with storage of its own
 * @param lacks what the store declares to lack
 * @param kills the rules that must fail on it
 */
record Mutant(String name, Supplier<RecordStore.Factory> factories, Set<Capability> lacks, List<String> kills) {
    /** A mutant whose instances share their data, as those of a database do. */
    static Mutant of(String name, String kills, Function<Data, RecordStore> store) {
        return new Mutant(
                name,
                () -> {
                    Data data = new Data();
                    return catalog -> {
                        data.catalog = catalog;
                        return store.apply(data);
                    };
                },
                Set.of(),
                List.of(kills.split(" ")));
    }

    @Override
    public String toString() {
        return name + " is killed by " + String.join(", ", kills);
    }
}
