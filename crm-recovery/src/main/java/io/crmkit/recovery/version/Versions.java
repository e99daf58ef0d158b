package io.crmkit.recovery.version;

import io.crmkit.core.error.InvalidInputException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Versions of several things: of each, exactly one holds on each date from the first on. Immutable.
 *
 * @param <V> the type of a version
 */
public final class Versions<V extends Versioned> {
    private final Map<String, List<V>> versions;

    private Versions(Map<String, List<V>> versions) {
        this.versions = Collections.unmodifiableMap(versions);
    }

    /**
     * Returns these versions.
     *
     * @throws InvalidInputException if the versions of one thing overlap or leave a gap; the message names the first such date
     */
    public static <V extends Versioned> Versions<V> of(Collection<V> all) {
        Map<String, List<V>> versions = new TreeMap<>();
        all.forEach(version ->
                versions.computeIfAbsent(version.id(), id -> new ArrayList<>()).add(version));
        versions.values().forEach(Versions::requireOneOnEachDate);
        return new Versions<>(versions);
    }

    private static <V extends Versioned> void requireOneOnEachDate(List<V> versions) {
        versions.sort(Comparator.comparing(Versioned::validFrom));
        for (int i = 1; i < versions.size(); i++) {
            LocalDate from = versions.get(i).validFrom();
            Optional<LocalDate> end = versions.get(i - 1).validTo();
            if (end.isEmpty() || !end.get().equals(from)) {
                throw new InvalidInputException(
                        "packs." + versions.get(i).id(),
                        end.isPresent() && end.get().isBefore(from)
                                ? "must have a version on " + end.get()
                                : "must not have two versions on " + from);
            }
        }
    }

    /**
     * Returns these versions with other ones in place of all that have their ids.
     *
     * @throws InvalidInputException as for {@link #of}
     */
    public Versions<V> replacedBy(Collection<V> others) {
        List<V> all = new ArrayList<>(others);
        versions.forEach((id, ofId) -> {
            if (others.stream().noneMatch(other -> other.id().equals(id))) {
                all.addAll(ofId);
            }
        });
        return of(all);
    }

    /** Returns the version that holds on a date. */
    public Optional<V> find(String id, LocalDate date) {
        return versions.getOrDefault(id, List.of()).stream()
                .filter(version -> version.holdsOn(date))
                .findFirst();
    }

    /** Returns all, by id and time. */
    public List<V> all() {
        return versions.values().stream().flatMap(List::stream).toList();
    }
}
