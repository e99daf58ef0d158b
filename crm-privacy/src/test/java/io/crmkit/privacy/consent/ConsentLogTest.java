package io.crmkit.privacy.consent;

import static io.crmkit.privacy.consent.Events.day;
import static io.crmkit.privacy.consent.Events.grant;
import static io.crmkit.privacy.consent.Events.proven;
import static io.crmkit.privacy.consent.Events.stop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.purpose.Purposes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentLogTest {
    private static final ConsentScope MAIL = ConsentScope.of(Purpose.MARKETING, Channel.EMAIL);
    private static final Purpose PROFILING = new Purpose("PROFILING_FOR_MARKETING");
    private static final Purpose CHARITY = new Purpose("CHARITY_FUNDRAISING");

    private static ConsentState state(int day, PermissionEvent... events) {
        return ConsentLog.of(events).state(MAIL, Purposes.standard(), day(day));
    }

    static Stream<Arguments> histories() {
        return Stream.of(
                argumentSet("nothing", ConsentStatus.NONE, List.of()),
                argumentSet(
                        "a request",
                        ConsentStatus.NONE,
                        List.of(proven(PermissionType.REQUESTED, "a", 1).build())),
                argumentSet("a grant", ConsentStatus.GRANTED, List.of(grant("a", 1))),
                argumentSet("a later grant", ConsentStatus.NOT_YET_EFFECTIVE, List.of(grant("a", 11))),
                argumentSet("stop after grant", ConsentStatus.STOPPED, List.of(grant("a", 1), stop("b", 2))),
                argumentSet("grant after stop", ConsentStatus.GRANTED, List.of(stop("a", 1), grant("b", 2))),
                argumentSet("both at one instant", ConsentStatus.STOPPED, List.of(stop("a", 2), grant("b", 2))),
                argumentSet(
                        "a grant that ran out today",
                        ConsentStatus.EXPIRED,
                        List.of(proven(PermissionType.GRANTED, "a", 1)
                                .expiresAt(day(10))
                                .build())),
                argumentSet(
                        "a grant that runs out tomorrow",
                        ConsentStatus.GRANTED,
                        List.of(proven(PermissionType.GRANTED, "a", 1)
                                .expiresAt(day(11))
                                .build())),
                argumentSet(
                        "a grant and the end of all grants",
                        ConsentStatus.EXPIRED,
                        List.of(
                                grant("a", 1),
                                proven(PermissionType.EXPIRED, "b", 3).build())),
                argumentSet(
                        "a grant after the end of all grants",
                        ConsentStatus.GRANTED,
                        List.of(
                                grant("a", 4),
                                proven(PermissionType.EXPIRED, "b", 3).build())),
                argumentSet(
                        "a stop whose lifting grant ran out",
                        ConsentStatus.STOPPED,
                        List.of(
                                stop("a", 1),
                                proven(PermissionType.GRANTED, "b", 2)
                                        .expiresAt(day(5))
                                        .build())),
                argumentSet(
                        "a grant without evidence",
                        ConsentStatus.UNPROVEN,
                        List.of(proven(PermissionType.GRANTED, "a", 1)
                                .evidence(Optional.empty())
                                .build())),
                argumentSet(
                        "a grant without notice",
                        ConsentStatus.UNPROVEN,
                        List.of(proven(PermissionType.GRANTED, "a", 1)
                                .noticeVersion(Optional.empty())
                                .build())),
                argumentSet(
                        "a stop and an unproven grant",
                        ConsentStatus.STOPPED,
                        List.of(
                                stop("a", 1),
                                proven(PermissionType.GRANTED, "b", 2)
                                        .evidence(Optional.empty())
                                        .build())),
                argumentSet(
                        "pending",
                        ConsentStatus.PENDING,
                        List.of(proven(PermissionType.PENDING, "a", 9)
                                .expiresAt(day(20))
                                .build())),
                argumentSet(
                        "pending, not confirmed in time",
                        ConsentStatus.PENDING_LAPSED,
                        List.of(proven(PermissionType.PENDING, "a", 1)
                                .expiresAt(day(5))
                                .build())),
                argumentSet(
                        "pending and confirmed",
                        ConsentStatus.GRANTED,
                        List.of(
                                proven(PermissionType.PENDING, "a", 1)
                                        .expiresAt(day(5))
                                        .build(),
                                proven(PermissionType.CONFIRMED, "b", 4).build())),
                argumentSet(
                        "pending and confirmed too late",
                        ConsentStatus.PENDING_LAPSED,
                        List.of(
                                proven(PermissionType.PENDING, "a", 1)
                                        .expiresAt(day(5))
                                        .build(),
                                proven(PermissionType.CONFIRMED, "b", 5).build())),
                argumentSet("a grant that was corrected", ConsentStatus.NONE, List.of(grant("a", 1), correction("a"))),
                argumentSet(
                        "a stop that somebody tries to correct",
                        ConsentStatus.STOPPED,
                        List.of(grant("a", 1), stop("b", 2), correction("b"))),
                argumentSet(
                        "a stop and its lifting grant, corrected",
                        ConsentStatus.STOPPED,
                        List.of(stop("a", 1), grant("b", 2), correction("b"))),
                argumentSet(
                        "a grant for SMS",
                        ConsentStatus.OTHER_CHANNEL,
                        List.of(proven(PermissionType.GRANTED, "a", 1)
                                .channel(Channel.SMS)
                                .build())),
                argumentSet(
                        "a grant for a purpose below",
                        ConsentStatus.OTHER_PURPOSE,
                        List.of(proven(PermissionType.GRANTED, "a", 1)
                                .purpose(CHARITY)
                                .build())),
                argumentSet(
                        "a stop for a purpose below",
                        ConsentStatus.GRANTED,
                        List.of(
                                grant("a", 1),
                                proven(PermissionType.WITHDRAWN, "b", 2)
                                        .purpose(PROFILING)
                                        .build())),
                argumentSet(
                        "a stop on another channel",
                        ConsentStatus.GRANTED,
                        List.of(
                                grant("a", 1),
                                proven(PermissionType.WITHDRAWN, "b", 2)
                                        .channel(Channel.SMS)
                                        .build())),
                argumentSet(
                        "a stop on every channel",
                        ConsentStatus.STOPPED,
                        List.of(
                                grant("a", 1),
                                PermissionEvent.objected("b", Purpose.MARKETING, day(2))
                                        .build())),
                argumentSet(
                        "a stop of everything",
                        ConsentStatus.STOPPED,
                        List.of(
                                grant("a", 1),
                                PermissionEvent.of(PermissionType.DENIED, "b", day(2))
                                        .build())));
    }

    private static PermissionEvent correction(String of) {
        return PermissionEvent.of(PermissionType.CORRECTED, "correction", day(3))
                .origin(Origin.DATA_SUBJECT)
                .corrects(new PermissionEventId(of))
                .build();
    }

    @ParameterizedTest
    @MethodSource("histories")
    void foldsAHistoryToItsStatusOnTheTenthDay(ConsentStatus expected, List<PermissionEvent> history) {
        assertThat(ConsentLog.of(history)
                        .state(MAIL, Purposes.standard(), day(10))
                        .status())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Origin.class)
    void onlyTheCustomerAndAGuardianLiftAStop(Origin origin) {
        PermissionEvent later =
                proven(PermissionType.GRANTED, "b", 2).origin(origin).build();

        ConsentState state = state(10, stop("a", 1), later);

        boolean lifts = origin == Origin.DATA_SUBJECT || origin == Origin.GUARDIAN;
        assertThat(state.granted()).isEqualTo(lifts);
        assertThat(state.lifted()).isEqualTo(lifts ? List.of(stop("a", 1)) : List.of());
        assertThat(state.powerless()).isEqualTo(lifts ? List.of() : List.of(later));
    }

    @ParameterizedTest
    @EnumSource(Origin.class)
    void aGrantOfAnyOriginCountsWhereNothingWasStopped(Origin origin) {
        assertThat(state(
                                10,
                                proven(PermissionType.GRANTED, "a", 1)
                                        .origin(origin)
                                        .build())
                        .granted())
                .isTrue();
    }

    @Test
    void aBackdatedGrantCountsFromItsRecording() {
        PermissionEvent backdated =
                proven(PermissionType.GRANTED, "a", 1).recordedAt(day(5)).build();

        assertThat(state(4, backdated).status()).isEqualTo(ConsentStatus.NOT_YET_EFFECTIVE);
        assertThat(state(4, backdated).changesAt()).contains(day(5));
        assertThat(state(5, backdated).granted()).isTrue();
    }

    @Test
    void aStopReachesBackAndAStopThatCarriesALaterTimeCountsAtOnce() {
        PermissionEvent backdated = stop("b", 3).withRecordedAt(day(8));
        PermissionEvent ahead = stop("c", 8).withRecordedAt(day(3));

        assertThat(state(2, grant("a", 1), backdated).granted()).isTrue();
        assertThat(state(3, grant("a", 1), backdated).stopped()).isTrue();
        assertThat(state(3, grant("a", 1), ahead).stopped()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void aStopBeatsAGrantThatHappenedNoLaterAndWasRecordedAfterIt(int stopDay) {
        PermissionEvent late = grant("a", 3).withRecordedAt(day(8));
        PermissionEvent stop = stop("b", stopDay);
        PermissionEvent recordedTogether = stop.withRecordedAt(day(8));

        assertThat(state(10, late, stop).stops()).containsExactly(stop);
        assertThat(state(10, late, recordedTogether).stops()).containsExactly(recordedTogether);
        assertThat(state(10, late, recordedTogether, grant("c", 9)).lifted()).containsExactly(recordedTogether);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 9})
    void anImportAfterAStopBesideAnOldGrantIsPowerless(int importedFrom) {
        PermissionEvent imported = proven(PermissionType.GRANTED, "c", importedFrom)
                .origin(Origin.IMPORT)
                .recordedAt(day(9))
                .build();

        ConsentState state =
                state(10, grant("a", 1).withRecordedAt(day(8)), stop("b", 3).withRecordedAt(day(8)), imported);

        assertThat(state.stopped()).isTrue();
        assertThat(state.powerless()).contains(imported);
    }

    @Test
    void theEndOfAllGrantsAndARestrictionOverrideWhatHappenedBeforeThem() {
        PermissionEvent end = proven(PermissionType.EXPIRED, "b", 3).build();
        PermissionEvent restricted =
                PermissionEvent.of(PermissionType.RESTRICTED, "r", day(3)).build();
        PermissionEvent released = PermissionEvent.of(PermissionType.UNRESTRICTED, "u", day(2))
                .recordedAt(day(8))
                .build();

        assertThat(state(10, grant("a", 1).withRecordedAt(day(8)), end).status())
                .isEqualTo(ConsentStatus.EXPIRED);
        assertThat(state(10, restricted, released).restriction()).contains(restricted);
    }

    @Test
    void anAuditorSeesOnlyWhatWasKnown() {
        ConsentLog log = ConsentLog.of(grant("a", 1), stop("b", 3).withRecordedAt(day(8)));

        assertThat(log.state(MAIL, Purposes.standard(), day(5), day(7)).granted())
                .isTrue();
        assertThat(log.state(MAIL, Purposes.standard(), day(5), day(8)).stopped())
                .isTrue();
    }

    @Test
    void aConsentFlowsDownItsOwnKindOnlyAndAStopFlowsDownAlways() {
        ConsentLog granted = ConsentLog.of(grant("a", 1));
        ConsentLog stopped = granted.with(
                proven(PermissionType.GRANTED, "b", 1).purpose(PROFILING).build(), stop("c", 2));

        assertThat(granted.state(ConsentScope.of(CHARITY, Channel.EMAIL), Purposes.standard(), day(10))
                        .status())
                .isEqualTo(ConsentStatus.GRANTED);
        assertThat(granted.state(ConsentScope.of(PROFILING, Channel.EMAIL), Purposes.standard(), day(10))
                        .status())
                .isEqualTo(ConsentStatus.OTHER_PURPOSE);
        assertThat(stopped.state(ConsentScope.of(PROFILING, Channel.EMAIL), Purposes.standard(), day(10))
                        .status())
                .isEqualTo(ConsentStatus.STOPPED);
        assertThat(stopped.state(ConsentScope.of(Purpose.SERVICE, Channel.EMAIL), Purposes.standard(), day(10))
                        .stopped())
                .isFalse();
    }

    @Test
    void contactPointsAreJudgedApartAndAStopOnOneStopsAQuestionThatNamesNone() {
        ContactPointToken home = new ContactPointToken("home-address");
        ContactPointToken work = new ContactPointToken("work-address");
        ConsentLog log = ConsentLog.of(
                proven(PermissionType.GRANTED, "a", 1).contactPoint(home).build(),
                proven(PermissionType.GRANTED, "b", 1).contactPoint(work).build(),
                proven(PermissionType.WITHDRAWN, "c", 2).contactPoint(work).build());

        assertThat(at(log, Optional.of(home)).granted()).isTrue();
        assertThat(at(log, Optional.of(work)).stopped()).isTrue();
        assertThat(at(log, Optional.of(new ContactPointToken("third-address"))).status())
                .isEqualTo(ConsentStatus.NONE);
        assertThat(at(log, Optional.empty()).stopped()).isTrue();
        assertThat(at(log, Optional.empty()).grants()).isEmpty();
    }

    @Test
    void aQuestionThatNamesNoContactPointNamesTheEventsOfAll() {
        ContactPointToken home = new ContactPointToken("home-address");
        ContactPointToken work = new ContactPointToken("work-address");
        PermissionEvent atWork =
                proven(PermissionType.WITHDRAWN, "w", 2).contactPoint(work).build();
        PermissionEvent atHome =
                proven(PermissionType.WITHDRAWN, "h", 3).contactPoint(home).build();
        PermissionEvent restricted = PermissionEvent.of(PermissionType.RESTRICTED, "r", day(4))
                .contactPoint(home)
                .build();
        PermissionEvent restrictedBefore = PermissionEvent.of(PermissionType.RESTRICTED, "b", day(3))
                .contactPoint(work)
                .build();

        ConsentState stopped = at(ConsentLog.of(atHome, atWork, restricted, restrictedBefore), Optional.empty());

        assertThat(stopped.stops()).containsExactly(atWork, atHome);
        assertThat(stopped.restriction()).contains(restrictedBefore);
    }

    @Test
    void thatAnotherContactPointIsKnownPermitsNothing() {
        ContactPointToken home = new ContactPointToken("home-address");
        ContactPointToken work = new ContactPointToken("work-address");
        PermissionEvent everywhere = grant("g", 1);
        PermissionEvent endAtWork =
                proven(PermissionType.EXPIRED, "x", 2).contactPoint(work).build();
        PermissionEvent mention =
                proven(PermissionType.REQUESTED, "r", 3).contactPoint(home).build();
        PermissionEvent atHome =
                proven(PermissionType.GRANTED, "h", 4).contactPoint(home).build();

        assertThat(at(ConsentLog.of(everywhere, endAtWork), Optional.empty()).status())
                .isEqualTo(ConsentStatus.EXPIRED);
        assertThat(at(ConsentLog.of(everywhere, endAtWork, mention), Optional.empty())
                        .status())
                .isEqualTo(ConsentStatus.EXPIRED);
        assertThat(at(ConsentLog.of(everywhere, endAtWork, mention), Optional.of(home))
                        .granted())
                .isTrue();
        assertThat(at(ConsentLog.of(everywhere, endAtWork, atHome), Optional.empty())
                        .grants())
                .containsExactly(atHome);
        assertThat(at(ConsentLog.of(everywhere, mention), Optional.empty()).grants())
                .containsExactly(everywhere);
    }

    @Test
    void whatDecidesIsToldOnlyOfTheContactPointsThatDecide() {
        ContactPointToken home = new ContactPointToken("home-address");
        ContactPointToken work = new ContactPointToken("work-address");
        PermissionEvent pending = proven(PermissionType.PENDING, "p", 2)
                .contactPoint(work)
                .expiresAt(day(20))
                .build();
        PermissionEvent ranOut = proven(PermissionType.GRANTED, "x", 1)
                .contactPoint(home)
                .expiresAt(day(5))
                .build();
        PermissionEvent granted =
                proven(PermissionType.GRANTED, "g", 6).contactPoint(home).build();

        ConsentState expired = at(ConsentLog.of(pending, ranOut), Optional.empty());
        ConsentState consenting = at(ConsentLog.of(pending, granted), Optional.empty());

        assertThat(expired.status()).isEqualTo(ConsentStatus.EXPIRED);
        assertThat(expired.evidence()).containsExactly(ranOut);
        assertThat(consenting.status()).isEqualTo(ConsentStatus.GRANTED);
        assertThat(consenting.grants()).containsExactly(granted);
        assertThat(consenting.evidence()).isEmpty();
    }

    private static ConsentState at(ConsentLog log, Optional<ContactPointToken> point) {
        return log.state(
                new ConsentScope(Purpose.MARKETING, Channel.EMAIL, point, Optional.empty()),
                Purposes.standard(),
                day(10));
    }

    @ParameterizedTest
    @EnumSource(Origin.class)
    void aRestrictionStandsBesideTheConsentUntilItIsLiftedByWhoMay(Origin origin) {
        PermissionEvent restricted =
                PermissionEvent.of(PermissionType.RESTRICTED, "r", day(2)).build();
        PermissionEvent released = PermissionEvent.of(PermissionType.UNRESTRICTED, "u", day(4))
                .origin(origin)
                .build();

        assertThat(state(10, grant("a", 1), restricted).restriction()).contains(restricted);
        assertThat(state(10, grant("a", 1), restricted).granted()).isTrue();
        assertThat(state(10, restricted, released).restriction().isPresent())
                .isEqualTo(origin == Origin.IMPORT || origin == Origin.MERGE);
    }

    @Test
    void theSameEventTwiceCountsOnceAndTwoEventsWithOneIdAreRefused() {
        assertThat(ConsentLog.of(grant("a", 1), grant("a", 1)).events()).hasSize(1);
        assertThatThrownBy(() -> ConsentLog.of(grant("a", 1), grant("a", 2)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("permissionEvent.id names two different events: a");
    }
}
