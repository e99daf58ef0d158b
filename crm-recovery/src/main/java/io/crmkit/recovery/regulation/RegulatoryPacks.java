package io.crmkit.recovery.regulation;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.pack.PackReader;
import io.crmkit.recovery.version.Versions;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The versions of schemes, chosen by the day of receipt: on each date from the first on, exactly one holds. Immutable. */
public final class RegulatoryPacks {
    private static final List<String> BUNDLED = List.of("fca-disp.json", "psd2.json", "cfpb.json", "us-dot-259.json");

    private final Versions<RegulatoryPack> versions;

    private RegulatoryPacks(Versions<RegulatoryPack> versions) {
        this.versions = versions;
    }

    /**
     * Returns the packs of this jar: {@code fca-disp}, {@code psd2}, {@code cfpb}, {@code us-dot-259}. They are examples, not legal
     * advice; each names its source and how far that was checked.
     */
    public static RegulatoryPacks bundled() {
        return of(BUNDLED.stream()
                .map(name -> RegulatoryPack.parse(PackReader.resource(RegulatoryPacks.class, name)))
                .toList());
    }

    /**
     * Returns these packs.
     *
     * @throws InvalidInputException if the versions of a scheme overlap or leave a gap; the message names the first such date
     */
    public static RegulatoryPacks of(List<RegulatoryPack> packs) {
        return new RegulatoryPacks(Versions.of(packs));
    }

    /** Returns these packs with other ones in place of all versions of the schemes that those are of. */
    public RegulatoryPacks replacedBy(List<RegulatoryPack> others) {
        return new RegulatoryPacks(versions.replacedBy(others));
    }

    /** Returns the version of a scheme that holds for complaints received on this date. */
    public Optional<RegulatoryPack> find(String scheme, LocalDate received) {
        return versions.find(scheme, received);
    }

    /** Returns all versions of all schemes, by id and time. */
    public List<RegulatoryPack> all() {
        return versions.all();
    }
}
