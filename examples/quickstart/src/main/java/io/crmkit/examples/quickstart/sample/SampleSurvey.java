package io.crmkit.examples.quickstart.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes up the survey of an airline: answers of passengers over the first half of 2026, with everything that real files bring,
 * bad rows too. The same size and seed give the same file on every machine.
 */
public final class SampleSurvey {
    /** How many people answer unless somebody asks for more. */
    public static final int PEOPLE = 3_000;

    /** The seed of the file that the documentation shows. */
    public static final long SEED = 2_026;

    /** The options that describe the file. */
    public static final List<String> ARGUMENTS = List.of(
            "--survey=sample-2026",
            "--id=respondent",
            "--nps=recommend:0..10",
            "--blank=recommend=99",
            "--csat=satisfaction:1..5",
            "--blank=satisfaction=0,n/a",
            "--ces=effort:1..7",
            "--blank=effort=9",
            "--weight=weight",
            "--segment=cabin",
            "--segment=route",
            "--date=answered",
            "--name=name",
            "--email=email",
            "--phone=phone",
            "--language=language",
            "--country=country",
            "--comment=comment",
            "--consent=EMAIL=may_email",
            "--consent=PHONE=may_call",
            "--consent=SMS=may_text");

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 181;

    private final Random random;
    private final int size;

    private SampleSurvey(int size, long seed) {
        this.size = size;
        this.random = new Random(seed);
    }

    /** Returns the day after the last answer: the day on which somebody looks at the results. */
    public static LocalDate dayAfter() {
        return FIRST_DAY.plusDays(DAYS);
    }

    /**
     * Writes the file.
     *
     * @param people how many people answer, 1 or more
     */
    public static void write(Path file, int people, long seed) throws IOException {
        SampleSurvey survey = new SampleSurvey(people, seed);
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord(Passenger.HEADER);
            for (int number = 1; number <= people; number++) {
                survey.write(csv, number);
            }
        }
    }

    /** Rows come in the order of the days, as a survey is collected. */
    private void write(CsvWriter csv, int number) {
        LocalDate day = FIRST_DAY.plusDays((long) number * DAYS / (size + 1));
        List<String> cells = Passenger.of(random).cells(number, day);
        csv.writeRecord(cells);
        if (number % 600 == 0) {
            csv.writeRecord(spoiled(cells, number / 600 % 5));
        }
    }

    /** Returns what goes wrong in real files. */
    private static List<String> spoiled(List<String> cells, int kind) {
        List<String> bad = new ArrayList<>(cells);
        int recommend = Passenger.HEADER.indexOf("recommend");
        bad.set(0, cells.get(0) + "-" + kind);
        switch (kind) {
            case 0 -> bad.set(recommend, "ten");
            case 1 -> bad.set(recommend, "14");
            case 2 -> bad.set(0, "");
            case 3 -> bad.set(0, cells.get(0)); // somebody sent the form twice
            default -> bad.subList(8, bad.size()).clear();
        }
        return bad;
    }
}
