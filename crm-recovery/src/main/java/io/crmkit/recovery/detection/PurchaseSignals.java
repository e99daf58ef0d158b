package io.crmkit.recovery.detection;

import io.crmkit.core.id.CustomerId;
import io.crmkit.metrics.warning.EarlyWarning;
import io.crmkit.metrics.warning.WarningFinding;
import io.crmkit.metrics.warning.WarningRules;
import io.crmkit.metrics.warning.WarningSign;
import io.crmkit.metrics.warning.WarningVerdict;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Hands the purchases of a customer, compared with the customer's own past, to a rule: the silence since the last purchase in usual
 * gaps, or whether there are fewer than the customer's pace leads to expect. A rule with a level to clear at makes one case of one
 * lapse: it clears with the next purchase, which brings the silence back to 0.
 */
public final class PurchaseSignals implements SignalSource<PurchaseSignals.Look> {
    /** Four gaps between purchases: below that nothing is usual. */
    private static final int LEAST_DAYS = 5;

    private final String rule;
    private final ZoneId zone;
    private final WarningSign sign;
    private final WarningRules warnings;

    private PurchaseSignals(String rule, ZoneId zone, WarningSign sign, WarningRules warnings) {
        this.rule = Objects.requireNonNull(rule, "rule");
        this.zone = Objects.requireNonNull(zone, "zone");
        this.sign = sign;
        this.warnings = warnings;
    }

    /**
     * A look at the purchases of a customer.
     *
     * @param customer whose they are
     * @param purchases the days of all purchases, in any order; several on a day are one
     * @param today the day of looking, not before a purchase
     */
    public record Look(CustomerId customer, List<LocalDate> purchases, LocalDate today) {
        /** Copies the purchases. */
        public Look {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(today, "today");
            purchases = List.copyOf(purchases);
        }
    }

    /**
     * Returns the source whose value is the silence since the last purchase, divided by the median gap between purchases: 0 on the day
     * of a purchase; 2.5 is a place to start with for a level to fire at.
     *
     * @param zone where the days begin
     */
    public static PurchaseSignals silence(String rule, ZoneId zone) {
        return new PurchaseSignals(rule, zone, WarningSign.SILENCE, WarningRules.STARTING_POINT);
    }

    /**
     * Returns the source whose value is 1 if there were fewer purchases of late than the pace before leads to expect, and 0 if not.
     *
     * @param zone where the days begin
     * @param warnings which days are of late, and how improbable so few must be
     */
    public static PurchaseSignals frequency(String rule, ZoneId zone, WarningRules warnings) {
        return new PurchaseSignals(
                rule, zone, WarningSign.FALLING_FREQUENCY, Objects.requireNonNull(warnings, "warnings"));
    }

    /**
     * Returns the signal of a look, one for each day; none if there were purchases on fewer than five days, or the past is too short.
     *
     * @throws io.crmkit.core.error.InvalidInputException if a purchase is after today
     */
    @Override
    public List<Signal> signals(Look look) {
        EarlyWarning warning = EarlyWarning.of(warnings, look.purchases(), List.of(), look.today());
        if (look.purchases().stream().distinct().count() < LEAST_DAYS) {
            return List.of();
        }
        return warning.findings().stream()
                .filter(finding -> finding.sign() == sign)
                .flatMap(finding -> value(finding).stream())
                .map(value -> signal(look, value))
                .toList();
    }

    private static Optional<Double> value(WarningFinding finding) {
        if (finding.verdict() == WarningVerdict.TOO_LITTLE_HISTORY) {
            return Optional.empty();
        }
        return Optional.of(
                finding.sign() == WarningSign.SILENCE
                        ? finding.observed().getAsDouble() / finding.usual().getAsDouble()
                        : finding.verdict() == WarningVerdict.WARNING ? 1.0 : 0.0);
    }

    private Signal signal(Look look, double value) {
        return Signal.of(rule, look.customer() + "/" + look.today(), look.customer())
                .value(value)
                .occurredAt(look.today().atStartOfDay(zone).toInstant())
                .build();
    }
}
