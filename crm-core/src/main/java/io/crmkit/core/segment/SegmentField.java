package io.crmkit.core.segment;

import io.crmkit.core.rule.Require;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A field that rules of segments may name: stored, or derived from what is stored and the time. A single value can be missing, and what
 * depends on it is unknown; of several values none may be there, and then a comparison with them is false.
 *
 * @param <E> the type of the records
 */
public final class SegmentField<E> {
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9_]{0,39}(\\.[a-z][A-Za-z0-9_]{0,39}){0,2}");

    private final String name;
    private final SegmentKind<?> kind;
    private final boolean several;
    private final Set<String> allowed;
    private final BiFunction<E, SegmentTime, List<Object>> read;

    private SegmentField(
            String name,
            SegmentKind<?> kind,
            boolean several,
            Collection<String> allowed,
            BiFunction<E, SegmentTime, List<Object>> read) {
        Require.that(NAME.matcher(name).matches(), "segmentField.name", "must match " + NAME.pattern());
        this.name = name;
        this.kind = Objects.requireNonNull(kind, "kind");
        this.several = several;
        this.allowed = Collections.unmodifiableSet(new TreeSet<>(allowed));
        this.read = read;
    }

    /**
     * Returns a field with one value, or none.
     *
     * @param name how rules name it: up to three parts such as {@code person.birthDate}
     * @throws io.crmkit.core.error.InvalidInputException if the name has another form
     */
    public static <E, T> SegmentField<E> one(
            String name, SegmentKind<T> kind, BiFunction<E, SegmentTime, Optional<? extends T>> read) {
        return new SegmentField<>(
                name,
                kind,
                false,
                List.of(),
                (entity, time) -> read.apply(entity, time)
                        .map(value -> List.of(kind.normal(value)))
                        .orElse(List.of()));
    }

    /**
     * Returns a field with any number of values.
     *
     * @param name how rules name it
     * @throws io.crmkit.core.error.InvalidInputException if the name has another form
     */
    public static <E, T> SegmentField<E> several(
            String name, SegmentKind<T> kind, BiFunction<E, SegmentTime, ? extends Collection<? extends T>> read) {
        return new SegmentField<>(
                name,
                kind,
                true,
                List.of(),
                (entity, time) ->
                        read.apply(entity, time).stream().map(kind::normal).toList());
    }

    /** Returns a field that holds a constant of an enum, or none; rules name constants that exist. */
    public static <E, T extends Enum<T>> SegmentField<E> constant(
            String name, Class<T> type, Function<E, Optional<T>> read) {
        return SegmentField.<E, String>one(
                        name,
                        SegmentKind.CODE,
                        (entity, time) -> read.apply(entity).map(Enum::name))
                .among(names(type));
    }

    /** Returns a field that holds any number of constants of an enum; rules name constants that exist. */
    public static <E, T extends Enum<T>> SegmentField<E> constants(
            String name, Class<T> type, Function<E, ? extends Collection<T>> read) {
        return SegmentField.<E, String>several(
                        name,
                        SegmentKind.CODE,
                        (entity, time) ->
                                read.apply(entity).stream().map(Enum::name).toList())
                .among(names(type));
    }

    private static <T extends Enum<T>> List<String> names(Class<T> type) {
        return List.of(type.getEnumConstants()).stream().map(Enum::name).toList();
    }

    /** Returns this field of codes, limited to these: a rule that names another one is refused. */
    public SegmentField<E> among(Collection<String> codes) {
        Require.that(kind == SegmentKind.CODE, "segmentField.kind", "must be CODE to have allowed values");
        return new SegmentField<>(name, kind, several, codes, read);
    }

    /** Returns how rules name it. */
    public String name() {
        return name;
    }

    /** Returns the kind of its values. */
    public SegmentKind<?> kind() {
        return kind;
    }

    /** Returns whether it holds any number of values. */
    public boolean isSeveral() {
        return several;
    }

    /** Returns the codes that may occur, sorted; empty if any may. */
    public Set<String> allowed() {
        return allowed;
    }

    List<Object> valuesOf(E entity, SegmentTime time) {
        return read.apply(entity, time);
    }

    @Override
    public String toString() {
        return name;
    }
}
