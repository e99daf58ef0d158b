package io.crmkit.metrics.service;

import static io.crmkit.metrics.service.Tickets.minute;
import static io.crmkit.metrics.service.Tickets.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.interval.ProportionInterval;
import io.crmkit.metrics.service.ResolutionTime.Until;
import io.crmkit.metrics.service.TicketPeriod.By;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ServiceShareTest {
    private static final ResolutionTime LAST_CLOSE = new ResolutionTime(Until.LAST_CLOSE, ServiceClock.CALENDAR);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 opened, 5 agent, 6 resolved                          | true | true | false
                    0 opened, 1 bot, 2 note, 5 agent, 6 resolved           | true | true | false
                    0 opened, 5 agent, 6 agent, 7 resolved                 | false | true | false
                    0 opened, 7 resolved                                   | false | true | false
                    0 opened, 1 assigned, 5 agent, 6 resolved              | true | true | false
                    0 opened, 1 assigned, 2 assigned, 5 agent, 6 resolved  | true | false | false
                    0 opened, 5 agent, 6 resolved, 7 reopened, 8 resolved  | true | false | true
                    0 opened, 5 agent, 6 resolved, 7 reopened              | STILL_OPEN | STILL_OPEN | true
                    0 opened, 5 agent                                      | STILL_OPEN | STILL_OPEN | STILL_OPEN
                    0 opened, 5 agent, 6 closed                            | true | true | false
                    0 opened, 1 bot, 5 resolved by bot                     | BOT_ONLY | BOT_ONLY | false
                    0 opened, 1 bot, 5 resolved by bot, 9 reopened, 10 resolved by bot | BOT_ONLY | BOT_ONLY | true
                    0 opened by agent, 5 agent, 6 resolved                 | NOT_STARTED_BY_CUSTOMER | NOT_STARTED_BY_CUSTOMER | false
                    0 opened by agent, 5 agent                             | NOT_STARTED_BY_CUSTOMER | NOT_STARTED_BY_CUSTOMER | STILL_OPEN
                    """)
    void firstContactResolutionAndReopening(String events, String oneResponse, String noReopening, String reopened) {
        assertThat(judged(TicketShare.FIRST_CONTACT_ONE_RESPONSE, events)).isEqualTo(oneResponse);
        assertThat(judged(TicketShare.FIRST_CONTACT_NO_REOPENING, events)).isEqualTo(noReopening);
        assertThat(judged(TicketShare.REOPENED, events)).isEqualTo(reopened);
    }

    @Test
    void aTimeEqualToTheTargetIsMetAndOpenTicketsAreNotCounted() {
        ServiceShare share = ServiceShare.of(
                new SlaTarget(LAST_CLOSE, Duration.ofMinutes(60)),
                List.of(
                        ticket("0 opened, 60 resolved"),
                        ticket("0 opened, 61 resolved"),
                        ticket("0 opened, 9999 agent"),
                        ticket("0 opened, 1 resolved")));

        assertThat(share.matching()).isEqualTo(2);
        assertThat(share.n()).isEqualTo(3);
        assertThat(share.value()).hasValue(200.0 / 3);
        assertThat(share.excluded()).containsExactly(Map.entry(ServiceExclusion.STILL_OPEN, 1L));
        assertThat(share.cases()).isEqualTo(4);
        assertThat(share.interval(0.95, ProportionInterval.WILSON).orElseThrow().contains(200.0 / 3))
                .isTrue();
    }

    @Test
    void nothingJudgedIsNoShareAndNotZero() {
        ServiceShare share = ServiceShare.of(TicketShare.REOPENED, List.of(ticket("0 opened")));

        assertThat(share.value()).isEmpty();
        assertThat(share.interval(0.95, ProportionInterval.WILSON)).isEmpty();
        assertThat(share.cases()).isEqualTo(1);
    }

    @Test
    @DisplayName("freescout #4125: the number of closed tickets by close date, their time by open date")
    void countAndTimeHaveTheSamePopulation() {
        List<Ticket> tickets = Stream.of(
                        "0 opened, 10 resolved", "0 opened, 90 resolved", "50 opened, 95 resolved", "70 opened")
                .map(Tickets::ticket)
                .toList();
        TicketPeriod resolved = new TicketPeriod(By.RESOLVED, minute(60), minute(120));
        TicketPeriod opened = new TicketPeriod(By.OPENED, minute(0), minute(60));

        ServiceTimes byClose = tickets.stream().filter(resolved).collect(ServiceTimes.collector(LAST_CLOSE));
        ServiceTimes byOpen = tickets.stream().filter(opened).collect(ServiceTimes.collector(LAST_CLOSE));

        assertThat(byClose.n()).isEqualTo(2);
        assertThat(byClose.mean()).contains(Duration.ofSeconds(4050)); // 90 and 45 minutes
        assertThat(byOpen.n()).isEqualTo(3);
        assertThat(byOpen.mean()).contains(Duration.ofSeconds(2900)); // 10, 90 and 45 minutes
        assertThat(opened.test(ticket("60 opened"))).isFalse();
        assertThat(new TicketPeriod(By.RESOLVED, minute(10), minute(11)).test(tickets.get(0)))
                .isTrue();
        assertThatThrownBy(() -> new TicketPeriod(By.OPENED, minute(1), minute(1)))
                .hasMessageStartingWith("period.to ");
    }

    @Test
    void resultsTravelAsJson() throws Exception {
        List<Ticket> tickets = List.of(ticket("0 opened, 2 resolved"), ticket("0 opened"));
        ServiceShare share = ServiceShare.of(new SlaTarget(LAST_CLOSE, Duration.ofMinutes(60)), tickets);
        ServiceTimes times = ServiceTimes.of(LAST_CLOSE, tickets);
        String shareText = "{\"metric\":\"sla.resolution.last_close.calendar<=PT1H\",\"matching\":1,\"n\":1,"
                + "\"excluded\":{\"STILL_OPEN\":1}}";
        String timesText =
                "{\"metric\":\"resolution.last_close.calendar\",\"seconds\":[120.0],\"excluded\":{\"STILL_OPEN\":1}}";
        JsonMapper jackson3 = JsonMapper.shared();
        com.fasterxml.jackson.databind.json.JsonMapper jackson2 = new com.fasterxml.jackson.databind.json.JsonMapper();

        assertThat(jackson3.readTree(jackson3.writeValueAsString(share))).isEqualTo(jackson3.readTree(shareText));
        assertThat(jackson2.readTree(jackson2.writeValueAsString(times))).isEqualTo(jackson2.readTree(timesText));
        assertThat(jackson3.readValue(shareText, ServiceShare.class)).isEqualTo(share);
        assertThat(jackson2.readValue(shareText, ServiceShare.class)).isEqualTo(share);
        assertThat(jackson3.readValue(timesText, ServiceTimes.class)).isEqualTo(times);
        assertThat(jackson2.readValue(timesText, ServiceTimes.class)).isEqualTo(times);
        assertThatThrownBy(() -> jackson3.readValue(timesText.replace("120.0", "-1"), ServiceTimes.class))
                .hasMessageContaining("seconds must not be negative");
        assertThatThrownBy(() -> jackson3.readValue(shareText.replace("\"n\":1", "\"n\":0"), ServiceShare.class))
                .hasMessageContaining("matching must be from 0 to n");
    }

    @Test
    void reasonsThatDidNotOccurAreNotListed() {
        assertThat(new ServiceShare("x", 0, 0, new TreeMap<>(Map.of(ServiceExclusion.STILL_OPEN, 0L))))
                .isEqualTo(new ServiceShare("x", 0, 0, new TreeMap<>()));
    }

    @Test
    void eachShareOfTicketsHasItsId() {
        assertThat(Stream.of(TicketShare.values()).map(TicketShare::id))
                .containsExactly("fcr.one_response", "fcr.no_reopening", "reopen_rate");
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new SlaTarget(LAST_CLOSE, Duration.ZERO)).hasMessageStartingWith("sla.target ");
        assertThatThrownBy(() -> ServiceShare.of(TicketShare.REOPENED, List.of())
                        .merge(ServiceShare.of(TicketShare.FIRST_CONTACT_NO_REOPENING, List.of())))
                .hasMessage("metric must be reopen_rate to merge, was fcr.no_reopening");
        assertThatThrownBy(() -> new Measurement(Optional.empty(), Optional.empty()))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Measurement.of(Duration.ofNanos(-1))).hasMessageStartingWith("measurement.time ");
        assertThatThrownBy(() -> new Verdict(true, Optional.of(ServiceExclusion.STILL_OPEN)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new ServiceShare("x", 0, 0, new TreeMap<>(Map.of(ServiceExclusion.STILL_OPEN, -1L))))
                .hasMessage("excluded.STILL_OPEN must not be negative");
        for (String events : List.of("0 agent", "0 opened, 1 opened", "5 opened, 4 agent")) {
            assertThatThrownBy(() -> ticket(events))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("ticket.events ");
        }
        assertThatThrownBy(() -> Ticket.of(List.of())).hasMessageStartingWith("ticket.events ");
    }

    private static String judged(ShareMetric metric, String events) {
        return metric.judge(ticket(events)).stream()
                .map(verdict -> verdict.excluded().map(Enum::name).orElse(String.valueOf(verdict.matching())))
                .collect(Collectors.joining(" "));
    }
}
