package io.crmkit.recovery.compensation;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.pack.PackReader;
import io.crmkit.recovery.version.Versions;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The versions of tables, chosen by the date of the failure: on each date from the first on, exactly one holds. Immutable. */
public final class CompensationTables {
    private static final List<String> BUNDLED = List.of(
            "eu261.json",
            "us-denied-boarding-2020.json",
            "us-denied-boarding-2021.json",
            "us-denied-boarding-2025.json",
            "empowerment-matrix.json");

    private final Versions<CompensationTable> versions;

    private CompensationTables(Versions<CompensationTable> versions) {
        this.versions = versions;
    }

    /**
     * Returns the tables of this jar. Of statutes: {@code eu261} (air passengers in the European Union) and {@code us-denied-boarding}
     * (14 CFR 250.5); examples, not legal advice, each names its source and how far that was checked. Of goodwill: {@code
     * empowerment-matrix}, severity, kind of failure, value, tier and justice need to remedies and amounts; invented, to start from.
     */
    public static CompensationTables bundled() {
        return of(BUNDLED.stream()
                .map(name -> CompensationTable.parse(PackReader.resource(CompensationTables.class, name)))
                .toList());
    }

    /**
     * Returns these tables.
     *
     * @throws InvalidInputException if the versions of a table overlap or leave a gap; the message names the first such date
     */
    public static CompensationTables of(List<CompensationTable> tables) {
        return new CompensationTables(Versions.of(tables));
    }

    /** Returns these tables with other ones in place of all versions of the tables of the same ids. */
    public CompensationTables replacedBy(List<CompensationTable> others) {
        return new CompensationTables(versions.replacedBy(others));
    }

    /** Returns the version of a table that holds for failures of this date. */
    public Optional<CompensationTable> find(String id, LocalDate failedOn) {
        return versions.find(id, failedOn);
    }

    /** Returns all versions of all tables, by id and time. */
    public List<CompensationTable> all() {
        return versions.all();
    }
}
