package io.crmkit.privacy.retention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.id.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far the round through all records has come, so that any worker can go on.
 *
 * @param asOf the moment that the whole round is about
 * @param rules the schedules that it began with; with others it begins again
 * @param type the type it is in; empty at the end
 * @param cursor where in the type
 * @param nextDueAt the earliest moment found at which something more is due
 */
record RetentionSweep(
        SweepId id,
        Instant asOf,
        List<String> rules,
        Optional<String> type,
        Optional<String> cursor,
        Optional<Instant> nextDueAt) {
    static final SweepId ID = new SweepId("current");

    static final EntityType<RetentionSweep, SweepId> TYPE = EntityType.builder(
                    "retention_sweep", RetentionSweep.class, SweepId::new)
            .id(RetentionSweep::id, (sweep, id) -> sweep)
            .onMerge(MergeRule.unaffected())
            .onErasure(ErasureRule.keep("a position in the store; the cursor is encrypted"))
            .build();

    /** There is one in each tenant. */
    record SweepId(@JsonValue String value) implements Id {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        SweepId {}
    }

    RetentionSweep {
        rules = List.copyOf(rules);
    }

    RetentionSweep at(Optional<String> nextType, Optional<String> nextCursor, Optional<Instant> due) {
        return new RetentionSweep(id, asOf, rules, nextType, nextCursor, due);
    }
}
