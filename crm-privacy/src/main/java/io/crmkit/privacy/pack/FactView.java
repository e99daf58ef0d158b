package io.crmkit.privacy.pack;

import io.crmkit.privacy.consent.ConsentState;
import io.crmkit.privacy.consent.ConsentStatus;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.Origin;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.input.InputRules;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what the consent log says into the facts of a decision: one view for each stop or grant, and else just one. */
final class FactView {
    private final int consent;
    private final int consentKind;
    private final int consentBy;
    private final int consentBundled;
    private final int consentPreticked;
    private final int consentPurpose;
    private final int stop;
    private final int stopEvidence;
    private final int stopSince;
    private final int stopOverGrant;
    private final int[] written;

    FactView(FactSlots facts) {
        consent = facts.slot(ConsentFacts.CONSENT.key());
        consentKind = facts.slot(ConsentFacts.CONSENT_KIND.key());
        consentBy = facts.slot(ConsentFacts.CONSENT_BY.key());
        consentBundled = facts.slot(ConsentFacts.CONSENT_BUNDLED.key());
        consentPreticked = facts.slot(ConsentFacts.CONSENT_PRETICKED.key());
        consentPurpose = facts.slot(ConsentFacts.CONSENT_PURPOSE.key());
        stop = facts.slot(ConsentFacts.STOP.key());
        stopEvidence = facts.slot(ConsentFacts.STOP_EVIDENCE.key());
        stopSince = facts.slot(ConsentFacts.STOP_SINCE.key());
        stopOverGrant = facts.slot(ConsentFacts.STOP_OVER_GRANT.key());
        written = new int[] {
            consentKind, consentBundled, consentPreticked, consentPurpose, stop, stopEvidence, stopSince, stopOverGrant
        };
    }

    /** Where several grants or stops count, a rule sees each by itself. */
    @Nullable
    Object[][] of(@Nullable Object[] base, ConsentState state) {
        base[consent] = state.status().name();
        List<PermissionEvent> shown = shown(state);
        if (shown.isEmpty()) {
            return new Object[][] {base};
        }
        if (state.granted()) {
            base[consentBy] = by(state.grants());
        }
        show(base, shown.get(0), state);
        if (shown.size() == 1) {
            return new Object[][] {base};
        }
        List<@Nullable Object[]> views = new ArrayList<>(List.<@Nullable Object[]>of(base));
        for (PermissionEvent event : shown.subList(1, shown.size())) {
            @Nullable Object[] view = base.clone();
            show(view, event, state);
            if (isNew(view, views)) {
                views.add(view);
            }
        }
        return views.toArray(Object[][]::new);
    }

    /** Views differ only in what {@code show} writes. */
    private boolean isNew(@Nullable Object[] view, List<@Nullable Object[]> views) {
        for (@Nullable Object[] other : views) {
            boolean same = true;
            for (int slot : written) {
                same = same && Objects.equals(view[slot], other[slot]);
            }
            if (same) {
                return false;
            }
        }
        return true;
    }

    private static List<PermissionEvent> shown(ConsentState state) {
        return state.stopped()
                ? state.stops()
                : state.granted()
                        ? state.grants()
                        : state.status() == ConsentStatus.OTHER_PURPOSE ? state.evidence() : List.of();
    }

    private void show(@Nullable Object[] view, PermissionEvent event, ConsentState state) {
        if (state.stopped()) {
            view[stop] = event.type().name();
            view[stopSince] = LocalDate.ofInstant(InputRules.nearestInCalendar(event.countsFrom()), ZoneOffset.UTC);
            view[stopEvidence] =
                    event.evidence().map(Evidence::kind).map(Enum::name).orElse(null);
            view[stopOverGrant] = state.overridden().isEmpty() ? null : Boolean.TRUE;
        } else if (state.granted()) {
            view[consentKind] = event.grantKind().name();
            Set<Evidence.Flaw> flaws = event.evidence().orElseThrow().flaws();
            view[consentBundled] = flaws.contains(Evidence.Flaw.BUNDLED) ? Boolean.TRUE : null;
            view[consentPreticked] = flaws.contains(Evidence.Flaw.PRETICKED) ? Boolean.TRUE : null;
        } else {
            view[consentPurpose] = event.purpose().orElseThrow().key();
        }
    }

    private static String by(List<PermissionEvent> grants) {
        boolean subject = false;
        boolean guardian = false;
        for (PermissionEvent grant : grants) {
            subject |= grant.origin() == Origin.DATA_SUBJECT;
            guardian |= grant.origin() == Origin.GUARDIAN;
        }
        if (subject && guardian) {
            return "SUBJECT_AND_GUARDIAN";
        }
        return subject ? "SUBJECT" : guardian ? "GUARDIAN" : "OTHER";
    }
}
