package io.crmkit.privacy.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is kept says what the rules of the zone say, in whatever order it is asked. */
class OffsetsProperties {
    /** Zones with daylight saving, without, with a day left out (Apia in 2011, Kwajalein in 1993) and with a midnight left out. */
    private static final List<String> ZONES = List.of(
            "America/New_York",
            "Europe/Berlin",
            "Asia/Kolkata",
            "Pacific/Apia",
            "Pacific/Kwajalein",
            "America/Sao_Paulo",
            "Africa/Casablanca",
            "UTC",
            "+05:30");

    @Provide
    Arbitrary<List<Instant>> moments() {
        return Arbitraries.of(ZONES)
                .flatMap(zone -> moment(ZoneId.of(zone)).list().ofMaxSize(20));
    }

    /** Also those around a change of some zone. */
    private static Arbitrary<Instant> moment(ZoneId zone) {
        Arbitrary<Instant> any = Arbitraries.longs()
                .between(
                        Instant.parse("1970-01-01T00:00:00Z").getEpochSecond(),
                        Instant.parse("2050-01-01T00:00:00Z").getEpochSecond())
                .map(Instant::ofEpochSecond);
        Arbitrary<Instant> change = Combinators.combine(any, Arbitraries.of(-1L, 0L, 1L, 3_600L, 86_400L))
                .as((at, seconds) -> {
                    ZoneOffsetTransition next = zone.getRules().nextTransition(at);
                    return (next == null ? at : next.getInstant()).plusSeconds(seconds);
                });
        return Arbitraries.oneOf(any, change);
    }

    @Property
    void areThoseOfTheZone(@ForAll("moments") List<Instant> moments) {
        Offsets offsets = new Offsets();
        for (Instant at : moments) {
            for (String name : ZONES) {
                ZoneId zone = ZoneId.of(name);
                Set<Instant> changes = new HashSet<>();
                LocalClocks clocks = new LocalClocks(offsets, at, Set.of(zone));
                clocks.offsetChanges(changes::add);
                ZoneOffsetTransition next = zone.getRules().nextTransition(at);
                LocalDate today = at.atZone(zone).toLocalDate();

                assertThat(clocks.here()).containsExactly(at.atZone(zone).toOffsetDateTime());
                assertThat(changes).isEqualTo(next == null ? Set.of() : Set.of(next.getInstant()));
                for (LocalDate date : List.of(today, today.plusDays(1), today.plusDays(2), today.plusMonths(7))) {
                    assertThat(clocks.dawnOf(date))
                            .as("%s in %s", date, zone)
                            .isEqualTo(date.atStartOfDay(zone).toInstant());
                }
            }
        }
    }
}
