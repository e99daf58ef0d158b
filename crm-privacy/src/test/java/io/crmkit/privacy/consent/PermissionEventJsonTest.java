package io.crmkit.privacy.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.json.JsonCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is in the log of a customer has to stay readable. */
class PermissionEventJsonTest {
    private static final Instant AT = Instant.parse("2026-11-23T17:00:00Z");
    private static final JsonCodec<PermissionEvent> JSON = JsonCodec.of(PermissionEvent.class);

    @Test
    void everyFieldComesBack() {
        List<PermissionEvent> events = List.of(
                PermissionEvent.of(PermissionType.PENDING, "p", AT)
                        .purpose(Purpose.MARKETING)
                        .channel(Channel.EMAIL)
                        .brand(new Brand("SHOP"))
                        .contactPoint(new ContactPointToken("home-address"))
                        .addStreams(new CustomerId("a"), new CustomerId("b"))
                        .expiresAt(AT.plusSeconds(60))
                        .tokenHash("0123456789abcdef".repeat(4))
                        .evidence(Evidence.of(Evidence.Kind.FORM, "form"))
                        .noticeVersion("notice")
                        .build(),
                PermissionEvent.of(PermissionType.LIMITED, "l", AT)
                        .limit(new FrequencyLimit(2, Duration.ofDays(7)))
                        .build(),
                PermissionEvent.of(PermissionType.MERGED, "m", AT)
                        .other(new CustomerId("b"))
                        .build());

        assertThat(events)
                .allSatisfy(event -> assertThat(JSON.decode(JSON.encode(event))).isEqualTo(event));
    }

    @Test
    void anEventWrittenBeforeBrandsAndMergesIsReadAsItWas() {
        PermissionEvent old = JSON.decode("""
                {"id":"g","type":"GRANTED","purpose":"MARKETING","channel":"EMAIL","origin":"DATA_SUBJECT",
                 "grantKind":"EXPRESS","effectiveAt":"2026-11-23T17:00:00Z","recordedAt":"2026-11-23T17:00:00Z"}""");

        assertThat(old.streams()).isEmpty();
        assertThat(old.brand()).isEmpty();
        assertThat(old)
                .isEqualTo(PermissionEvent.granted("g", Purpose.MARKETING, Channel.EMAIL, AT)
                        .build());
    }
}
