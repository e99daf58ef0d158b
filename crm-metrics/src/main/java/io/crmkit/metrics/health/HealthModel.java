package io.crmkit.metrics.health;

import io.crmkit.core.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A weighted mean of components, each worth 0 to 100 points. Better in one component and alike in the others is never a lower score.
 * No published health score was found to follow; weights and scales are the judgement of the host, and only outcomes can say whether
 * they are right: {@code io.crmkit.metrics.warning.ModelReport} compares scores with who left.
 *
 * @param <C> what stands for a customer
 */
public final class HealthModel<C> {
    private static final double NEUTRAL_POINTS = 50;

    private final String id;
    private final MissingComponent missing;
    private final List<Part<C>> parts;

    private record Part<C>(HealthComponent component, HealthSignal<? super C> signal) {}

    private HealthModel(String id, MissingComponent missing, List<Part<C>> parts) {
        this.id = id;
        this.missing = missing;
        this.parts = parts;
    }

    /**
     * Starts a model.
     *
     * @param id a stable name with a version, as scores of different models do not compare
     * @param missing what becomes of a score if a signal is not known
     * @throws InvalidInputException if the id is blank
     */
    public static <C> Builder<C> builder(String id, MissingComponent missing) {
        return new Builder<>(id, missing);
    }

    /** Returns the components in their order. */
    public List<HealthComponent> components() {
        return parts.stream().map(Part::component).toList();
    }

    /**
     * Returns the score of a customer.
     *
     * @throws InvalidInputException if a signal is not a finite number
     */
    public HealthScore score(C customer) {
        List<OptionalDouble> signals = new ArrayList<>(parts.size());
        for (Part<C> part : parts) {
            OptionalDouble signal = part.signal().read(customer);
            if (!Double.isFinite(signal.orElse(0))) {
                throw new InvalidInputException("signal." + part.component().name(), "must be finite");
            }
            signals.add(signal);
        }
        double all = weight(signals, false);
        double known = weight(signals, true);
        Optional<NoHealth> undefined = undefined(known, all);
        double counting = missing == MissingComponent.NEUTRAL ? all : known;
        List<ComponentScore> scores = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            scores.add(score(parts.get(i).component(), signals.get(i), counting));
        }
        double lost = scores.stream().mapToDouble(ComponentScore::lost).sum();
        OptionalDouble value =
                undefined.isPresent() ? OptionalDouble.empty() : OptionalDouble.of(Math.max(0, 100 - lost));
        return new HealthScore(id, value, undefined, known / all, scores);
    }

    private Optional<NoHealth> undefined(double known, double all) {
        if (known == 0) {
            return Optional.of(NoHealth.NOTHING_KNOWN);
        }
        return missing == MissingComponent.FAIL && known < all
                ? Optional.of(NoHealth.MISSING_COMPONENT)
                : Optional.empty();
    }

    private ComponentScore score(HealthComponent component, OptionalDouble signal, double counting) {
        if (signal.isEmpty() && missing != MissingComponent.NEUTRAL) {
            return new ComponentScore(component.name(), signal, OptionalDouble.empty(), 0, 0);
        }
        double points = signal.isEmpty() ? NEUTRAL_POINTS : component.scale().points(signal.getAsDouble());
        double share = component.weight() / counting;
        return new ComponentScore(component.name(), signal, OptionalDouble.of(points), share, share * (100 - points));
    }

    private double weight(List<OptionalDouble> signals, boolean onlyKnown) {
        double sum = 0;
        for (int i = 0; i < parts.size(); i++) {
            sum += !onlyKnown || signals.get(i).isPresent()
                    ? parts.get(i).component().weight()
                    : 0;
        }
        return sum;
    }

    /**
     * Builds a model.
     *
     * @param <C> what stands for a customer
     */
    public static final class Builder<C> {
        private final String id;
        private final MissingComponent missing;
        private final List<Part<C>> parts = new ArrayList<>();

        private Builder(String id, MissingComponent missing) {
            if (id.isBlank()) {
                throw new InvalidInputException("model.id", "must not be blank");
            }
            this.id = id;
            this.missing = Objects.requireNonNull(missing, "missing");
        }

        /**
         * Adds a component.
         *
         * @throws InvalidInputException if there is one of that name
         */
        public Builder<C> add(HealthComponent component, HealthSignal<? super C> signal) {
            if (parts.stream().anyMatch(part -> part.component().name().equals(component.name()))) {
                throw new InvalidInputException("component.name", "must not be there twice");
            }
            parts.add(new Part<>(component, signal));
            return this;
        }

        /**
         * Returns the model.
         *
         * @throws InvalidInputException if it has no component
         */
        public HealthModel<C> build() {
            if (parts.isEmpty()) {
                throw new InvalidInputException("model", "must have a component");
            }
            return new HealthModel<>(id, missing, List.copyOf(parts));
        }
    }
}
