package io.crmkit.metrics;

import io.crmkit.metrics.percentile.PercentileType;
import io.crmkit.metrics.percentile.Sample;
import io.crmkit.metrics.service.Actor;
import io.crmkit.metrics.service.FirstResponse;
import io.crmkit.metrics.service.Responder;
import io.crmkit.metrics.service.ServiceClock;
import io.crmkit.metrics.service.ServiceShare;
import io.crmkit.metrics.service.ServiceTimes;
import io.crmkit.metrics.service.SlaTarget;
import io.crmkit.metrics.service.Ticket;
import io.crmkit.metrics.service.TicketEvent;
import io.crmkit.metrics.vectors.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The rows of {@code metrics_vectors.csv} on percentiles and service; a row that no branch knows fails. */
class ServiceVectorsTest {
    private static final Instant OPENED = Instant.parse("2025-01-01T10:00:00Z");
    private static final FirstResponse FIRST_RESPONSE = new FirstResponse(
            FirstResponse.Start.CREATION, Responder.HUMAN, ServiceClock.CALENDAR, FirstResponse.Reopening.RESTARTS);

    static Stream<Vector> vectors() {
        return Vector.of("percentile", "first_response_time", "sla_achievement");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void agreesWithTheNumbersOfOthers(Vector row) {
        row.check(answer(row));
    }

    static Answer answer(Vector row) {
        return switch (row.metric()) {
            case "percentile" -> {
                PercentileType type = PercentileType.valueOf(row.method().replace("Hyndman-Fan type ", "TYPE_"));
                Sample sample = Sample.of(row.input()
                        .get("data")
                        .valueStream()
                        .mapToDouble(JsonNode::asDouble)
                        .toArray());
                yield Answer.of(sample.percentile(row.input().get("p").asDouble(), type)
                        .orElseThrow()
                        .value());
            }
            case "first_response_time" -> {
                boolean mean = row.method().equals("mean seconds");
                ServiceTimes times = mean
                        ? ServiceTimes.of(
                                FIRST_RESPONSE,
                                LongStream.of(row.counts("seconds"))
                                        .mapToObj(ServiceVectorsTest::answeredAfter)
                                        .toList())
                        : ServiceTimes.of(
                                FIRST_RESPONSE, List.of(ticket(row.input().get("events"))));
                Duration value = times.mean().orElseThrow();
                yield Answer.of(mean ? value.toSeconds() : value.toSeconds() / 60.0);
            }
            case "sla_achievement" -> {
                SlaTarget target = new SlaTarget(FIRST_RESPONSE, Duration.ofSeconds(60));
                Stream<Ticket> met = repeat(row, "met", answeredAfter(60));
                Stream<Ticket> breached = repeat(row, "breached", answeredAfter(61));
                Stream<Ticket> open = repeat(
                        row, "open", Ticket.of(new TicketEvent(OPENED, TicketEvent.Type.OPENED, Actor.CUSTOMER)));
                ServiceShare share = ServiceShare.of(
                        target, Stream.of(met, breached, open).flatMap(s -> s).toList());
                yield Answer.of(share.value().orElseThrow());
            }
            default -> throw new AssertionError("unknown metric in " + row);
        };
    }

    private static Stream<Ticket> repeat(Vector row, String field, Ticket ticket) {
        return Stream.generate(() -> ticket).limit(row.input().get(field).asLong());
    }

    private static Ticket answeredAfter(long seconds) {
        return Ticket.of(
                new TicketEvent(OPENED, TicketEvent.Type.OPENED, Actor.CUSTOMER),
                new TicketEvent(OPENED.plusSeconds(seconds), TicketEvent.Type.MESSAGE, Actor.AGENT));
    }

    private static Ticket ticket(JsonNode events) {
        return Ticket.of(events.valueStream()
                .map(node -> event(
                        Instant.parse(node.get("t").asString()),
                        node.get("type").asString()))
                .toList());
    }

    private static TicketEvent event(Instant at, String name) {
        return switch (name) {
            case "created" -> new TicketEvent(at, TicketEvent.Type.OPENED, Actor.CUSTOMER);
            case "bot_reply" -> new TicketEvent(at, TicketEvent.Type.MESSAGE, Actor.BOT);
            case "bot_resolved" -> new TicketEvent(at, TicketEvent.Type.RESOLVED, Actor.BOT);
            case "customer_reopened" -> new TicketEvent(at, TicketEvent.Type.REOPENED, Actor.CUSTOMER);
            case "agent_public_reply" -> new TicketEvent(at, TicketEvent.Type.MESSAGE, Actor.AGENT);
            default -> throw new AssertionError("unknown event " + name);
        };
    }
}
