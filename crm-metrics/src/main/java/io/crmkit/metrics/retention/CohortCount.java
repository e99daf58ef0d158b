package io.crmkit.metrics.retention;

import io.crmkit.metrics.retention.CohortCell.Observation;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Counts the customers of one cohort by age. */
final class CohortCount {
    private final YearMonth month;
    private final CohortAge age;
    private final LocalDate afterData;
    private final long[] active;
    private final long[] complete; // customers who were observed to the end of an age
    private long customers;

    private CohortCount(YearMonth month, CohortAge age, LocalDate afterData, int ages) {
        this.month = month;
        this.age = age;
        this.afterData = afterData;
        this.active = new long[ages];
        this.complete = new long[ages];
    }

    static List<Cohort> of(CustomerActivity<?> activity, CohortAge age) {
        LocalDate afterData = activity.observedThru().plusDays(1);
        NavigableMap<YearMonth, List<int[]>> byMonth = new TreeMap<>();
        for (int[] days : activity.histories()) {
            YearMonth month = YearMonth.from(LocalDate.ofEpochDay(days[0]));
            byMonth.computeIfAbsent(month, key -> new ArrayList<>()).add(days);
        }
        List<Cohort> cohorts = new ArrayList<>();
        byMonth.forEach((month, histories) -> {
            YearMonth last = YearMonth.from(activity.observedThru());
            int ages = Math.toIntExact(byMonth.firstKey().until(last, ChronoUnit.MONTHS)) + 1;
            CohortCount count = new CohortCount(month, age, afterData, ages);
            histories.forEach(count::add);
            cohorts.add(count.cohort());
        });
        return cohorts;
    }

    private void add(int[] days) {
        customers++;
        LocalDate first = LocalDate.ofEpochDay(days[0]);
        int ended = months(first, afterData);
        for (int i = 0; i < ended; i++) {
            complete[i]++;
        }
        int last = -1;
        for (int day : days) {
            int months = months(first, LocalDate.ofEpochDay(day));
            boolean counts = age == CohortAge.CALENDAR_MONTHS || months < ended;
            if (months > last && counts) {
                active[months]++;
            }
            last = months;
        }
    }

    private int months(LocalDate first, LocalDate day) {
        long months = age == CohortAge.TENURE_MONTHS
                ? ChronoUnit.MONTHS.between(first, day)
                : YearMonth.from(first).until(YearMonth.from(day), ChronoUnit.MONTHS);
        return Math.toIntExact(months);
    }

    private Cohort cohort() {
        List<CohortCell> cells = new ArrayList<>(active.length);
        for (int i = 0; i < active.length; i++) {
            cells.add(cell(i));
        }
        return new Cohort(month, customers, cells);
    }

    private CohortCell cell(int months) {
        if (complete[months] == customers) {
            return new CohortCell(Observation.COMPLETE, active[months], customers);
        }
        boolean running = age == CohortAge.CALENDAR_MONTHS
                && month.plusMonths(months).atDay(1).isBefore(afterData);
        long observed = running ? customers : complete[months];
        return observed > 0
                ? new CohortCell(Observation.PARTIAL, active[months], observed)
                : new CohortCell(Observation.NOT_OBSERVED, 0, 0);
    }
}
