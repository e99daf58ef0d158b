package io.crmkit.privacy.pack;

import io.crmkit.privacy.fact.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Numbers every fact that a rule can read, in the order of the keys. */
final class FactSlots {
    private final List<String> keys;
    private final Map<String, Integer> slots = new HashMap<>();
    private final int zones;

    FactSlots(Collection<LawPack> packs) {
        SortedSet<String> all = new TreeSet<>(Fact.standardKeys());
        all.addAll(ConsentFacts.keys());
        all.add(Hours.ZONES);
        packs.forEach(pack -> pack.facts().forEach(fact -> all.add(fact.key())));
        keys = List.copyOf(all);
        for (int slot = 0; slot < keys.size(); slot++) {
            slots.put(keys.get(slot), slot);
        }
        zones = slot(Hours.ZONES);
    }

    int size() {
        return keys.size();
    }

    int slot(String key) {
        return Objects.requireNonNull(slots.get(key), key);
    }

    /** The place of the time zones, which are no fact but are asked for like one. */
    int zones() {
        return zones;
    }

    FactSet set(Stream<String> facts) {
        FactSet set = new FactSet(size());
        facts.forEach(key -> set.add(slot(key)));
        return set;
    }

    /** Returns the keys of these facts, sorted. */
    List<String> keys(FactSet set) {
        List<String> named = new ArrayList<>(set.size());
        for (int slot = set.next(0); slot >= 0; slot = set.next(slot + 1)) {
            named.add(keys.get(slot));
        }
        return named;
    }
}
