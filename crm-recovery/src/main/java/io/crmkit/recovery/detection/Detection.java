package io.crmkit.recovery.detection;

import io.crmkit.core.Crm;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.recovery.Recovery;
import io.crmkit.recovery.detection.Firing.Fired;
import io.crmkit.recovery.detection.Observed.Outcome;
import io.crmkit.recovery.incident.Incidents;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Turns signals into cases and incidents. One fingerprint has at most one open case; the same signal counts once, however often and
 * by however many workers it is handed over; the same signals in any order give the same open cases, as long as none is later than
 * its rule allows; for storms of rules with a pattern of more than one value or a level to clear at this holds for the counting only, as an
 * incident that was opened is for people to judge. A signal, what it changes and the case that it opens or takes back are stored in one step.
 *
 * <p>Holds no state; safe for many threads, in many processes. Contacts nobody.
 */
public final class Detection {
    private final Crm crm;
    private final Recovery recovery;
    private final DetectionRules rules;
    private final Duration allowedSkew;
    private final Firing firing;

    private Detection(Builder builder, DetectionRules rules) {
        this.crm = builder.crm;
        this.recovery = builder.recovery;
        this.rules = rules;
        this.allowedSkew = builder.allowedSkew;
        this.firing = new Firing(recovery, Incidents.on(crm), rules);
    }

    /** Returns a builder on a CRM and its recovery; rules are still needed. */
    public static Builder on(Crm crm, Recovery recovery) {
        return new Builder(crm, recovery);
    }

    /**
     * Takes a signal.
     *
     * @return what came of it
     * @throws InvalidInputException if its rule is not known at its time, a time lies in the future, the customer does not exist,
     *     was merged or erased, the fingerprint is that of another customer, or a correction is about something else than the signal
     *     that it corrects; nothing was stored
     */
    public Observed observe(Signal signal) {
        Signal taken = complete(signal);
        return crm.compute(unit -> observe(unit, taken)).observed();
    }

    /** Takes the signals of an event; otherwise like {@link #observe(Signal)}, each in a step of its own. */
    public <T> List<Observed> observe(SignalSource<T> source, T event) {
        List<Observed> observed = new ArrayList<>();
        source.signals(event).forEach(signal -> observed.add(observe(signal)));
        return List.copyOf(observed);
    }

    /** Returns what is known about a fingerprint. */
    public Optional<Watch> watch(String fingerprint) {
        return crm.repository(Watch.TYPE).find(Watch.idOf(fingerprint));
    }

    /** Returns the signals with a fingerprint, oldest first: the evidence. */
    public Stream<Signal> signals(String fingerprint) {
        return crm.repository(Signal.TYPE).stream(
                Query.by(Signal.BY_WATCH).equal(Signal.WATCH, Watch.idOf(fingerprint)));
    }

    private Signal complete(Signal signal) {
        Instant now = crm.now().truncatedTo(ChronoUnit.SECONDS);
        Instant occurredAt = signal.occurredAt().truncatedTo(ChronoUnit.SECONDS);
        Instant observedAt = signal.observedAt().equals(EntityType.WHEN_ADDED)
                ? now
                : signal.observedAt().truncatedTo(ChronoUnit.SECONDS);
        if (occurredAt.isAfter(now.plus(allowedSkew)) || observedAt.isAfter(now.plus(allowedSkew))) {
            throw new InvalidInputException("signal.occurredAt and observedAt", "must not lie in the future");
        }
        DetectionRule rule = rules.at(signal.rule(), occurredAt);
        return signal.withId(Signal.idOf(signal.rule(), signal.sourceEventId()))
                .withOccurredAt(occurredAt)
                .withObservedAt(observedAt)
                .withFingerprint(signal.fingerprint().orElseGet(() -> fingerprint(signal, rule)));
    }

    private static String fingerprint(Signal signal, DetectionRule rule) {
        String reference = signal.reference().orElse("");
        return signal.customer()
                .map(customer -> customer.value() + "/" + rule.kind() + "/" + reference)
                .orElseGet(() -> rule.id() + "/" + reference);
    }

    private Fired observe(UnitOfWork unit, Signal signal) {
        Optional<Signal> known = unit.find(Signal.TYPE, signal.id());
        Optional<Watch> stored =
                unit.find(Watch.TYPE, Watch.idOf(signal.fingerprint().orElseThrow()));
        if (known.isPresent()) {
            SignalRules.requireSameMatter(known.get(), signal);
            if (!SignalRules.corrects(signal, known.get())) {
                return Fired.of(signal, Outcome.DUPLICATE, stored.orElseGet(() -> begin(signal)));
            }
            unit.update(Signal.TYPE, signal.id(), before -> signal);
        } else {
            SignalRules.requireLive(unit, signal);
            unit.addIfAbsent(signal); // if another worker is first, the work is repeated and finds it
        }
        Watch watch = stored.map(found -> dealtWith(unit, found)).orElseGet(() -> begin(signal));
        SignalRules.requireSameCustomer(watch, signal);
        Watch counted = count(watch, signal, known.isEmpty());
        DetectionRule rule = rules.at(signal.rule(), signal.occurredAt());
        Track track = counted.track(rule.id());
        if (track.tooLate(signal.occurredAt())
                || known.filter(before -> track.tooLate(before.occurredAt())).isPresent()) {
            return store(unit, counted, Fired.of(signal, Outcome.TOO_LATE, counted));
        }
        Observation seen =
                new Observation(signal.id(), signal.occurredAt(), rule.level().grade(signal.value()));
        Watch seeing = counted.withTrack(track.with(seen));
        Optional<Instant> since = wantedSince(seeing);
        boolean stormy = recount(unit, signal, known, counted, seeing);
        Fired fired = since.map(from -> seeing.customer().isEmpty()
                        ? firing.wantedOfNobody(unit, signal, rule, seeing, from)
                        : firing.wanted(unit, signal, rule, seeing, from))
                .map(one -> stormy ? one.as(Outcome.INCIDENT_OPENED) : one)
                .orElseGet(() -> unwanted(unit, signal, seeing));
        Handled handled = new Handled(fired.watch().handledUntil());
        Track settled = fired.watch().track(rule.id()).settle(rules, handled);
        return store(unit, fired.watch().withTrack(settled), fired);
    }

    /** Counts what a signal shows, and no longer what it shows to be no failure. Returns whether that opened an incident. */
    private boolean recount(UnitOfWork unit, Signal signal, Optional<Signal> known, Watch before, Watch after) {
        if (after.customer().isEmpty()) {
            return false;
        }
        boolean corrected = known.isPresent();
        List<Failed> was = firing.failures(before);
        List<Failed> is = firing.failures(after);
        for (Failed failed : was) {
            boolean own = corrected && failed.signal().equals(signal.id());
            if (own || !is.contains(failed)) {
                firing.forget(unit, after, failed, own ? known : Optional.empty());
            }
        }
        boolean opened = false;
        for (Failed failed : is) {
            boolean own = corrected && failed.signal().equals(signal.id());
            if (own || !was.contains(failed)) {
                opened |= firing.count(unit, after, failed);
            }
        }
        return opened;
    }

    /** A case of a rule that was given up is for people to judge. */
    private Fired unwanted(UnitOfWork unit, Signal signal, Watch watch) {
        return watch.tracks().stream().allMatch(track -> track.known(rules))
                ? firing.unwanted(unit, signal, watch)
                : Fired.of(signal, Outcome.NOTED, watch);
    }

    private static Fired store(UnitOfWork unit, Watch watch, Fired fired) {
        if (unit.addIfAbsent(watch).created()) {
            return fired;
        }
        unit.update(Watch.TYPE, watch.id(), before -> watch);
        return fired;
    }

    private Optional<Instant> wantedSince(Watch watch) {
        Handled handled = new Handled(watch.handledUntil());
        return watch.tracks().stream()
                .flatMap(track -> track.wantedSince(rules, handled).stream())
                .min(Instant::compareTo);
    }

    private static Watch begin(Signal signal) {
        return new Watch.Builder()
                .id(Watch.idOf(signal.fingerprint().orElseThrow()))
                .customer(signal.customer())
                .signals(0)
                .firstAt(signal.occurredAt())
                .lastAt(signal.occurredAt())
                .build();
    }

    private static Watch count(Watch watch, Signal signal, boolean isNew) {
        Instant at = signal.occurredAt();
        return watch.withSignals(watch.signals() + (isNew ? 1 : 0))
                .withFirstAt(at.isBefore(watch.firstAt()) ? at : watch.firstAt())
                .withLastAt(at.isAfter(watch.lastAt()) ? at : watch.lastAt());
    }

    private Watch dealtWith(UnitOfWork unit, Watch stored) {
        Watch watch = firing.followed(unit, stored);
        return firing.ended(unit, watch)
                .map(end -> watch.withRecoveryCase(Optional.empty())
                        .withCaseOpenedHere(false)
                        .withIncident(Optional.empty())
                        .withHandledUntil(
                                watch.handledUntil().filter(end::isBefore).orElse(end))
                        .withTracks(
                                watch.tracks().stream().map(Track::dealtWith).toList()))
                .orElse(watch);
    }

    /** Collects what detection needs. */
    public static final class Builder {
        private final Crm crm;
        private final Recovery recovery;
        private Optional<DetectionRules> rules = Optional.empty();
        private Duration allowedSkew = Duration.ofMinutes(5);

        private Builder(Crm crm, Recovery recovery) {
            this.crm = Objects.requireNonNull(crm, "crm");
            this.recovery = Objects.requireNonNull(recovery, "recovery");
        }

        /** Sets the rules; required. */
        public Builder rules(DetectionRules detectionRules) {
            this.rules = Optional.of(detectionRules);
            return this;
        }

        /** Sets by how much a time may lie in the future, for clocks that disagree; 5 minutes unless set. */
        public Builder allowedSkew(Duration skew) {
            this.allowedSkew = Objects.requireNonNull(skew, "skew");
            return this;
        }

        /**
         * Returns the service.
         *
         * @throws InvalidInputException if there are no rules, the skew is negative, or the {@code Crm} does not know recovery cases
         */
        public Detection build() {
            if (allowedSkew.isNegative()) {
                throw new InvalidInputException("allowedSkew", "must not be negative");
            }
            return new Detection(this, rules.orElseThrow(() -> new InvalidInputException("rules", "must be set")));
        }
    }
}
