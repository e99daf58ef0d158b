package io.crmkit.privacy.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Joins the states of several contact points: what holds for one of them holds for whichever. */
final class StrictestState {
    private StrictestState() {}

    static ConsentState of(List<ConsentState> parts, Optional<Instant> changesAt) {
        ConsentStatus status = parts.stream()
                .map(ConsentState::status)
                .max(ConsentStatus::compareTo)
                .orElseThrow();
        List<ConsentState> deciding =
                parts.stream().filter(part -> part.status() == status).toList();
        return new ConsentState(
                status,
                join(parts, ConsentState::stops),
                status == ConsentStatus.GRANTED ? join(parts, ConsentState::grants) : List.of(),
                join(deciding, ConsentState::evidence),
                parts.stream().flatMap(part -> part.restriction().stream()).min(ConsentFold::byTime),
                join(parts, ConsentState::powerless),
                join(parts, ConsentState::lifted),
                join(parts, ConsentState::overridden),
                join(parts, ConsentState::limits),
                changesAt);
    }

    private static List<PermissionEvent> join(
            List<ConsentState> parts, Function<ConsentState, List<PermissionEvent>> events) {
        Set<PermissionEvent> all = new LinkedHashSet<>();
        parts.forEach(part -> all.addAll(events.apply(part)));
        List<PermissionEvent> joined = new ArrayList<>(all);
        joined.sort(ConsentFold::byTime);
        return joined;
    }
}
