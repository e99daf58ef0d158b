package io.crmkit.store;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * All kinds that a store is opened with.
 *
 * @param kinds in any order; names are unique
 */
public record Catalog(List<Kind> kinds) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    /**
     * Copies the kinds and checks the rules of names and indexes.
     *
     * @throws IllegalArgumentException if a name is malformed, reserved or used twice, or an index names an attribute that
     *     its kind lacks
     */
    public Catalog {
        kinds = List.copyOf(kinds);
        Set<String> names = new HashSet<>();
        for (Kind kind : kinds) {
            require(NAME.matcher(kind.name()).matches(), "malformed name of kind " + kind.name());
            require(!kind.name().equals("log"), "kind name log is reserved");
            require(names.add(kind.name()), "kind " + kind.name() + " is declared twice");
            Set<String> indexes = new HashSet<>();
            for (String attribute : kind.attributes().keySet()) {
                require(NAME.matcher(attribute).matches(), "malformed attribute " + kind.name() + "." + attribute);
            }
            for (Index index : kind.indexes()) {
                String where = kind.name() + "." + index.name();
                require(NAME.matcher(index.name()).matches(), "malformed index name " + where);
                require(indexes.add(index.name()), "index " + where + " is declared twice");
                require(
                        new HashSet<>(index.attributes()).size()
                                == index.attributes().size(),
                        "index " + where + " names an attribute twice");
                require(
                        kind.attributes().keySet().containsAll(index.attributes()),
                        "index " + where + " names an attribute that the kind lacks");
            }
        }
    }

    /** Returns the kind of this name. */
    public Optional<Kind> kind(String name) {
        return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
