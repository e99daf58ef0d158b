package io.crmkit.metrics.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.metrics.retention.CohortCell.Observation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RetentionProperties {
    private static final LocalDate START = LocalDate.parse("2023-11-15");

    record Event(int customer, LocalDate day) {}

    @Property
    void activityDoesNotDependOnPartsAndOrder(
            @ForAll("events") List<Event> events, @ForAll("days") LocalDate end, @ForAll Random random) {
        List<Event> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);
        int cut = random.nextInt(events.size() + 1);

        CustomerActivity<Integer> whole = collect(events, end);

        assertThat(collect(shuffled.subList(0, cut), end).merge(collect(shuffled.subList(cut, shuffled.size()), end)))
                .isEqualTo(whole)
                .hasSameHashCodeAs(whole);
        assertThat(shuffled.parallelStream().collect(CustomerActivity.collector(end, Event::customer, Event::day)))
                .isEqualTo(whole);
    }

    @Property
    void retainedAndLapsedAreTheBase(
            @ForAll("events") List<Event> events, @ForAll("days") LocalDate end, @ForAll("days") LocalDate middle) {
        CustomerActivity<Integer> activity = collect(events, end);
        DateRange base = new DateRange(START, middle);
        DateRange next = new DateRange(middle.plusDays(1), middle.plusDays(60));
        DateRange after = new DateRange(middle.plusDays(61), middle.plusDays(90));

        long retained = activity.retention(base, next).matching();
        long lapsed = activity.winBack(base, next, after).n();

        if (!after.from().isAfter(end)) {
            assertThat(retained + lapsed).isEqualTo(activity.active(base));
        }
        assertThat(activity.acquired(base)).isEqualTo(activity.active(base));
    }

    @Property
    void everyCustomerIsInOneCohortAndActiveAtItsBeginning(
            @ForAll("events") List<Event> events, @ForAll("days") LocalDate end, @ForAll CohortAge age) {
        CustomerActivity<Integer> activity = collect(events, end);

        CohortTable table = CohortTable.of(activity, age);

        assertThat(table.cohorts().stream().mapToLong(Cohort::customers).sum()).isEqualTo(activity.customers());
        for (Cohort cohort : table.cohorts()) {
            CohortCell first = cohort.cells().get(0);
            assertThat(first.active()).isEqualTo(first.customers());
            Observation last = Observation.COMPLETE;
            for (CohortCell cell : cohort.cells()) {
                assertThat(cell.observation())
                        .as("never better than a younger age")
                        .isGreaterThanOrEqualTo(last);
                last = cell.observation();
            }
        }
    }

    private static CustomerActivity<Integer> collect(List<Event> events, LocalDate end) {
        return events.stream().collect(CustomerActivity.collector(end, Event::customer, Event::day));
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return Combinators.combine(Arbitraries.integers().between(1, 8), days())
                .as(Event::new)
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 200).map(START::plusDays);
    }
}
