package io.crmkit.privacy.consent;

import static io.crmkit.privacy.consent.Events.day;
import static io.crmkit.privacy.consent.Events.proven;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.json.JsonCodec;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionEventTest {
    static Stream<Arguments> wrong() {
        return Stream.of(
                argumentSet(
                        "consent without purpose",
                        PermissionEvent.of(PermissionType.GRANTED, "a", day(1)),
                        "permissionEvent.purpose must be given for GRANTED"),
                argumentSet(
                        "consent without channel",
                        PermissionEvent.of(PermissionType.PENDING, "a", day(1)).purpose(Purpose.SURVEY),
                        "permissionEvent.channel must be given for PENDING"),
                argumentSet(
                        "end before begin",
                        proven(PermissionType.GRANTED, "a", 2).expiresAt(day(2)),
                        "permissionEvent.expiresAt must be after effectiveAt"),
                argumentSet(
                        "stop that ends by itself",
                        proven(PermissionType.WITHDRAWN, "a", 2).expiresAt(day(3)),
                        "permissionEvent.expiresAt must not be given for WITHDRAWN"),
                argumentSet(
                        "correction of nothing",
                        PermissionEvent.of(PermissionType.CORRECTED, "a", day(1)),
                        "permissionEvent.corrects must be given for CORRECTED, and for nothing else"),
                argumentSet(
                        "notice with blanks",
                        proven(PermissionType.GRANTED, "a", 2).noticeVersion("terms of may"),
                        "permissionEvent.noticeVersion must match [A-Za-z0-9._:-]{1,120}"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refusesWhatContradictsItself(PermissionEvent.Builder event, String message) {
        assertThatThrownBy(event::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.org", "+4930123456", "004930123456", "short", ""})
    void refusesAClearContactValueAndDoesNotRepeatIt(String value) {
        assertThatThrownBy(() -> new ContactPointToken(value))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("contactPoint must be an opaque token that matches (?=.*[A-Za-z])[A-Za-z0-9_-]{8,128}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada@example.org", "two words"})
    void refusesAnIdThatMayBePersonal(String id) {
        assertThatThrownBy(() -> new PermissionEventId(id))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("permissionEvent.id must match");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.org", "she said so on the phone", ""})
    void refusesEvidenceThatTellsOfAPerson(String reference) {
        assertThatThrownBy(() -> Evidence.of(Evidence.Kind.FORM, reference))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("evidence.reference must match ");
    }

    @Test
    void survivesJsonWithAllItsParts() {
        PermissionEvent event = proven(PermissionType.PENDING, "a", 2)
                .contactPoint(new ContactPointToken("home-address"))
                .origin(Origin.GUARDIAN)
                .grantKind(GrantKind.PARENTAL)
                .evidence(new Evidence(Evidence.Kind.PAPER, "scan-7", Set.of(Evidence.Flaw.PRETICKED)))
                .recordedAt(day(3))
                .expiresAt(day(9))
                .build();
        JsonCodec<PermissionEvent> codec = JsonCodec.of(PermissionEvent.class);

        String json = codec.encode(event);

        assertThat(codec.decode(json)).isEqualTo(event);
        assertThat(json)
                .isEqualTo("{\"channel\":\"EMAIL\",\"contactPoint\":\"home-address\",\"effectiveAt\":"
                        + "\"2026-11-02T00:00:00Z\",\"evidence\":{\"flaws\":[\"PRETICKED\"],\"kind\":\"PAPER\","
                        + "\"reference\":\"scan-7\"},\"expiresAt\":\"2026-11-09T00:00:00Z\",\"grantKind\":\"PARENTAL\","
                        + "\"id\":\"a\",\"noticeVersion\":\"notice-1\",\"origin\":\"GUARDIAN\",\"purpose\":\"MARKETING\","
                        + "\"recordedAt\":\"2026-11-03T00:00:00Z\",\"type\":\"PENDING\"}");
    }

    @Test
    void survivesJsonWithTheFewestParts() {
        PermissionEvent event =
                PermissionEvent.of(PermissionType.DENIED, "a", day(1)).build();
        JsonCodec<PermissionEvent> codec = JsonCodec.of(PermissionEvent.class);

        assertThat(codec.decode(codec.encode(event))).isEqualTo(event);
    }
}
