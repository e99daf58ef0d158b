package io.crmkit.recovery.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Invariant 20: from the first version on, exactly one is valid on each date; anything else is refused. */
class VersionsProperties {
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");

    record Pack(String id, LocalDate validFrom, Optional<LocalDate> validTo) implements Versioned {}

    private static List<Pack> oneAfterTheOther(List<Integer> lengths, boolean ends) {
        List<Pack> packs = new ArrayList<>();
        LocalDate from = FIRST;
        for (int i = 0; i < lengths.size(); i++) {
            LocalDate to = from.plusDays(lengths.get(i));
            packs.add(new Pack("pack", from, i < lengths.size() - 1 || ends ? Optional.of(to) : Optional.empty()));
            from = to;
        }
        return packs;
    }

    @Property
    void exactlyOneVersionHoldsOnEachDate(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 40) Integer> lengths,
            @ForAll boolean ends,
            @ForAll @IntRange(min = -10, max = 300) int day,
            @ForAll Random random) {
        List<Pack> packs = oneAfterTheOther(lengths, ends);
        Collections.shuffle(packs, random);
        LocalDate date = FIRST.plusDays(day);

        Optional<Pack> found = Versions.of(packs).find("pack", date);

        int total = lengths.stream().mapToInt(Integer::intValue).sum();
        assertThat(found.isPresent()).isEqualTo(day >= 0 && (!ends || day < total));
        assertThat(packs.stream().filter(pack -> pack.holdsOn(date))).hasSize(found.isPresent() ? 1 : 0);
    }

    @Property
    void aDateWithTwoVersionsOrNoneIsRefused(
            @ForAll @Size(min = 2, max = 6) List<@IntRange(min = 2, max = 40) Integer> lengths,
            @ForAll @IntRange(min = 0, max = 4) int at,
            @ForAll boolean gap,
            @ForAll Random random) {
        List<Pack> packs = oneAfterTheOther(lengths, true);
        int moved = at % (packs.size() - 1);
        Pack pack = packs.get(moved);
        LocalDate end = pack.validTo().orElseThrow().plusDays(gap ? -1 : 1);
        packs.set(moved, new Pack("pack", pack.validFrom(), Optional.of(end)));
        Collections.shuffle(packs, random);

        assertThatThrownBy(() -> Versions.of(packs))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(gap ? "must have a version on" : "must not have two versions on");
    }
}
