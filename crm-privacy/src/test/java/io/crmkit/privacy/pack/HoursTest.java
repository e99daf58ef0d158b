package io.crmkit.privacy.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursTest {
    private static Situation at(String instant, String zone) {
        return new Situation(Jurisdiction.of("US"), Instant.parse(instant), Set.of(ZoneId.of(zone)));
    }

    @ParameterizedTest
    @CsvSource({
        // clocks go forward in New York on 8 March 2026: 08:00 comes an hour earlier than the offset of the night says
        "2026-03-08T06:30:00Z, America/New_York, false, 2026-03-08T07:00:00Z",
        "2026-03-08T11:59:59Z, America/New_York, false, 2026-03-08T12:00:00Z",
        "2026-03-08T12:00:00Z, America/New_York, true,  2026-03-09T01:00:00Z",
        // clocks go back on 1 November
        "2026-11-01T12:59:59Z, America/New_York, false, 2026-11-01T13:00:00Z",
        "2026-11-02T01:59:59Z, America/New_York, true,  2026-11-02T02:00:00Z",
        "2026-11-02T02:00:00Z, America/New_York, false, 2026-11-02T02:01:00Z",
        // an offset that is no whole hour
        "2026-11-02T02:14:59Z, Asia/Kathmandu,   false, 2026-11-02T02:15:00Z"
    })
    void knowsTheHoursAndWhenTheyChange(String instant, String zone, boolean inside, Instant change) {
        Hours hours = new Hours(Hours.Kind.INSIDE, LocalTime.of(8, 0), LocalTime.of(21, 0));
        Situation situation = at(instant, zone);

        assertThat(hours.holds(null, situation)).isEqualTo(inside);
        List<Instant> changes = new ArrayList<>();
        hours.changes(null, situation, changes::add);
        assertThat(changes.stream().filter(situation.at()::isBefore).min(Comparator.naturalOrder()))
                .contains(change);
    }
}
