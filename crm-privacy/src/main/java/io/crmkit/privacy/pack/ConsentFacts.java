package io.crmkit.privacy.pack;

import io.crmkit.privacy.consent.ConsentState;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.Origin;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.fact.Fact;
import io.crmkit.privacy.fact.Facts;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The facts that the consent log gives to a rule. Where several grants or stops count, a rule sees each by itself. */
public final class ConsentFacts {
    /** The {@link io.crmkit.privacy.consent.ConsentStatus}. */
    public static final Fact<String> CONSENT = Fact.text("consent");
    /** The {@link io.crmkit.privacy.consent.GrantKind} of the grant. */
    public static final Fact<String> CONSENT_KIND = Fact.text("consent_kind");
    /** Who consented, over all grants: SUBJECT, GUARDIAN, SUBJECT_AND_GUARDIAN or OTHER. */
    public static final Fact<String> CONSENT_BY = Fact.text("consent_by");
    /** A contract depended on the grant. */
    public static final Fact<Boolean> CONSENT_BUNDLED = Fact.flag("consent_bundled");
    /** The box of the grant was ticked beforehand. */
    public static final Fact<Boolean> CONSENT_PRETICKED = Fact.flag("consent_preticked");
    /** The {@link io.crmkit.privacy.consent.PermissionType} of the stop. */
    public static final Fact<String> STOP = Fact.text("stop");
    /** The {@link Evidence.Kind} of the stop. */
    public static final Fact<String> STOP_EVIDENCE = Fact.text("stop_evidence");
    /** The date of the stop, in UTC. */
    public static final Fact<LocalDate> STOP_SINCE = Fact.date("stop_since");

    private static final Map<String, Fact<?>> ALL = Stream.<Fact<?>>of(
                    CONSENT,
                    CONSENT_KIND,
                    CONSENT_BY,
                    CONSENT_BUNDLED,
                    CONSENT_PRETICKED,
                    STOP,
                    STOP_EVIDENCE,
                    STOP_SINCE)
            .collect(Collectors.toUnmodifiableMap(Fact::key, Function.identity()));

    private ConsentFacts() {}

    /** Returns the fact with this key. */
    public static Optional<Fact<?>> named(String key) {
        return Optional.ofNullable(ALL.get(key));
    }

    /** Returns whether this key names something about a stop. A rule that permits must not depend on it. */
    static boolean isStop(String key) {
        return key.equals(STOP.key()) || key.equals(STOP_EVIDENCE.key()) || key.equals(STOP_SINCE.key());
    }

    /** Returns the facts of a state: one set for each stop that counts, or for each grant, and else just one. */
    public static List<Facts> of(ConsentState state) {
        Facts base = Facts.of(CONSENT, state.status().name());
        if (state.stopped()) {
            return state.stops().stream().map(stop -> ofStop(base, stop)).toList();
        }
        if (state.granted()) {
            Facts by = base.with(CONSENT_BY, by(state.grants()));
            return state.grants().stream().map(grant -> ofGrant(by, grant)).toList();
        }
        return List.of(base);
    }

    private static Facts ofStop(Facts base, PermissionEvent stop) {
        Facts facts = base.with(STOP, stop.type().name())
                .with(STOP_SINCE, stop.countsFrom().atOffset(ZoneOffset.UTC).toLocalDate());
        return stop.evidence()
                .map(evidence -> facts.with(STOP_EVIDENCE, evidence.kind().name()))
                .orElse(facts);
    }

    private static Facts ofGrant(Facts base, PermissionEvent grant) {
        Facts facts = base.with(CONSENT_KIND, grant.grantKind().name());
        for (Evidence.Flaw flaw : grant.evidence().map(Evidence::flaws).orElseThrow()) {
            facts = facts.with(
                    switch (flaw) {
                        case BUNDLED -> CONSENT_BUNDLED;
                        case PRETICKED -> CONSENT_PRETICKED;
                    },
                    true);
        }
        return facts;
    }

    private static String by(List<PermissionEvent> grants) {
        boolean subject = grants.stream().anyMatch(grant -> grant.origin() == Origin.DATA_SUBJECT);
        boolean guardian = grants.stream().anyMatch(grant -> grant.origin() == Origin.GUARDIAN);
        if (subject && guardian) {
            return "SUBJECT_AND_GUARDIAN";
        }
        return subject ? "SUBJECT" : guardian ? "GUARDIAN" : "OTHER";
    }
}
