package io.crmkit.core.segment;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.json.JsonPlace;
import io.crmkit.core.rule.Require;
import java.util.Optional;
import java.util.Set;

/**
 * A named rule about customers, as JSON; data, never code. Whoever it is TRUE for is in the segment, if the customer is live: neither
 * merged nor erased.
 *
 * <pre>{@code
 * {"name": "win back",
 *  "when": {"and": [
 *    {"field": "lifecycle", "in": ["ACTIVE", "LOYAL"]},
 *    {"related": "purchases", "since": {"ago": "P90D"}, "where": {"field": "kind", "is": "SALE"}, "count": {"atLeast": 3}},
 *    {"related": "feedback", "last": {"field": "rating", "atMost": 6}}]}}
 * }</pre>
 *
 * Immutable; two segments are equal if their JSON is.
 */
public final class Segment {
    /** How many levels a rule has at most. */
    public static final int DEEPEST = 16;
    /** How many clauses a rule has at most, inner ones included. */
    public static final int MOST_CLAUSES = 200;
    /** How many clauses of related records a rule has at most. */
    public static final int MOST_RELATED = 8;
    /** How many values stand in a list at most. */
    public static final int MOST_VALUES = 1_000;
    /** How many characters the JSON has at most. */
    public static final int MOST_CHARACTERS = 65_536;

    private static final int LONGEST_NAME = 90;

    private final String name;
    private final Optional<String> description;
    private final Condition<Customer> when;
    private final String json;

    private Segment(String name, Optional<String> description, Condition<Customer> when, String json) {
        this.name = name;
        this.description = description;
        this.when = when;
        this.json = json;
    }

    /**
     * Returns the segment that a JSON text stands for.
     *
     * @param vocabulary what the rule may name, see {@link Segments#vocabulary}
     * @throws io.crmkit.core.error.InvalidInputException if it is no JSON, names an unknown field, operator or property, holds a value of
     *     a wrong type or goes beyond a limit; names the path in the JSON
     */
    public static Segment parse(String json, SegmentVocabulary vocabulary) {
        JsonPlace root = JsonPlace.parse("$", json, MOST_CHARACTERS).only(Set.of("name", "description", "when"));
        JsonPlace name = root.required("name");
        Require.atMost(LONGEST_NAME, name.text(), name.path());
        Condition<Customer> when = new SegmentReader(vocabulary).read(root.required("when"));
        return new Segment(name.text(), root.optional("description").map(JsonPlace::text), when, root.toJson());
    }

    /** Returns the name, at most 90 characters; memberships are kept under it. */
    public String name() {
        return name;
    }

    /** Returns what it is for. */
    public Optional<String> description() {
        return description;
    }

    /** Returns the JSON, without blanks. */
    public String toJson() {
        return json;
    }

    Condition<Customer> when() {
        return when;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Segment segment && segment.json.equals(json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** Shows the name only: a rule can name people. */
    @Override
    public String toString() {
        return "Segment[" + name + "]";
    }
}
