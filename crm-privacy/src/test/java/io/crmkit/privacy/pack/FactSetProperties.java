package io.crmkit.privacy.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Against the sets of the JDK, over the end of a word of 64 facts. */
class FactSetProperties {
    private static final int FACTS = 130;

    private static FactSet set(Set<Integer> slots) {
        FactSet set = new FactSet(FACTS);
        slots.forEach(set::add);
        return set;
    }

    private static Set<Integer> slots(FactSet set) {
        Set<Integer> slots = new TreeSet<>();
        for (int slot = set.next(0); slot >= 0; slot = set.next(slot + 1)) {
            slots.add(slot);
        }
        return slots;
    }

    @Property
    void isASet(
            @ForAll Set<@IntRange(max = FACTS - 1) Integer> one,
            @ForAll Set<@IntRange(max = FACTS - 1) Integer> other) {
        Set<Integer> union = new TreeSet<>(one);
        union.addAll(other);
        Set<Integer> rest = new TreeSet<>(one);
        rest.removeAll(other);
        FactSet sum = set(one);
        FactSet difference = set(one);
        FactSet before = sum.copy();

        sum.addAll(set(other));
        difference.removeAll(set(other));

        assertThat(slots(before)).isEqualTo(one);
        assertThat(before.size()).isEqualTo(one.size());
        assertThat(slots(sum)).isEqualTo(union);
        assertThat(slots(difference)).isEqualTo(rest);
        assertThat(sum.containsAll(set(other))).isTrue();
        assertThat(set(one).containsAll(set(other))).isEqualTo(one.containsAll(other));
    }
}
