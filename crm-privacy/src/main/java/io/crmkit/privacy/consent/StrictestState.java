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
        boolean stopped = parts.stream().anyMatch(ConsentState::stopped);
        List<PermissionEvent> grants = stopped ? List.of() : grants(parts);
        ConsentStatus status = stopped ? ConsentStatus.STOPPED : grants.isEmpty() ? gap(parts) : ConsentStatus.GRANTED;
        List<ConsentState> deciding =
                parts.stream().filter(part -> part.status() == status).toList();
        return new ConsentState(
                status,
                join(parts, ConsentState::stops),
                grants,
                join(deciding, ConsentState::evidence),
                parts.stream().flatMap(part -> part.restriction().stream()).min(ConsentFold::byTime),
                join(parts, ConsentState::powerless),
                join(parts, ConsentState::lifted),
                join(parts, ConsentState::overridden),
                join(parts, ConsentState::limits),
                changesAt);
    }

    /**
     * A consent for one contact point counts if it does so there. One that names none has to count for each of them: that another
     * contact point is known permits nothing that was not permitted before.
     */
    private static List<PermissionEvent> grants(List<ConsentState> parts) {
        List<PermissionEvent> all = join(parts, ConsentState::grants);
        if (parts.stream().allMatch(ConsentState::granted)) {
            return all;
        }
        return all.stream().filter(grant -> grant.contactPoint().isPresent()).toList();
    }

    private static ConsentStatus gap(List<ConsentState> parts) {
        return parts.stream()
                .map(ConsentState::status)
                .filter(status -> status != ConsentStatus.GRANTED)
                .max(ConsentStatus::compareTo)
                .orElseThrow();
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
