package io.crmkit.privacy.consent;

import static io.crmkit.privacy.consent.Events.day;
import static io.crmkit.privacy.consent.Events.grant;
import static io.crmkit.privacy.consent.Events.proven;
import static io.crmkit.privacy.consent.Events.stop;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.purpose.Purposes;
import org.junit.jupiter.api.Test;

/** Which of several events a state names, and in which order. */
class ConsentOrderTest {
    private static ConsentState state(PermissionEvent... events) {
        return ConsentLog.of(events)
                .state(ConsentScope.of(Purpose.MARKETING, Channel.EMAIL), Purposes.standard(), day(10));
    }

    @Test
    void stopsComeInTheOrderInWhichTheyCountAndThenOfTheirIds() {
        PermissionEvent reportedLate = stop("z", 2).withRecordedAt(day(6));

        assertThat(state(stop("b", 4), stop("a", 4), reportedLate).stops())
                .extracting(event -> event.id().value())
                .containsExactly("z", "a", "b");
    }

    @Test
    void theFirstRestrictionThatNobodyReleasedIsNamed() {
        PermissionEvent first =
                PermissionEvent.of(PermissionType.RESTRICTED, "first", day(2)).build();
        PermissionEvent second =
                PermissionEvent.of(PermissionType.RESTRICTED, "second", day(4)).build();
        PermissionEvent released = PermissionEvent.of(PermissionType.UNRESTRICTED, "released", day(3))
                .build();

        assertThat(state(second.withRecordedAt(day(2)), first.withRecordedAt(day(5)))
                        .restriction())
                .get()
                .extracting(event -> event.id().value())
                .isEqualTo("first");
        assertThat(state(first, second, released).restriction()).contains(second);
    }

    @Test
    void anImportBeforeTheStopIsOverriddenAndOneAfterItIsPowerless() {
        PermissionEvent before = proven(PermissionType.GRANTED, "before", 1)
                .origin(Origin.IMPORT)
                .build();
        PermissionEvent after =
                proven(PermissionType.GRANTED, "after", 3).origin(Origin.IMPORT).build();

        ConsentState state = state(before, stop("s", 2), after);

        assertThat(state.powerless()).containsExactly(after);
        assertThat(state.overridden()).containsExactly(before);
    }

    @Test
    void aConfirmationAnswersTheLastPendingConsentBeforeIt() {
        PermissionEvent lapsed =
                proven(PermissionType.PENDING, "p1", 1).expiresAt(day(2)).build();
        PermissionEvent alive =
                proven(PermissionType.PENDING, "p2", 3).expiresAt(day(6)).build();
        PermissionEvent confirmed = proven(PermissionType.CONFIRMED, "c", 4).build();

        assertThat(state(lapsed, alive, confirmed).granted()).isTrue();
        assertThat(state(
                                proven(PermissionType.PENDING, "p0", 1)
                                        .expiresAt(day(8))
                                        .build(),
                                proven(PermissionType.PENDING, "p1", 2)
                                        .expiresAt(day(3))
                                        .build(),
                                confirmed)
                        .status())
                .isEqualTo(ConsentStatus.PENDING_LAPSED);
    }

    @Test
    void aConsentElsewhereExplainsOnlyIfItIsProvenAndRuns() {
        PermissionEvent texts =
                proven(PermissionType.GRANTED, "a", 1).channel(Channel.SMS).build();
        PermissionEvent ended = proven(PermissionType.GRANTED, "b", 1)
                .channel(Channel.SMS)
                .expiresAt(day(5))
                .build();
        PermissionEvent unproven = PermissionEvent.granted("c", Purpose.MARKETING, Channel.SMS, day(1))
                .build();
        PermissionEvent later =
                proven(PermissionType.GRANTED, "d", 12).channel(Channel.SMS).build();

        assertThat(state(texts).evidence()).containsExactly(texts);
        assertThat(state(ended).status()).isEqualTo(ConsentStatus.NONE);
        assertThat(state(unproven).status()).isEqualTo(ConsentStatus.NONE);
        assertThat(state(later).status()).isEqualTo(ConsentStatus.NONE);
        assertThat(state(proven(PermissionType.GRANTED, "e", 1)
                                .channel(Channel.SMS)
                                .purpose(Purpose.SURVEY)
                                .build())
                        .status())
                .isEqualTo(ConsentStatus.NONE);
    }

    @Test
    void theNextChangeIsTheFirstOfBeginningsAndEnds() {
        PermissionEvent ends =
                proven(PermissionType.GRANTED, "a", 1).expiresAt(day(14)).build();

        assertThat(state(ends).changesAt()).contains(day(14));
        assertThat(state(ends, grant("b", 12)).changesAt()).contains(day(12));
        assertThat(state(ends, grant("b", 16)).changesAt()).contains(day(14));
        assertThat(state(grant("b", 9)).changesAt()).isEmpty();
    }
}
