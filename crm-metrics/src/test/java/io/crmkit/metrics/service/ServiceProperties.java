package io.crmkit.metrics.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.percentile.PercentileType;
import io.crmkit.metrics.service.FirstResponse.Reopening;
import io.crmkit.metrics.service.FirstResponse.Start;
import io.crmkit.metrics.service.ResolutionTime.Until;
import io.crmkit.metrics.service.ResponseTime.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ServiceProperties {
    private static final ServiceClock CALENDAR = ServiceClock.CALENDAR;

    @Property
    void pooledTimesAndSharesDoNotDependOnPartsAndOrder(
            @ForAll("tickets") List<Ticket> tickets, @ForAll("times") TimeMetric metric, @ForAll Random random) {
        List<Ticket> shuffled = new ArrayList<>(tickets);
        Collections.shuffle(shuffled, random);
        int cut = random.nextInt(tickets.size() + 1);
        List<Ticket> left = shuffled.subList(0, cut);
        List<Ticket> right = shuffled.subList(cut, shuffled.size());
        SlaTarget target = new SlaTarget(metric, Duration.ofMinutes(30));

        ServiceTimes times = ServiceTimes.of(metric, tickets);
        ServiceShare share = ServiceShare.of(target, tickets);

        assertThat(ServiceTimes.of(metric, right).merge(ServiceTimes.of(metric, left)))
                .isEqualTo(times);
        assertThat(shuffled.parallelStream().collect(ServiceTimes.collector(metric)))
                .isEqualTo(times);
        assertThat(ServiceShare.of(target, right).merge(ServiceShare.of(target, left)))
                .isEqualTo(share);
        assertThat(shuffled.parallelStream().collect(ServiceShare.collector(target)))
                .isEqualTo(share);
        assertThat(share.n()).isEqualTo(times.n());
        assertThat(share.cases()).isEqualTo(times.cases());
        assertThat(times.mean().isPresent()).isEqualTo(times.n() > 0);
        assertThat(times.percentile(0.9, PercentileType.TYPE_7).isPresent()).isEqualTo(times.n() > 0);
    }

    @Property
    void firstAndNextResponsesAreAllResponses(@ForAll("tickets") List<Ticket> tickets) {
        for (Ticket ticket : tickets) {
            List<Measurement> all = new ResponseTime(Scope.ALL, Responder.HUMAN, CALENDAR).measure(ticket);
            List<Measurement> next = new ResponseTime(Scope.NEXT, Responder.HUMAN, CALENDAR).measure(ticket);

            assertThat(all.subList(all.size() - next.size(), all.size())).isEqualTo(next);
        }
    }

    @Property
    void aClockThatSkipsTimeNeverMeasuresMore(
            @ForAll("tickets") List<Ticket> tickets, @ForAll Start start, @ForAll Responder responder) {
        ServiceClock half = ServiceClock.business(
                "half", (from, to) -> Duration.between(from, to).dividedBy(2));
        for (Ticket ticket : tickets) {
            Optional<Duration> restarts = first(start, responder, CALENDAR, Reopening.RESTARTS, ticket);
            Optional<Duration> goesOn = first(start, responder, CALENDAR, Reopening.CONTINUES, ticket);
            Optional<Duration> business = first(start, responder, half, Reopening.CONTINUES, ticket);

            assertThat(restarts.isPresent()).isEqualTo(goesOn.isPresent());
            restarts.ifPresent(time -> assertThat(time).isLessThanOrEqualTo(goesOn.orElseThrow()));
            business.ifPresent(time -> assertThat(time).isLessThanOrEqualTo(goesOn.orElseThrow()));
        }
    }

    @Property
    void openTimeIsPartOfTheTimeToTheLastClose(@ForAll("tickets") List<Ticket> tickets) {
        for (Ticket ticket : tickets) {
            Optional<Duration> first = resolution(Until.FIRST_CLOSE, ticket);
            Optional<Duration> last = resolution(Until.LAST_CLOSE, ticket);
            Optional<Duration> open = resolution(Until.LAST_CLOSE_OPEN_TIME, ticket);

            last.ifPresent(time -> {
                assertThat(first.orElseThrow()).isLessThanOrEqualTo(open.orElseThrow());
                assertThat(open.orElseThrow()).isLessThanOrEqualTo(time);
            });
            assertThat(last.isPresent()).isEqualTo(ticket.endedAt().isPresent());
        }
    }

    @Property
    void aTicketIsInTheBacklogIfItIsOpenAsOfThen(@ForAll("tickets") List<Ticket> tickets) {
        for (Ticket ticket : tickets) {
            for (TicketEvent event : ticket.events()) {
                boolean open = ticket.asOf(event.at()).orElseThrow().endedAt().isEmpty();
                Measurement age =
                        new BacklogAge(event.at(), CALENDAR).measure(ticket).get(0);

                assertThat(age.time())
                        .isEqualTo(
                                open ? Optional.of(Duration.between(ticket.openedAt(), event.at())) : Optional.empty());
            }
        }
    }

    @Property(tries = 20)
    void differentMetricsDoNotMerge(@ForAll("times") TimeMetric one, @ForAll("times") TimeMetric two) {
        if (!one.id().equals(two.id())) {
            assertThatThrownBy(() -> ServiceTimes.of(one, List.of()).merge(ServiceTimes.of(two, List.of())))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("metric ");
        }
    }

    private static Optional<Duration> first(
            Start start, Responder responder, ServiceClock clock, Reopening reopening, Ticket ticket) {
        return new FirstResponse(start, responder, clock, reopening)
                .measure(ticket)
                .get(0)
                .time();
    }

    private static Optional<Duration> resolution(Until until, Ticket ticket) {
        return new ResolutionTime(until, CALENDAR).measure(ticket).get(0).time();
    }

    @Provide
    Arbitrary<TimeMetric> times() {
        return Arbitraries.of(
                new FirstResponse(Start.CREATION, Responder.HUMAN, CALENDAR, Reopening.RESTARTS),
                new ResponseTime(Scope.ALL, Responder.HUMAN, CALENDAR),
                new ResponseTime(Scope.NEXT, Responder.HUMAN_OR_BOT, CALENDAR),
                new ResolutionTime(Until.LAST_CLOSE, CALENDAR),
                new BacklogAge(Tickets.minute(30), CALENDAR));
    }

    @Provide
    Arbitrary<List<Ticket>> tickets() {
        Arbitrary<TicketEvent> event = Combinators.combine(
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.of(
                                TicketEvent.Type.MESSAGE,
                                TicketEvent.Type.MESSAGE,
                                TicketEvent.Type.NOTE,
                                TicketEvent.Type.ASSIGNED,
                                TicketEvent.Type.RESOLVED,
                                TicketEvent.Type.CLOSED,
                                TicketEvent.Type.REOPENED),
                        Arbitraries.of(Actor.class))
                .as((minute, type, actor) -> new TicketEvent(Tickets.minute(minute), type, actor));
        Arbitrary<Ticket> ticket = Combinators.combine(
                        Arbitraries.of(Actor.CUSTOMER, Actor.CUSTOMER, Actor.AGENT, Actor.BOT),
                        event.list().ofMaxSize(12))
                .as((actor, events) -> {
                    List<TicketEvent> all = new ArrayList<>(events);
                    Instant opened = Tickets.TEN;
                    all.add(new TicketEvent(opened, TicketEvent.Type.OPENED, actor));
                    return Ticket.of(all);
                });
        return ticket.list().ofMaxSize(8);
    }
}
