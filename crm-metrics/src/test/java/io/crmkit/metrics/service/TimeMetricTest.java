package io.crmkit.metrics.service;

import static io.crmkit.metrics.service.Tickets.minute;
import static io.crmkit.metrics.service.Tickets.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.service.FirstResponse.Reopening;
import io.crmkit.metrics.service.FirstResponse.Start;
import io.crmkit.metrics.service.ResolutionTime.Until;
import io.crmkit.metrics.service.ResponseTime.Scope;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each metric says of one ticket; times in minutes. */
class TimeMetricTest {
    private static final ServiceClock CALENDAR = ServiceClock.CALENDAR;
    /** Open from ten to eleven and from thirteen o'clock on. */
    private static final ServiceClock SHIFTS = ServiceClock.business("shifts", (from, to) -> {
        long closed = Math.max(
                0,
                Math.min(Duration.between(Tickets.TEN, to).toMinutes(), 180)
                        - Math.max(Duration.between(Tickets.TEN, from).toMinutes(), 60));
        return Duration.between(from, to).minusMinutes(closed);
    });

    private static final FirstResponse FROM_CREATION =
            new FirstResponse(Start.CREATION, Responder.HUMAN, CALENDAR, Reopening.RESTARTS);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 opened, 12 agent, 30 agent                       | 12
                    0 opened, 1 bot, 2 note, 12 agent                  | 12
                    0 opened, 5 customer, 12 agent                     | 12
                    0 opened, 0 agent                                  | 0
                    0 opened                                           | AWAITING_REPLY
                    0 opened, 3 assigned, 4 bot, 5 note                | AWAITING_REPLY
                    0 opened, 5 resolved                               | ENDED_WITHOUT_REPLY
                    0 opened, 1 bot, 5 closed                          | ENDED_WITHOUT_REPLY
                    0 opened, 5 resolved, 90 reopened                  | AWAITING_REPLY
                    0 opened, 5 resolved, 90 reopened, 97 agent        | 7
                    0 opened, 5 resolved, 90 reopened by agent, 97 agent | 7
                    0 opened, 5 agent, 6 resolved, 90 reopened, 97 agent | 5
                    0 opened, 5 resolved, 5 agent                      | 5
                    0 opened, 5 resolved, 60 agent                     | 5
                    0 opened, 5 reopened, 12 agent                     | 12
                    0 opened by agent, 5 customer, 12 agent            | NOT_STARTED_BY_CUSTOMER
                    0 opened by bot, 12 agent                          | NOT_STARTED_BY_CUSTOMER
                    """)
    void firstResponse(String events, String expected) {
        assertThat(measured(FROM_CREATION, events)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 opened, 4 assigned, 12 agent                              | 8
                    0 opened, 4 assigned, 9 assigned, 12 agent                  | 8
                    0 opened, 12 agent                                          | NOT_ASSIGNED
                    0 opened, 12 agent, 13 assigned                             | NOT_ASSIGNED
                    0 opened, 4 assigned                                        | AWAITING_REPLY
                    0 opened, 4 assigned, 5 resolved, 90 reopened, 97 agent     | 7
                    0 opened, 5 resolved, 90 reopened, 94 assigned, 97 agent    | 3
                    """)
    void firstResponseFromAssignment(String events, String expected) {
        assertThat(measured(new FirstResponse(Start.ASSIGNMENT, Responder.HUMAN, CALENDAR, Reopening.RESTARTS), events))
                .isEqualTo(expected);
    }

    @Test
    void eachChoiceOfTheFirstResponseChangesIt() {
        String events = "0 opened, 2 bot, 50 resolved by bot, 170 reopened, 190 agent";

        assertThat(measured(new FirstResponse(Start.CREATION, Responder.HUMAN, CALENDAR, Reopening.RESTARTS), events))
                .isEqualTo("20");
        assertThat(measured(new FirstResponse(Start.CREATION, Responder.HUMAN, CALENDAR, Reopening.CONTINUES), events))
                .isEqualTo("70");
        assertThat(measured(new FirstResponse(Start.CREATION, Responder.HUMAN, SHIFTS, Reopening.RESTARTS), events))
                .isEqualTo("10");
        assertThat(measured(
                        new FirstResponse(Start.CREATION, Responder.HUMAN_OR_BOT, CALENDAR, Reopening.RESTARTS),
                        events))
                .isEqualTo("2");
    }

    @Test
    @DisplayName("chatwoot #12058, #11787: the time between resolution and reopening counts as response time")
    void timeBetweenResolutionAndReopeningNeverCounts() {
        String events = "0 opened, 0 bot, 5 resolved by bot, 5765 reopened, 5775 agent";

        assertThat(measured(FROM_CREATION, events)).isEqualTo("10");
        assertThat(measured(new FirstResponse(Start.CREATION, Responder.HUMAN, CALENDAR, Reopening.CONTINUES), events))
                .isEqualTo("15");
        assertThat(measured(new ResponseTime(Scope.ALL, Responder.HUMAN, CALENDAR), events))
                .isEqualTo("ENDED_WITHOUT_REPLY 10");
    }

    @Test
    @DisplayName("chatwoot #7679, #13312: time of bots counts, and tickets that were assigned and never replied to")
    void botsAndAssignmentsAreNoReplies() {
        assertThat(measured(FROM_CREATION, "0 opened, 0 bot, 30 agent")).isEqualTo("30");
        assertThat(measured(FROM_CREATION, "0 opened, 0 bot, 30 assigned")).isEqualTo("AWAITING_REPLY");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 opened, 12 agent                                               | ''           | 12
                    0 opened, 12 agent, 20 customer, 25 customer, 28 bot, 50 agent   | 30           | 12 30
                    0 opened, 12 agent, 13 agent                                     | ''           | 12
                    0 opened                                                         | ''           | AWAITING_REPLY
                    0 opened, 12 agent, 20 customer                                  | AWAITING_REPLY | 12 AWAITING_REPLY
                    0 opened, 12 agent, 20 customer, 25 resolved                     | ENDED_WITHOUT_REPLY | 12 ENDED_WITHOUT_REPLY
                    0 opened, 12 agent, 20 customer, 25 resolved, 90 reopened, 97 agent | ENDED_WITHOUT_REPLY 7 | 12 ENDED_WITHOUT_REPLY 7
                    0 opened, 12 agent, 20 customer, 25 resolved, 26 agent           | 5            | 12 5
                    0 opened, 12 agent, 20 resolved, 30 customer                     | ''           | 12
                    0 opened, 12 agent, 20 resolved, 30 customer, 31 reopened by agent, 40 agent | 9 | 12 9
                    0 opened, 12 agent, 20 resolved, 31 reopened by agent, 40 agent  | ''           | 12
                    0 opened, 12 agent, 12 customer, 12 agent                        | 0            | 12 0
                    0 opened by agent, 20 customer, 25 agent, 30 customer, 37 agent  | 5 7          | 5 7
                    0 opened by bot, 20 customer, 25 agent                           | 5            | 5
                    """)
    void nextAndAverageResponse(String events, String next, String all) {
        assertThat(measured(new ResponseTime(Scope.NEXT, Responder.HUMAN, CALENDAR), events))
                .isEqualTo(next);
        assertThat(measured(new ResponseTime(Scope.ALL, Responder.HUMAN, CALENDAR), events))
                .isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 opened, 30 resolved                                   | 30 | 30 | 30
                    0 opened, 30 resolved, 40 closed                        | 30 | 30 | 30
                    0 opened, 30 closed                                     | 30 | 30 | 30
                    0 opened by agent, 30 resolved by bot                   | 30 | 30 | 30
                    0 opened, 30 resolved, 90 reopened, 100 resolved        | 30 | 100 | 40
                    0 opened, 30 resolved, 90 reopened                      | 30 | STILL_OPEN | STILL_OPEN
                    0 opened, 30 agent                                      | STILL_OPEN | STILL_OPEN | STILL_OPEN
                    """)
    void resolution(String events, String first, String last, String open) {
        assertThat(measured(new ResolutionTime(Until.FIRST_CLOSE, CALENDAR), events))
                .isEqualTo(first);
        assertThat(measured(new ResolutionTime(Until.LAST_CLOSE, CALENDAR), events))
                .isEqualTo(last);
        assertThat(measured(new ResolutionTime(Until.LAST_CLOSE_OPEN_TIME, CALENDAR), events))
                .isEqualTo(open);
    }

    @Test
    void inBusinessTimeATicketRaisedOutOfHoursStartsAtTheNextOpening() {
        FirstResponse business = new FirstResponse(Start.CREATION, Responder.HUMAN, SHIFTS, Reopening.RESTARTS);

        assertThat(measured(business, "100 opened, 185 agent")).isEqualTo("5");
        assertThat(measured(business, "100 opened, 110 agent")).isEqualTo("0");
        assertThat(measured(new ResolutionTime(Until.LAST_CLOSE, SHIFTS), "50 opened, 190 resolved"))
                .isEqualTo("20");
    }

    @Test
    void backlogKnowsNothingOfWhatCameLater() {
        BacklogAge backlog = new BacklogAge(minute(60), CALENDAR);

        assertThat(measured(backlog, "10 opened, 61 resolved")).isEqualTo("50");
        assertThat(measured(backlog, "10 opened, 20 resolved, 60 reopened")).isEqualTo("50");
        assertThat(measured(backlog, "10 opened, 60 resolved")).isEqualTo("NOT_OPEN");
        assertThat(measured(backlog, "10 opened, 20 resolved, 61 reopened")).isEqualTo("NOT_OPEN");
        assertThat(measured(backlog, "61 opened")).isEqualTo("NOT_OPENED_YET");
        assertThat(measured(backlog, "60 opened")).isEqualTo("0");
    }

    @Test
    void idsSayEveryChoice() {
        assertThat(FROM_CREATION.id()).isEqualTo("frt.from_creation.human.calendar.reopening_restarts");
        assertThat(new FirstResponse(Start.ASSIGNMENT, Responder.HUMAN_OR_BOT, SHIFTS, Reopening.CONTINUES).id())
                .isEqualTo("frt.from_assignment.human_or_bot.business:shifts.reopening_continues");
        assertThat(SHIFTS).hasToString("business:shifts");
        assertThat(new ResponseTime(Scope.NEXT, Responder.HUMAN, CALENDAR).id())
                .isEqualTo("response.next.human.calendar");
        assertThat(new ResponseTime(Scope.ALL, Responder.HUMAN, CALENDAR).id())
                .isEqualTo("response.all.human.calendar");
        assertThat(new ResolutionTime(Until.FIRST_CLOSE, CALENDAR).id()).isEqualTo("resolution.first_close.calendar");
        assertThat(new ResolutionTime(Until.LAST_CLOSE, CALENDAR).id()).isEqualTo("resolution.last_close.calendar");
        assertThat(new ResolutionTime(Until.LAST_CLOSE_OPEN_TIME, CALENDAR).id())
                .isEqualTo("resolution.last_close_open_time.calendar");
        assertThat(new BacklogAge(minute(0), CALENDAR).id()).isEqualTo("backlog.age.calendar@2025-01-01T10:00:00Z");
        assertThat(new SlaTarget(FROM_CREATION, Duration.ofHours(1)).id())
                .isEqualTo("sla.frt.from_creation.human.calendar.reopening_restarts<=PT1H");
    }

    @Test
    void partsOfASecondCount() {
        Ticket quick = Ticket.of(
                new TicketEvent(Tickets.TEN, TicketEvent.Type.OPENED, Actor.CUSTOMER),
                new TicketEvent(Tickets.TEN.plusMillis(1_250), TicketEvent.Type.RESOLVED, Actor.AGENT));

        assertThat(ServiceTimes.of(new ResolutionTime(Until.LAST_CLOSE, CALENDAR), List.of(quick))
                        .mean())
                .contains(Duration.ofMillis(1_250));
        assertThat(ServiceTimes.of(FROM_CREATION, List.of(ticket("0 opened, 0 agent")))
                        .mean())
                .contains(Duration.ZERO);
    }

    @Test
    void aTicketIsItsEventsInTheOrderOfTime() {
        Ticket ticket = ticket("0 opened, 5 agent");

        assertThat(ticket)
                .isEqualTo(ticket("5 agent, 0 opened"))
                .isNotEqualTo(ticket("0 opened, 6 agent"))
                .isNotEqualTo(ticket("0 opened"))
                .hasToString(ticket.events().toString());
        assertThat(ticket.toString()).contains("OPENED", "MESSAGE", "10:05");
    }

    @Test
    void aCalendarThatGoesBackwardsIsRefused() {
        ServiceClock broken = ServiceClock.business("broken", (from, to) -> Duration.ofMinutes(-1));

        assertThatThrownBy(() -> measured(new ResolutionTime(Until.LAST_CLOSE, broken), "0 opened, 5 resolved"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("workingTime.elapsed must not be negative");
        assertThatThrownBy(() -> ServiceClock.business(" ", Duration::between))
                .hasMessageStartingWith("clock.calendar ");
    }

    private static String measured(TimeMetric metric, String events) {
        return metric.measure(ticket(events)).stream()
                .map(measurement -> measurement
                        .time()
                        .map(time -> String.valueOf(time.toMinutes()))
                        .orElseGet(() -> measurement.excluded().orElseThrow().name()))
                .collect(Collectors.joining(" "));
    }
}
