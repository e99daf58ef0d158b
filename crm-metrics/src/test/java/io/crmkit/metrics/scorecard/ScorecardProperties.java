package io.crmkit.metrics.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.core.interaction.Channel;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.rating.Exclusion;
import io.crmkit.metrics.rating.WeightedTally;
import io.crmkit.metrics.score.Score;
import io.crmkit.metrics.score.ScoreDefinition;
import io.crmkit.metrics.score.WeightedScore;
import io.crmkit.store.RecordStore;
import io.crmkit.store.jdbc.JdbcStore;
import io.crmkit.store.memory.MemoryStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scorecard is what one gets who reads every answer, looks at the calendar on the wall and counts. */
class ScorecardProperties {
    private static final Breakdown REGION = Breakdown.segment("region");
    private static final LocalDate FROM = LocalDate.of(2026, 2, 20);
    private static final LocalDate UNTIL = LocalDate.of(2026, 4, 20);

    record Answer(
            OptionalInt rating,
            boolean otherScale,
            int weight,
            Optional<String> region,
            Optional<Channel> channel,
            Instant at) {
        Feedback feedback(Answers answers) {
            Feedback.Builder builder = answers.blank()
                    .rating(rating)
                    .weight(BigDecimal.valueOf(weight, 1))
                    .channel(channel)
                    .answeredAt(at);
            if (otherScale) {
                builder.scale(new RatingScale(0, 11));
            }
            region.ifPresent(name -> builder.putSegments("region", name));
            return builder.build();
        }
    }

    @Provide
    Arbitrary<List<Answer>> answers() {
        Arbitrary<OptionalInt> ratings = Arbitraries.integers()
                .between(-1, 10)
                .map(rating -> rating < 0 ? OptionalInt.empty() : OptionalInt.of(rating));
        Arbitrary<Instant> anyTime = Arbitraries.longs()
                .between(
                        Instant.parse("2026-02-10T00:00:00Z").toEpochMilli(),
                        Instant.parse("2026-05-01T00:00:00Z").toEpochMilli())
                .map(Instant::ofEpochMilli);
        // right at the boundaries of days is where zones go wrong
        Arbitrary<Instant> boundaries = Combinators.combine(
                        Arbitraries.integers().between(0, 70),
                        Arbitraries.of("UTC", "Asia/Kolkata", "America/St_Johns", "Europe/Berlin"),
                        Arbitraries.of(-1_000, 0, 1_000))
                .as((day, zone, nanos) -> FROM.plusDays(day)
                        .atStartOfDay(ZoneId.of(zone))
                        .toInstant()
                        .plusNanos(nanos));
        return Combinators.combine(
                        ratings,
                        Arbitraries.of(false, false, false, true),
                        Arbitraries.of(5, 10, 25),
                        Arbitraries.of("north", "south", "|=%", "=cmd").optional(0.8),
                        Arbitraries.of(Channel.EMAIL, Channel.PHONE).optional(0.7),
                        Arbitraries.oneOf(anyTime, boundaries))
                .as(Answer::new)
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 150)
    void isWhatCountingByHandGives(
            @ForAll("answers") List<Answer> answers,
            @ForAll PeriodKind kind,
            @ForAll("zones") ZoneId zone,
            @ForAll boolean weighted) {
        try (Crm crm = Crm.builder(MemoryStore.create()).build()) {
            compare(crm, answers, kind, zone, weighted);
        }
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("UTC", "Asia/Kolkata", "America/St_Johns", "Europe/Berlin", "Australia/Lord_Howe")
                .map(ZoneId::of);
    }

    @Test
    void isTheSameOnSqlite(@TempDir Path directory) throws IOException {
        RecordStore.Factory store = JdbcStore.sqlite(directory.resolve("crm.db"));
        try (Crm crm = Crm.builder(store).build()) {
            compare(crm, answers().sample(), PeriodKind.MONTH, ZoneId.of("Asia/Kolkata"), true);
        }
    }

    private static void compare(Crm crm, List<Answer> given, PeriodKind kind, ZoneId zone, boolean weighted) {
        Answers answers = new Answers(crm);
        List<Feedback> stored =
                given.stream().map(answer -> answer.feedback(answers)).toList();
        answers.addAll(stored);
        ScoreDefinition definition = weighted ? Nps.DEFINITION.overWeights() : Nps.DEFINITION;
        Scorecard card = Scorecard.of(
                crm,
                Answers.months()
                        .score(definition)
                        .from(FROM)
                        .until(UNTIL)
                        .every(kind)
                        .weeksBeginOn(DayOfWeek.SATURDAY)
                        .in(zone)
                        .by(REGION, Breakdown.CHANNEL)
                        .showSmallGroups()
                        .build());

        Predicate<Feedback> inRange =
                answer -> !day(answer, zone).isBefore(FROM) && day(answer, zone).isBefore(UNTIL);
        assertThat(card.total().overall().score())
                .contains(byHand(definition, stored.stream().filter(inRange)));
        for (BrokenDownScores.Group group : card.by(REGION).groups()) {
            Predicate<Feedback> inGroup = inRange.and(answer ->
                    Optional.ofNullable(answer.segments().get("region")).equals(group.name()));
            assertThat(group.scores().overall().score())
                    .contains(byHand(definition, stored.stream().filter(inGroup)));
            for (int i = 0; i < card.periods().size(); i++) {
                ReportingPeriod period = card.periods().get(i);
                Predicate<Feedback> inPeriod =
                        inGroup.and(answer -> label(answer, kind, zone).equals(period.label()));
                assertThat(group.scores().periods().get(i).score())
                        .as("%s in %s", group.name(), period)
                        .contains(byHand(definition, stored.stream().filter(inPeriod)));
            }
        }
        assertThat(card.by(REGION).groups()).hasSize((int) stored.stream()
                .filter(inRange)
                .map(answer -> answer.segments().getOrDefault("region", ""))
                .distinct()
                .count());
    }

    private static LocalDate day(Feedback answer, ZoneId zone) {
        return answer.answeredAt().atZone(zone).toLocalDate();
    }

    private static String label(Feedback answer, PeriodKind kind, ZoneId zone) {
        LocalDate day = day(answer, zone);
        return switch (kind) {
            case DAY -> day.toString();
            case WEEK -> day.minusDays((day.getDayOfWeek().getValue() + 1) % 7).toString();
            case MONTH -> "%tY-%<tm".formatted(day);
            case QUARTER -> day.getYear() + "-Q" + ((day.getMonthValue() - 1) / 3 + 1);
            case YEAR -> Integer.toString(day.getYear());
        };
    }

    private static Score byHand(ScoreDefinition definition, Stream<Feedback> answers) {
        WeightedTally.Builder tally = WeightedTally.builder(definition.scale());
        answers.forEach(answer -> {
            if (answer.rating().isEmpty()) {
                tally.exclude(Exclusion.BLANK, 1);
            } else if (!answer.scale().equals(RatingScale.ZERO_TO_TEN)) {
                tally.exclude(Exclusion.OTHER_SCALE, 1);
            } else {
                tally.add(answer.rating().getAsInt(), answer.weight().doubleValue());
            }
        });
        return definition.weighted()
                ? new WeightedScore(definition, tally.build())
                : Nps.of(tally.build().answers());
    }

    @Property(tries = 60)
    void oneMorePeriodLaterChangesNothingOfTheEarlierOnes(@ForAll("answers") List<Answer> given) {
        try (Crm crm = Crm.builder(MemoryStore.create()).build()) {
            Answers answers = new Answers(crm);
            answers.addAll(
                    given.stream().map(answer -> answer.feedback(answers)).toList());
            ScorecardRequest.Builder request = Answers.months()
                    .from(FROM)
                    .every(PeriodKind.WEEK)
                    .weeksBeginOn(DayOfWeek.FRIDAY)
                    .showSmallGroups();

            List<ReportedScore> shorter = Scorecard.of(
                            crm, request.until(FROM.plusWeeks(5)).build())
                    .total()
                    .periods();
            List<ReportedScore> longer = Scorecard.of(
                            crm, request.until(FROM.plusWeeks(6)).build())
                    .total()
                    .periods();

            assertThat(longer.subList(0, shorter.size())).isEqualTo(shorter);
        }
    }

    @Property(tries = 60)
    void outputIsTheSameWheneverItIsWritten(@ForAll("answers") List<Answer> given) throws IOException {
        try (Crm crm = Crm.builder(MemoryStore.create()).build()) {
            Answers answers = new Answers(crm);
            answers.addAll(
                    given.stream().map(answer -> answer.feedback(answers)).toList());
            ScorecardRequest request = Answers.months()
                    .by(REGION)
                    .benchmark(Benchmark.of("b", 1, "s"))
                    .build();
            StringBuilder one = new StringBuilder();
            StringBuilder other = new StringBuilder();

            Scorecard.of(crm, request).writeJson(one);
            Scorecard.of(crm, request).writeJson(other);

            assertThat(one.toString()).isEqualTo(other.toString());
            assertThat(Map.of("json", one.toString())).doesNotContainValue("NaN");
        }
    }
}
