package io.crmkit.privacy.consent;

import static io.crmkit.privacy.consent.Events.day;
import static io.crmkit.privacy.consent.Events.grant;
import static io.crmkit.privacy.consent.Events.proven;
import static io.crmkit.privacy.consent.Events.stop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.purpose.Purposes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Brands, limits, and records that were merged. */
class ScopeAndLimitTest {
    private static ConsentState state(Optional<Brand> brand, PermissionEvent... events) {
        ConsentScope scope = new ConsentScope(Purpose.MARKETING, Channel.EMAIL, Optional.empty(), brand);
        return ConsentLog.of(events).state(scope, Purposes.standard(), day(10));
    }

    private static Optional<Brand> brand(String name) {
        return Optional.ofNullable(name).map(Brand::new);
    }

    @ParameterizedTest
    @CsvSource({
        "SHOP, SHOP,   GRANTED",
        "SHOP, OUTLET, NONE",
        "SHOP, ,       NONE",
        ",     SHOP,   NONE",
        ",     ,       GRANTED"
    })
    void aConsentToOneBrandIsNoneToAnotherNorToAll(String said, String asked, ConsentStatus status) {
        PermissionEvent grant =
                proven(PermissionType.GRANTED, "a", 1).brand(brand(said)).build();

        ConsentStatus found = state(brand(asked), grant).status();

        assertThat(found == ConsentStatus.GRANTED).isEqualTo(status == ConsentStatus.GRANTED);
    }

    @ParameterizedTest
    @CsvSource({"SHOP, SHOP, true", "SHOP, OUTLET, false", "SHOP, , true", ", SHOP, true", ", , true"})
    void aStopOfOneBrandStopsThatBrandAndTheBusinessAsAWhole(String said, String asked, boolean stopped) {
        PermissionEvent stop =
                proven(PermissionType.WITHDRAWN, "a", 1).brand(brand(said)).build();

        assertThat(state(brand(asked), stop).stopped()).isEqualTo(stopped);
    }

    private static PermissionEvent limit(String id, int day, int contacts, Origin origin) {
        return proven(PermissionType.LIMITED, id, day)
                .origin(origin)
                .limit(new FrequencyLimit(contacts, Duration.ofDays(7)))
                .build();
    }

    @ParameterizedTest
    @EnumSource(Origin.class)
    void onlyTheCustomerReplacesALimitOthersAddOne(Origin origin) {
        PermissionEvent first = limit("a", 1, 1, Origin.DATA_SUBJECT);
        PermissionEvent second = limit("b", 2, 9, origin);

        boolean replaces = origin == Origin.DATA_SUBJECT || origin == Origin.GUARDIAN;
        assertThat(state(Optional.empty(), first, second).limits())
                .isEqualTo(replaces ? java.util.List.of(second) : java.util.List.of(first, second));
    }

    @Test
    void aLimitOnAnotherPurposeOrChannelStaysBesideIt() {
        PermissionEvent wide = proven(PermissionType.LIMITED, "a", 1)
                .channel(Optional.empty())
                .limit(new FrequencyLimit(1, Duration.ofDays(7)))
                .build();

        assertThat(state(Optional.empty(), wide, limit("b", 2, 9, Origin.DATA_SUBJECT))
                        .limits())
                .hasSize(2);
    }

    private static PermissionEvent of(PermissionEvent event, String... customers) {
        return event.withStreams(Set.of(customers).stream().map(CustomerId::new).toList());
    }

    @Test
    void ofMergedRecordsWhatSpokeToAllOfThemLiftsWhatWasSaidToOne() {
        assertThat(state(Optional.empty(), of(stop("s", 1), "a"), of(grant("g", 2), "b"))
                        .stopped())
                .isTrue();
        assertThat(state(Optional.empty(), of(stop("s", 1), "a"), of(grant("g", 2), "a"))
                        .granted())
                .isTrue();
        assertThat(state(Optional.empty(), of(stop("s", 1), "a"), of(grant("g", 2), "a", "b"))
                        .granted())
                .isTrue();
        assertThat(state(Optional.empty(), of(stop("s", 1), "a", "b"), of(grant("g", 2), "a"))
                        .stopped())
                .isTrue();
        assertThat(state(Optional.empty(), of(stop("s", 1), "a", "b"), of(grant("g", 2), "a", "b"))
                        .granted())
                .isTrue();
        assertThat(state(Optional.empty(), stop("s", 1), of(grant("g", 2), "a")).stopped())
                .isTrue();
    }

    @Test
    void theEndOfConsentsOnOneRecordDoesNotEndThoseOfAnother() {
        PermissionEvent end = proven(PermissionType.EXPIRED, "e", 5).build();

        assertThat(state(Optional.empty(), of(grant("g", 1), "a"), of(end, "b")).granted())
                .isTrue();
        assertThat(state(Optional.empty(), of(grant("g", 1), "a", "b"), of(end, "b"))
                        .status())
                .isEqualTo(ConsentStatus.EXPIRED);
        assertThat(state(Optional.empty(), grant("g", 1), end).status()).isEqualTo(ConsentStatus.EXPIRED);
    }

    @Test
    void aConfirmationAnswersThePendingConsentOfItsOwnRecord() {
        PermissionEvent pending =
                proven(PermissionType.PENDING, "p", 1).expiresAt(day(3)).build();
        PermissionEvent confirmed = proven(PermissionType.CONFIRMED, "c", 4).build();

        assertThat(state(Optional.empty(), of(pending, "a"), of(confirmed, "b")).granted())
                .isTrue();
        assertThat(state(Optional.empty(), of(pending, "a"), of(confirmed, "a")).status())
                .isEqualTo(ConsentStatus.PENDING_LAPSED);
    }

    @Test
    void aStopTellsWhatWouldCountWithoutIt() {
        ConsentState state = state(Optional.empty(), grant("g", 1), stop("s", 2));

        assertThat(state.overridden()).containsExactly(grant("g", 1));
        assertThat(state.grants()).isEmpty();
        assertThat(state(Optional.empty(), grant("g", 1)).overridden()).isEmpty();
    }

    @Test
    void refusesALimitOfLessThanNothingAndWhatLacksItsContent() {
        assertThatThrownBy(() -> new FrequencyLimit(-1, Duration.ofDays(1))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new FrequencyLimit(1, Duration.ZERO)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new FrequencyLimit(1, Duration.ofDays(-1))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Brand("Shop")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> proven(PermissionType.LIMITED, "a", 1).build())
                .hasMessage("permissionEvent.limit must be given for LIMITED, and for nothing else");
        assertThatThrownBy(() -> proven(PermissionType.PAUSED, "a", 1).build())
                .hasMessage("permissionEvent.expiresAt must be given for PAUSED");
        assertThatThrownBy(() -> proven(PermissionType.MERGED, "a", 1).build())
                .hasMessage("permissionEvent.other must be given for MERGED and UNMERGED, and for nothing else");
        assertThatThrownBy(() -> proven(PermissionType.GRANTED, "a", 1)
                        .tokenHash("0".repeat(64))
                        .build())
                .hasMessage(
                        "permissionEvent.tokenHash must be the hex of a SHA-256, and of a pending consent that ends");
        assertThatThrownBy(() -> proven(PermissionType.PENDING, "a", 1)
                        .tokenHash("secret")
                        .build())
                .hasMessage(
                        "permissionEvent.tokenHash must be the hex of a SHA-256, and of a pending consent that ends");
    }
}
