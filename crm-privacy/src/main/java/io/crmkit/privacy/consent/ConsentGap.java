package io.crmkit.privacy.consent;

import io.crmkit.core.gate.Purpose;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Why there is no consent: the reason that came nearest to one, and the events behind it. */
record ConsentGap(ConsentStatus status, List<PermissionEvent> events) {
    static final ConsentGap NONE = new ConsentGap(ConsentStatus.NONE, List.of());

    private boolean found() {
        return status != ConsentStatus.NONE;
    }

    static ConsentGap of(
            List<PermissionEvent> grants,
            List<PermissionEvent> pending,
            List<PermissionEvent> elsewhere,
            ConsentPart part,
            ConsentScope scope,
            Set<Purpose> granting) {
        if (grants.isEmpty() && pending.isEmpty() && elsewhere.isEmpty()) {
            return NONE;
        }
        ConsentGap gap = first(ConsentStatus.NOT_YET_EFFECTIVE, grants, grant -> !part.begun(grant));
        if (!gap.found()) {
            gap = first(
                    ConsentStatus.UNPROVEN,
                    grants,
                    grant -> !grant.proven() && part.begun(grant) && !part.ranOut(grant));
        }
        if (!gap.found()) {
            gap = lapsed(grants, pending, part);
        }
        if (!gap.found()) {
            gap = first(ConsentStatus.PENDING, pending, event -> part.begun(event) && !part.ranOut(event));
        }
        if (!gap.found()) {
            gap = first(ConsentStatus.EXPIRED, grants, part::ranOut);
        }
        if (!gap.found()) {
            gap = first(
                    ConsentStatus.OTHER_CHANNEL,
                    elsewhere,
                    event -> counts(event, part)
                            && event.brand().equals(scope.brand())
                            && granting.contains(event.purpose().orElseThrow()));
        }
        if (!gap.found()) {
            gap = first(
                    ConsentStatus.OTHER_PURPOSE,
                    elsewhere,
                    event -> counts(event, part) && event.channel().orElseThrow() == scope.channel());
        }
        return gap;
    }

    private static boolean counts(PermissionEvent elsewhere, ConsentPart part) {
        return elsewhere.proven() && part.begun(elsewhere) && !part.over(elsewhere);
    }

    private static ConsentGap lapsed(List<PermissionEvent> grants, List<PermissionEvent> pending, ConsentPart part) {
        List<PermissionEvent> lapsed = List.of();
        for (PermissionEvent grant : grants) {
            if (part.begun(grant) && part.confirmedTooLate(grant)) {
                lapsed = ConsentPart.with(lapsed, grant);
            }
        }
        for (PermissionEvent event : pending) {
            if (part.begun(event) && part.ranOut(event)) {
                lapsed = ConsentPart.with(lapsed, event);
            }
        }
        return lapsed.isEmpty() ? NONE : new ConsentGap(ConsentStatus.PENDING_LAPSED, lapsed);
    }

    private static ConsentGap first(
            ConsentStatus status, List<PermissionEvent> events, Predicate<PermissionEvent> holds) {
        List<PermissionEvent> found = List.of();
        for (PermissionEvent event : events) {
            if (holds.test(event)) {
                found = ConsentPart.with(found, event);
            }
        }
        return found.isEmpty() ? NONE : new ConsentGap(status, found);
    }
}
