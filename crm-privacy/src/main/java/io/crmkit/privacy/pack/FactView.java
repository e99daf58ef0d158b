package io.crmkit.privacy.pack;

import io.crmkit.privacy.consent.ConsentState;
import io.crmkit.privacy.consent.ConsentStatus;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.Origin;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.fact.Fact;
import io.crmkit.privacy.input.InputRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes what the consent log says into the facts of a decision: one view for each stop or grant, and else just one. */
final class FactView {
    private static final long SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

    private final int consent;
    private final int consentBy;
    /** The numbers of the facts of each grant; then those of each stop, and of each consent to something else. */
    private final int[] ofGrant;

    private final int[] ofStop;
    private final int[] ofOther;

    FactView(FactSlots facts) {
        consent = facts.slot(ConsentFacts.CONSENT.key());
        consentBy = facts.slot(ConsentFacts.CONSENT_BY.key());
        ofGrant = slots(facts, ConsentFacts.CONSENT_KIND, ConsentFacts.CONSENT_BUNDLED, ConsentFacts.CONSENT_PRETICKED);
        ofStop = slots(
                facts,
                ConsentFacts.STOP,
                ConsentFacts.STOP_SINCE,
                ConsentFacts.STOP_EVIDENCE,
                ConsentFacts.STOP_OVER_GRANT);
        ofOther = slots(facts, ConsentFacts.CONSENT_PURPOSE);
    }

    private static int[] slots(FactSlots facts, Fact<?>... of) {
        return Stream.of(of).mapToInt(fact -> facts.slot(fact.key())).toArray();
    }

    /** Where several grants or stops count, a rule sees each by itself; of several that say the same, one. */
    FactValues[] of(FactValues base, ConsentState state) {
        base.set(consent, state.status().name());
        List<PermissionEvent> shown = shown(state);
        if (shown.isEmpty()) {
            return new FactValues[] {base};
        }
        if (state.granted()) {
            base.set(consentBy, by(state.grants()));
        }
        @Nullable Object[][] said = new @Nullable Object[shown.size()][];
        int different = 0;
        for (int i = 0; i < said.length; i++) {
            @Nullable Object[] one = said(shown.get(i), state);
            if (isNew(one, said, different)) {
                said[different++] = one;
            }
        }
        int[] slots = state.stopped() ? ofStop : state.granted() ? ofGrant : ofOther;
        FactValues[] views = new FactValues[different];
        for (int i = 0; i < different; i++) {
            views[i] = i + 1 < different ? base.copy() : base;
            for (int k = 0; k < slots.length; k++) {
                views[i].set(slots[k], said[i][k]);
            }
        }
        return views;
    }

    private static boolean isNew(@Nullable Object[] one, @Nullable Object[][] said, int count) {
        for (int i = 0; i < count; i++) {
            if (Arrays.equals(said[i], one)) {
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

    /** Returns what an event says, in the order of the numbers of {@link #ofGrant} and the others. */
    private static @Nullable Object[] said(PermissionEvent event, ConsentState state) {
        if (state.stopped()) {
            return new @Nullable Object[] {
                event.type().name(),
                utc(InputRules.nearestInCalendar(event.countsFrom())),
                event.evidence().map(Evidence::kind).map(Enum::name).orElse(null),
                state.overridden().isEmpty() ? null : Boolean.TRUE
            };
        }
        if (state.granted()) {
            Set<Evidence.Flaw> flaws = event.evidence().orElseThrow().flaws();
            return new @Nullable Object[] {
                event.grantKind().name(),
                flaws.contains(Evidence.Flaw.BUNDLED) ? Boolean.TRUE : null,
                flaws.contains(Evidence.Flaw.PRETICKED) ? Boolean.TRUE : null
            };
        }
        return new Object[] {event.purpose().orElseThrow().key()};
    }

    private static LocalDate utc(Instant at) {
        return LocalDate.ofEpochDay(Math.floorDiv(at.getEpochSecond(), SECONDS_A_DAY));
    }

    private static String by(List<PermissionEvent> grants) {
        boolean subject = false;
        boolean guardian = false;
        for (int i = 0; i < grants.size(); i++) {
            PermissionEvent grant = grants.get(i);
            subject |= grant.origin() == Origin.DATA_SUBJECT;
            guardian |= grant.origin() == Origin.GUARDIAN;
        }
        if (subject && guardian) {
            return "SUBJECT_AND_GUARDIAN";
        }
        return subject ? "SUBJECT" : guardian ? "GUARDIAN" : "OTHER";
    }
}
