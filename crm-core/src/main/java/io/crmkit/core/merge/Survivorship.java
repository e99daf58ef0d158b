package io.crmkit.core.merge;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.json.JsonCodec;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The rules by which the fields of a customer survive a merge, as data. A field is named by a JSON Pointer with one name or two:
 * {@code /emails}, {@code /person/birthDate}, {@code /customFields/segment}. The name of a customer is one field, {@code /name},
 * together with the parts of the name of a person and the legal name of an organization: a given name of one and a family name of
 * the other would be nobody. Immutable.
 *
 * @param fallback the rule of fields that are not named and hold one value; lists that are not named are united, except the
 *     languages and channels that somebody prefers, whose order counts
 * @param rules the rules of named fields
 */
public record Survivorship(FieldRule fallback, Map<String, FieldRule> rules) {
    private static final JsonCodec<Survivorship> CODEC = JsonCodec.of(Survivorship.class);
    private static final Pattern FIELD = Pattern.compile("/[A-Za-z]+(/[^/]+)?");
    private static final Set<String> FIXED = Set.of("/id", "/kind", "/status", "/mergedInto", "/source");
    private static final Set<String> ORDERED = Set.of("/preferences/languages", "/preferences/channels");

    /**
     * Checks the rules.
     *
     * @throws InvalidInputException if a field is no JSON Pointer with one name or two or cannot be merged, or the fallback is UNION
     */
    public Survivorship {
        Objects.requireNonNull(fallback, "fallback");
        rules = Collections.unmodifiableMap(new TreeMap<>(rules));
        if (!forOneValue(fallback)) {
            throw new InvalidInputException("survivorship.fallback", "must choose one value");
        }
        rules.forEach((field, rule) -> {
            requireField(field);
            if (rule.kind() == FieldRule.Kind.CHOSEN || rule.kind() == FieldRule.Kind.EITHER) {
                throw new InvalidInputException("survivorship." + field, "must not be " + rule.kind());
            }
        });
    }

    static void requireField(String field) {
        if (!FIELD.matcher(field).matches() || FIXED.contains(field)) {
            throw new InvalidInputException(
                    "survivorship", "names a field that is no pointer such as /person/birthDate, or never merged");
        }
    }

    private static boolean forOneValue(FieldRule rule) {
        return switch (rule.kind()) {
            case UNION, CHOSEN, EITHER -> false;
            default -> true;
        };
    }

    /** Returns the usual rules: what the survivor states stays, gaps are filled by the newest, lists are united. */
    public static Survivorship standard() {
        return of(FieldRule.SURVIVOR);
    }

    /** Returns rules by which every field that is not named later is decided by {@code fallback}. */
    public static Survivorship of(FieldRule fallback) {
        return new Survivorship(fallback, Map.of());
    }

    /** Returns these rules with that of a field. */
    public Survivorship with(String field, FieldRule rule) {
        Map<String, FieldRule> more = new TreeMap<>(rules);
        more.put(field, rule);
        return new Survivorship(fallback, more);
    }

    FieldRule of(String field, boolean list) {
        FieldRule rule = rules.get(field);
        if (rule != null && (list || rule.kind() != FieldRule.Kind.UNION)) {
            return rule;
        }
        if (field.equals("/person/deceased")) {
            return new FieldRule(FieldRule.Kind.EITHER, List.of());
        }
        return list && !ORDERED.contains(field) ? FieldRule.UNION : fallback;
    }

    /** Returns the rules that {@link #toJson} wrote. */
    public static Survivorship parse(String json) {
        return CODEC.decode(json);
    }

    /** Returns the rules as JSON. */
    public String toJson() {
        return CODEC.encode(this);
    }
}
