package io.crmkit.recovery.regulation;

import io.crmkit.core.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The versions of schemes, chosen by the day of receipt: on each date from the first on, exactly one holds. Immutable. */
public final class RegulatoryPacks {
    private static final List<String> BUNDLED = List.of("fca-disp.json", "psd2.json", "cfpb.json", "us-dot-259.json");

    private final SortedMap<String, List<RegulatoryPack>> versions;

    private RegulatoryPacks(SortedMap<String, List<RegulatoryPack>> versions) {
        this.versions = Collections.unmodifiableSortedMap(versions);
    }

    /**
     * Returns the packs of this jar: {@code fca-disp}, {@code psd2}, {@code cfpb}, {@code us-dot-259}. They are examples, not legal
     * advice; each names its source and how far that was checked.
     */
    public static RegulatoryPacks bundled() {
        return of(BUNDLED.stream().map(RegulatoryPacks::resource).toList());
    }

    /**
     * Returns these packs.
     *
     * @throws InvalidInputException if the versions of a scheme overlap or leave a gap; the message names the first such date
     */
    public static RegulatoryPacks of(List<RegulatoryPack> packs) {
        SortedMap<String, List<RegulatoryPack>> versions = new TreeMap<>();
        packs.forEach(pack ->
                versions.computeIfAbsent(pack.id(), id -> new ArrayList<>()).add(pack));
        versions.values().forEach(RegulatoryPacks::requireOneOnEachDate);
        return new RegulatoryPacks(versions);
    }

    private static void requireOneOnEachDate(List<RegulatoryPack> ofScheme) {
        ofScheme.sort(Comparator.comparing(RegulatoryPack::validFrom));
        for (int i = 1; i < ofScheme.size(); i++) {
            LocalDate from = ofScheme.get(i).validFrom();
            Optional<LocalDate> end = ofScheme.get(i - 1).validTo();
            if (end.isEmpty() || !end.get().equals(from)) {
                String scheme = ofScheme.get(i).id();
                throw new InvalidInputException(
                        "packs." + scheme,
                        end.isPresent() && end.get().isBefore(from)
                                ? "must have a version on " + end.get()
                                : "must not have two versions on " + from);
            }
        }
    }

    /** Returns these packs with other ones in place of all versions of the schemes that those are of. */
    public RegulatoryPacks replacedBy(List<RegulatoryPack> others) {
        List<RegulatoryPack> all = new ArrayList<>(others);
        versions.forEach((id, ofScheme) -> {
            if (others.stream().noneMatch(other -> other.id().equals(id))) {
                all.addAll(ofScheme);
            }
        });
        return of(all);
    }

    /** Returns the version of a scheme that holds for complaints received on this date. */
    public Optional<RegulatoryPack> find(String scheme, LocalDate received) {
        return versions.getOrDefault(scheme, List.of()).stream()
                .filter(pack -> pack.holdsOn(received))
                .findFirst();
    }

    /** Returns all versions of all schemes, by id and time. */
    public List<RegulatoryPack> all() {
        return versions.values().stream().flatMap(List::stream).toList();
    }

    private static RegulatoryPack resource(String name) {
        try (InputStream in = RegulatoryPacks.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing");
            }
            return RegulatoryPack.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
