package io.crmkit.metrics.servqual;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_SEVEN;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import java.util.HashSet;
import java.util.List;

/**
 * A questionnaire: a scale and the dimensions that its items belong to. Items have no text here; they are counted in the order
 * of the dimensions, so that items 1 to 4 of {@link #SERVQUAL} are the tangibles. A host can state its own.
 *
 * @param id a stable name, such as {@code servqual_22}
 * @param scale the scale of every item
 * @param dimensions the dimensions in the order of their items
 */
public record Instrument(String id, RatingScale scale, List<Dimension> dimensions) {
    /**
     * The 22 items of Parasuraman, Zeithaml and Berry on the scale 1 to 7: tangibles 4, reliability 5, responsiveness 4,
     * assurance 4, empathy 5. Source: Journal of Retailing 64, 1988; the split was not checked against the text.
     */
    public static final Instrument SERVQUAL = new Instrument(
            "servqual_22",
            ONE_TO_SEVEN,
            List.of(
                    new Dimension("tangibles", 4),
                    new Dimension("reliability", 5),
                    new Dimension("responsiveness", 4),
                    new Dimension("assurance", 4),
                    new Dimension("empathy", 5)));

    /**
     * A group of items that measure the same thing.
     *
     * @param name a stable name, such as {@code reliability}
     * @param items how many items it has, at least 1
     */
    public record Dimension(String name, int items) {
        /**
         * Checks the dimension.
         *
         * @throws InvalidInputException if the name is blank or there is no item
         */
        public Dimension {
            if (name.isBlank()) {
                throw new InvalidInputException("dimension.name", "must not be blank");
            }
            if (items < 1) {
                throw new InvalidInputException("dimension.items", "must be at least 1");
            }
        }
    }

    /**
     * Checks the questionnaire.
     *
     * @throws InvalidInputException if the id is blank, there is no dimension, or two have one name
     */
    public Instrument {
        if (id.isBlank()) {
            throw new InvalidInputException("instrument.id", "must not be blank");
        }
        dimensions = List.copyOf(dimensions);
        if (dimensions.isEmpty() || new HashSet<>(names(dimensions)).size() < dimensions.size()) {
            throw new InvalidInputException("instrument.dimensions", "must not be empty, nor have a name twice");
        }
    }

    /** Returns how many items there are. */
    public int items() {
        return dimensions.stream().mapToInt(Dimension::items).sum();
    }

    List<String> names() {
        return names(dimensions);
    }

    private static List<String> names(List<Dimension> dimensions) {
        return dimensions.stream().map(Dimension::name).toList();
    }
}
