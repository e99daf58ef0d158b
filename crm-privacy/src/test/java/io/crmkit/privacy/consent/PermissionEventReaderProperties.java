package io.crmkit.privacy.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.json.JsonCodec;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Read by hand, an event is what Jackson reads, or it is left to Jackson. */
@Domain(PermissionDomain.class)
@Domain(DomainContext.Global.class)
class PermissionEventReaderProperties {
    private static final List<GrantKind> GRANT_KINDS = List.of(GrantKind.values());
    private static final JsonCodec<PermissionEvent> JSON = JsonCodec.of(PermissionEvent.class);
    private static final List<String> PIECES = List.of(
            "\"",
            ",",
            "{",
            "}",
            "[",
            "]",
            ":",
            "1",
            "null",
            " ",
            "\\u0041",
            "\"purpose\":\"SURVEY\",",
            "\"streams\":[\"x\"],",
            "\"zoo\":{\"a\":[1]},",
            "é");

    @Property
    void whatThisVersionWritesIsReadByHand(@ForAll PermissionEvent event, @ForAll Random random) {
        PermissionEvent full = full(event, random);

        assertThat(PermissionEventReader.read(JSON.encode(full))).contains(full);
    }

    /** Somebody changed the text, or another version wrote it. */
    @Property
    void whatElseIsReadByHandIsWhatJacksonReads(@ForAll PermissionEvent event, @ForAll Random random) {
        StringBuilder text = new StringBuilder(JSON.encode(full(event, random)));
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(3) * random.nextInt(8));
        String piece = random.nextInt(3) == 0
                ? text.substring(random.nextInt(from + 1), from)
                : PIECES.get(random.nextInt(PIECES.size()));
        String changed = text.replace(from, to, piece).toString();

        PermissionEventReader.read(changed)
                .ifPresent(read -> assertThat(read).as(changed).isEqualTo(JSON.decode(changed)));
    }

    /** What the domain leaves out: fractions of a second, flaws, tokens, links and corrections. */
    private static PermissionEvent full(PermissionEvent event, Random random) {
        PermissionEvent full = event.withRecordedAt(event.recordedAt().plusNanos(random.nextInt(3) * 1_500L))
                .withStreams(random.nextBoolean() ? Set.of() : Set.of(new CustomerId("a"), new CustomerId("b\"\\")));
        if (full.type() == PermissionType.PENDING && full.expiresAt().isPresent()) {
            return full.withTokenHash("0123456789abcdef".repeat(4));
        }
        return switch (random.nextInt(5)) {
            case 0 -> link(full);
            case 1 -> correction(full);
            case 2 -> flawed(full, random);
            default -> full;
        };
    }

    private static PermissionEvent link(PermissionEvent like) {
        return PermissionEvent.of(PermissionType.MERGED, like.id().value(), like.effectiveAt())
                .other(new CustomerId("other"))
                .origin(Origin.MERGE)
                .build();
    }

    private static PermissionEvent correction(PermissionEvent like) {
        return PermissionEvent.of(PermissionType.CORRECTED, like.id().value() + ".c", like.effectiveAt())
                .corrects(like.id())
                .build();
    }

    private static PermissionEvent flawed(PermissionEvent like, Random random) {
        List<Evidence.Kind> kinds = Arrays.asList(Evidence.Kind.values());
        Instant at = like.effectiveAt();
        return PermissionEvent.granted(like.id().value(), like.purpose().orElse(Purpose.MARKETING), Channel.EMAIL, at)
                .grantKind(GRANT_KINDS.get(random.nextInt(GRANT_KINDS.size())))
                .evidence(new Evidence(
                        kinds.get(random.nextInt(kinds.size())),
                        "proof:" + random.nextInt(),
                        random.nextBoolean() ? Set.of(Evidence.Flaw.values()) : Set.of(Evidence.Flaw.PRETICKED)))
                .noticeVersion("n-1")
                .expiresAt(at.plusMillis(1))
                .build();
    }
}
