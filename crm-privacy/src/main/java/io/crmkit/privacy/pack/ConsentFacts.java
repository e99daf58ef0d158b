package io.crmkit.privacy.pack;

import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.fact.Fact;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** The purpose of a consent that is for another purpose than the one asked about. */
    public static final Fact<String> CONSENT_PURPOSE = Fact.text("consent_purpose");
    /** The stop stands against a consent that would count without it. */
    public static final Fact<Boolean> STOP_OVER_GRANT = Fact.flag("stop_over_grant");

    private static final Map<String, Fact<?>> ALL = Stream.<Fact<?>>of(
                    CONSENT,
                    CONSENT_KIND,
                    CONSENT_BY,
                    CONSENT_BUNDLED,
                    CONSENT_PRETICKED,
                    STOP,
                    STOP_EVIDENCE,
                    STOP_SINCE,
                    CONSENT_PURPOSE,
                    STOP_OVER_GRANT)
            .collect(Collectors.toUnmodifiableMap(Fact::key, Function.identity()));

    private ConsentFacts() {}

    /** Returns the fact with this key. */
    public static Optional<Fact<?>> named(String key) {
        return Optional.ofNullable(ALL.get(key));
    }

    static Set<String> keys() {
        return ALL.keySet();
    }

    /** Returns whether this key names something about a stop. A rule that permits must not depend on it. */
    static boolean isStop(String key) {
        return key.startsWith("stop");
    }
}
