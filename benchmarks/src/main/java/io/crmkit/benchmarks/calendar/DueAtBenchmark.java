package io.crmkit.benchmarks.calendar;

import io.crmkit.recovery.calendar.Budget;
import io.crmkit.recovery.calendar.BusinessCalendar;
import io.crmkit.recovery.calendar.Holidays;
import io.crmkit.recovery.calendar.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Deadlines of starts in the opening hours of the years 2026 and 2027, Monday to Friday 9 to 17, with ten holidays. The peer is jBPM;
 * both must give the same deadlines before they are measured.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DueAtBenchmark {
    static final int STARTS = 1_000;
    private static final int OPENING_HOUR = 9;
    private static final int CLOSING_HOUR = 17;
    private static final List<LocalDate> HOLIDAYS = List.of(
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 4, 3),
            LocalDate.of(2026, 4, 6),
            LocalDate.of(2026, 5, 1),
            LocalDate.of(2026, 12, 25),
            LocalDate.of(2027, 1, 1),
            LocalDate.of(2027, 3, 26),
            LocalDate.of(2027, 3, 29),
            LocalDate.of(2027, 5, 6),
            LocalDate.of(2027, 12, 24));

    /** The zone of the calendar. */
    @Param({"UTC", "Europe/Berlin"})
    public String zone = "UTC";

    /** Business hours, of which a day has eight. */
    @Param("8")
    public int hours = 8;

    private final Instant[] starts = new Instant[STARTS];
    private BusinessCalendar calendar = BusinessCalendar.alwaysOpen(ZoneId.of("UTC"));
    private PeerCalendar peer = new PeerCalendar(ZoneId.of("UTC"), OPENING_HOUR, CLOSING_HOUR, List.of());
    private Budget budget = Budget.of(Duration.ofHours(1));
    private String peerBudget = "";

    /** Draws the starts and compares the deadlines. */
    @Setup
    public void prepare() {
        ZoneId of = ZoneId.of(zone);
        Holidays holidays = Holidays.NONE;
        for (LocalDate date : HOLIDAYS) {
            holidays = holidays.on(date);
        }
        calendar = BusinessCalendar.builder("office", of)
                .hours(WeeklyHours.parse("mon-fri 09:00-17:00"))
                .holidays(holidays)
                .build();
        peer = new PeerCalendar(of, OPENING_HOUR, CLOSING_HOUR, HOLIDAYS);
        budget = Budget.of(Duration.ofHours(hours));
        peerBudget = hours + "h";
        draw(of);
        for (Instant start : starts) {
            if (!calendar.dueAt(start, budget).dueAt().equals(peer.dueAt(start, peerBudget))) {
                throw new IllegalStateException("deadlines differ of a start at " + start);
            }
        }
    }

    private void draw(ZoneId of) {
        SplittableRandom random = new SplittableRandom(20_261_122);
        List<Instant> drawn = new ArrayList<>();
        while (drawn.size() < STARTS) {
            LocalDate date = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(700));
            if (calendar.isBusinessDay(date)) {
                // neither the opening nor the closing minute, which the two read differently
                int minute = 1 + random.nextInt((CLOSING_HOUR - OPENING_HOUR) * 60 - 1);
                drawn.add(date.atTime(OPENING_HOUR, 0)
                        .plusMinutes(minute)
                        .atZone(of)
                        .toInstant());
            }
        }
        drawn.toArray(starts);
    }

    /** Deadlines of CRM Kit. */
    @Benchmark
    @OperationsPerInvocation(STARTS)
    public void dueAt(Blackhole sink) {
        for (Instant start : starts) {
            sink.consume(calendar.dueAt(start, budget).dueAt());
        }
    }

    /** Deadlines of jBPM. */
    @Benchmark
    @OperationsPerInvocation(STARTS)
    public void peer(Blackhole sink) {
        for (Instant start : starts) {
            sink.consume(peer.dueAt(start, peerBudget));
        }
    }
}
