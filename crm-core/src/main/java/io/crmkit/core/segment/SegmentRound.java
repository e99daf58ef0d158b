package io.crmkit.core.segment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.id.Id;
import io.crmkit.core.page.Cursor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * How far the refresh of a segment has come, so that any worker can go on.
 *
 * @param id made of the name of the segment
 * @param rule a digest of rule and zone; with another one the round begins again
 * @param asOf the moment that the whole round is judged for
 * @param phase what it looks at
 * @param cursor where
 */
record SegmentRound(RoundId id, String rule, Instant asOf, Phase phase, Optional<String> cursor) {
    static final EntityType<SegmentRound, RoundId> TYPE = EntityType.builder(
                    "segment_round", SegmentRound.class, RoundId::new)
            .id(SegmentRound::id, (round, id) -> round)
            .onMerge(MergeRule.unaffected())
            .onErasure(ErasureRule.keep("a position in the store; the cursor is encrypted"))
            .build();

    enum Phase {
        /** Customers for whom the rule can be true: they may enter. */
        CANDIDATES,
        /** Members: they may leave. */
        MEMBERS,
        /** At the end. */
        DONE
    }

    /** There is one for each segment. */
    record RoundId(@JsonValue String value) implements Id {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        RoundId {}
    }

    static RoundId idOf(Segment segment) {
        return new RoundId(digest(segment.name()));
    }

    static SegmentRound begin(Segment segment, ZoneId zone, Instant asOf) {
        return new SegmentRound(idOf(segment), rule(segment, zone), asOf, Phase.CANDIDATES, Optional.empty());
    }

    boolean goesOn(Segment segment, ZoneId zone) {
        return phase != Phase.DONE && rule.equals(rule(segment, zone));
    }

    SegmentRound after(Optional<Cursor> next) {
        if (next.isPresent()) {
            return new SegmentRound(id, rule, asOf, phase, next.map(Cursor::token));
        }
        Phase following = phase == Phase.CANDIDATES ? Phase.MEMBERS : Phase.DONE;
        return new SegmentRound(id, rule, asOf, following, Optional.empty());
    }

    private static String rule(Segment segment, ZoneId zone) {
        return digest(zone.getId() + " " + segment.toJson());
    }

    private static String digest(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
