package io.crmkit.store.tck.mutant;

import io.crmkit.store.RecordStore;
import io.crmkit.store.tck.Capability;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
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
    /** A mutant whose instances share their data, in the same process. */
    static Mutant of(String name, String kills, Function<Data, RecordStore> store) {
        return on(name, kills, Data::new, store);
    }

    /** A mutant that is broken in how it opens its data. */
    static <D extends Data> Mutant on(
            String name, String kills, Supplier<D> disk, Function<? super D, RecordStore> store) {
        return new Mutant(
                name,
                () -> {
                    D data = disk.get();
                    return catalog -> {
                        data.declare(catalog);
                        return store.apply(data);
                    };
                },
                Set.of(Capability.REMOTE),
                List.of(kills.split(" ")));
    }

    /** A mutant whose data lies behind a connection that can be lost. */
    static Mutant remote(String name, String kills, BiFunction<Data, Wire, RecordStore> store) {
        return new Mutant(
                name,
                () -> {
                    Data data = new Data();
                    Wire wire = new Wire();
                    return new Wire.Remote(wire, catalog -> {
                        data.declare(catalog);
                        return store.apply(data, wire);
                    });
                },
                Set.of(),
                List.of(kills.split(" ")));
    }

    @Override
    public String toString() {
        return name + " is killed by " + String.join(", ", kills);
    }
}
