package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.core.id.CustomerId;
import io.crmkit.metrics.csat.Csat;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.percentile.PercentileType;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.sample.ReportingThreshold;
import io.crmkit.metrics.score.Direction;
import io.crmkit.metrics.score.ScoreDefinition;
import io.crmkit.metrics.score.ScoreResult;
import io.crmkit.metrics.score.ShareScore;
import io.crmkit.metrics.scorecard.Benchmark;
import io.crmkit.metrics.scorecard.Breakdown;
import io.crmkit.metrics.scorecard.PeriodKind;
import io.crmkit.metrics.scorecard.Scorecard;
import io.crmkit.metrics.scorecard.ScorecardRequest;
import io.crmkit.metrics.service.Actor;
import io.crmkit.metrics.service.FirstResponse;
import io.crmkit.metrics.service.Responder;
import io.crmkit.metrics.service.ServiceClock;
import io.crmkit.metrics.service.ServiceExclusion;
import io.crmkit.metrics.service.ServiceShare;
import io.crmkit.metrics.service.ServiceTimes;
import io.crmkit.metrics.service.SlaTarget;
import io.crmkit.metrics.service.Ticket;
import io.crmkit.metrics.service.TicketEvent;
import io.crmkit.metrics.vectors.Answer;
import io.crmkit.metrics.vectors.MetricVectors;
import io.crmkit.metrics.vectors.VectorReport;
import io.crmkit.recovery.calendar.BusinessCalendar;
import io.crmkit.recovery.calendar.WeeklyHours;
import io.crmkit.store.memory.MemoryStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The snippets of docs/metrics.md. */
class MetricsPageTest {
    private final RatingTally tally = RatingTally.of(RatingScale.ONE_TO_FIVE, 5, 4, 1);

    @Test
    void scores() {
        // snippet
        NpsScore nps = Nps.of(RatingTally.of(9, 10, 7, 3));
        nps.value();
        nps.interval(0.95);
        Csat.top2Box(tally).value();
        // end

        assertThat(nps.value()).hasValue(25.0);
        assertThat(Csat.top2Box(tally).value().orElseThrow()).isEqualTo(200.0 / 3);
    }

    @Test
    void definitionsOfTheHost() {
        // snippet
        ScoreDefinition fast = ScoreDefinition.share("fast", tally.scale(), Direction.HIGHER_IS_BETTER, 4, 5);
        ScoreResult result = new ReportingThreshold(3).report(new ShareScore(fast, tally), 0.95);
        // end

        assertThat(result.value().orElseThrow()).isEqualTo(200.0 / 3);
    }

    @Test
    void vectors() {
        // snippet
        VectorReport report = VectorReport.of(
                MetricVectors.bundled(),
                vector ->
                        vector.metric().equals("percentile") && vector.method().endsWith("type 1")
                                ? Answer.of(myPercentile(vector.input()))
                                : Answer.unsupported("not computed here"));
        report.failed();
        // end

        assertThat(report.passed()).hasSize(6);
        assertThat(report.failed()).isEmpty();
    }

    private static double myPercentile(Map<String, Object> input) {
        List<?> data = (List<?>) Objects.requireNonNull(input.get("data"));
        double rank = Math.ceil(((Number) Objects.requireNonNull(input.get("p"))).doubleValue() * data.size());
        return ((Number) data.get((int) Math.max(rank, 1) - 1)).doubleValue();
    }

    @Test
    void scorecards() throws IOException {
        Appendable page = new StringBuilder();
        try (Crm crm = Crm.builder(MemoryStore.create()).build()) {
            CustomerId ada = crm.customers()
                    .add(Customer.person("Ada", "Lovelace").build())
                    .id();
            for (int i = 0; i < 10; i++) {
                crm.feedback()
                        .add(Feedback.nps(ada, 9)
                                .survey("relationship-2026")
                                .putSegments("region", "north")
                                .answeredAt(Instant.parse("2026-03-05T12:00:00Z"))
                                .build());
            }
            // snippet
            ScorecardRequest request = ScorecardRequest.builder()
                    .question("relationship-2026", "nps")
                    .score(Nps.DEFINITION)
                    .from(LocalDate.of(2026, 1, 1))
                    .until(LocalDate.of(2027, 1, 1))
                    .every(PeriodKind.MONTH)
                    .in(ZoneId.of("Europe/Berlin"))
                    .by(Breakdown.segment("region"), Breakdown.CHANNEL, Breakdown.TOUCHPOINT)
                    .benchmark(Benchmark.of("airports 2025", 42, "Example Institute, report of 2025"))
                    .baselineOfFirst(6)
                    .build();
            Scorecard card = Scorecard.of(crm, request);

            card.total().overall().value();
            card.total().periods().get(2).interval();
            card.total().change(2);
            card.by(Breakdown.segment("region")).of("north");
            card.alarms();
            card.writeHtml("Relationship survey", Locale.UK, page);
            // end

            assertThat(card.total().overall().value()).hasValue(100);
            assertThat(page.toString()).contains("Relationship survey");
        }
    }

    @Test
    void serviceMetrics() {
        BusinessCalendar calendar = BusinessCalendar.builder("berlin-2", ZoneId.of("Europe/Berlin"))
                .hours(WeeklyHours.parse("mon-fri 09:00-17:00"))
                .build();
        Instant fridayAtFive = Instant.parse("2025-01-10T16:00:00Z");
        List<Ticket> tickets = List.of(
                Ticket.of(
                        new TicketEvent(fridayAtFive, TicketEvent.Type.OPENED, Actor.CUSTOMER),
                        new TicketEvent(fridayAtFive, TicketEvent.Type.MESSAGE, Actor.BOT),
                        new TicketEvent(Instant.parse("2025-01-13T08:30:00Z"), TicketEvent.Type.MESSAGE, Actor.AGENT)),
                Ticket.of(new TicketEvent(fridayAtFive, TicketEvent.Type.OPENED, Actor.CUSTOMER)));

        // snippet
        ServiceClock office = ServiceClock.business(calendar.id(), calendar::elapsed);
        FirstResponse firstResponse = new FirstResponse(
                FirstResponse.Start.CREATION, Responder.HUMAN, office, FirstResponse.Reopening.RESTARTS);

        ServiceTimes times = ServiceTimes.of(firstResponse, tickets);
        times.percentile(0.9, PercentileType.TYPE_7);
        times.excluded();
        ServiceShare.of(new SlaTarget(firstResponse, Duration.ofHours(4)), tickets)
                .value();
        // end

        assertThat(times.metric()).isEqualTo("frt.from_creation.human.business:berlin-2.reopening_restarts");
        assertThat(times.percentile(0.9, PercentileType.TYPE_7)).contains(Duration.ofMinutes(30));
        assertThat(times.excluded()).isEqualTo(Map.of(ServiceExclusion.AWAITING_REPLY, 1L));
    }
}
