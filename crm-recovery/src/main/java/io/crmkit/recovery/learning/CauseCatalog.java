package io.crmkit.recovery.learning;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.pack.PackReader;
import io.crmkit.recovery.version.Versioned;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The root causes that a business knows during one stretch of time. Data: a host writes its own as JSON.
 *
 * @param id names the catalogue
 * @param version names this version
 * @param validFrom the first date that it holds for
 * @param validTo the first date that it does not hold for any more; empty if that is not known
 * @param causes the causes; as a tree, if they have parents
 */
public record CauseCatalog(
        String id, String version, LocalDate validFrom, Optional<LocalDate> validTo, List<CauseCode> causes)
        implements Versioned {
    /**
     * Checks the catalogue.
     *
     * @throws InvalidInputException if a name is blank, it ends before it begins, two causes have one code, a parent is missing or a cause
     *     is its own ancestor
     */
    public CauseCatalog {
        Versioned.check(id, version, validFrom, validTo);
        causes = List.copyOf(causes);
        Map<String, CauseCode> byCode = new HashMap<>();
        for (CauseCode cause : causes) {
            if (byCode.put(cause.code(), cause) != null) {
                throw new InvalidInputException("catalog.causes", "must not have two of the code " + cause.code());
            }
        }
        causes.forEach(cause -> requireRoot(cause, byCode));
    }

    private static void requireRoot(CauseCode cause, Map<String, CauseCode> byCode) {
        Set<String> seen = new HashSet<>();
        Optional<CauseCode> next = Optional.of(cause);
        while (next.isPresent()) {
            if (!seen.add(next.get().code())) {
                throw new InvalidInputException("catalog.causes." + cause.code(), "must not be its own ancestor");
            }
            Optional<String> parent = next.get().parent();
            if (parent.isPresent() && !byCode.containsKey(parent.get())) {
                throw new InvalidInputException(
                        "catalog.causes." + next.get().code(), "must have a parent that exists");
            }
            next = parent.map(byCode::get);
        }
    }

    /**
     * Reads a catalogue.
     *
     * @throws InvalidInputException if the text is no JSON, lacks something, has something unknown, or breaks a rule; the message
     *     names the place
     */
    public static CauseCatalog parse(String json) {
        return PackReader.read(json, CauseCatalog.class, "catalog");
    }

    /** Returns the cause with a code. */
    public Optional<CauseCode> find(String code) {
        return causes.stream().filter(cause -> cause.code().equals(code)).findFirst();
    }

    /** Returns what is to be trained where a cause is at work: its own topic, or that of the nearest ancestor that has one. */
    public Optional<String> training(String code) {
        Optional<CauseCode> cause = find(code);
        return cause.flatMap(CauseCode::training)
                .or(() -> cause.flatMap(CauseCode::parent).flatMap(this::training));
    }
}
