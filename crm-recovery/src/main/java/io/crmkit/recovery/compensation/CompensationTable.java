package io.crmkit.recovery.compensation;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.pack.PackReader;
import io.crmkit.recovery.rule.Currencies;
import io.crmkit.recovery.version.Versioned;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What is given for which failure during one stretch of time. Data: a host writes its own as JSON.
 *
 * @param id names the table, such as {@code goodwill} or {@code eu261}
 * @param version names this version
 * @param validFrom the first date of the failure that it holds for
 * @param validTo the first date that it does not hold for any more; empty if that is not known
 * @param currency ISO 4217 code of all its amounts
 * @param source where it stands, and how far that was checked
 * @param facts what it asks for
 * @param rows its rows, in any order
 */
public record CompensationTable(
        String id,
        String version,
        LocalDate validFrom,
        Optional<LocalDate> validTo,
        String currency,
        String source,
        List<DeclaredFact> facts,
        List<CompensationRow> rows)
        implements Versioned {
    /**
     * Checks the table.
     *
     * @throws InvalidInputException if a name is blank, the currency unknown or none that can be paid, it ends before it begins, there is no row, two rows have
     *     one id, a row asks for a fact that is not declared or in a form of another type, a floor or cap has more digits than the
     *     currency, or two rows of one priority can hold at the same time
     */
    public CompensationTable {
        Objects.requireNonNull(source, "source");
        Versioned.check(id, version, validFrom, validTo);
        facts = List.copyOf(facts);
        rows = rows.stream()
                .sorted(Comparator.comparingInt(CompensationRow::priority)
                        .reversed()
                        .thenComparing(CompensationRow::id))
                .toList();
        CurrencyUnit unit = Currencies.of(currency, "table.currency");
        Map<String, DeclaredFact> declared = byName(facts);
        if (rows.isEmpty()) {
            throw new InvalidInputException("table.rows", "must not be empty");
        }
        for (int i = 0; i < rows.size(); i++) {
            CompensationRow row = rows.get(i);
            requireFit(row, declared);
            row.award().requireNotFinerThan(unit);
            for (CompensationRow other : rows.subList(0, i)) {
                if (other.id().equals(row.id())) {
                    throw new InvalidInputException("table.rows", "must not have two of the id " + row.id());
                }
                if (other.priority() == row.priority() && other.meets(row)) {
                    throw new InvalidInputException(
                            "table.rows",
                            "must not have two of one priority that can hold at the same time: " + other.id() + " and "
                                    + row.id());
                }
            }
        }
    }

    private static void requireFit(CompensationRow row, Map<String, DeclaredFact> declared) {
        for (Condition condition : row.when()) {
            DeclaredFact fact = declared.get(condition.fact());
            if (fact == null) {
                throw new InvalidInputException(
                        "row." + row.id(), "must not ask for " + condition.fact() + ", undeclared");
            }
            condition.requireFit(fact);
        }
        row.award().of().ifPresent(name -> {
            DeclaredFact fact = declared.get(name);
            if (fact == null || fact.type() != DeclaredFact.Type.MONEY) {
                throw new InvalidInputException("row." + row.id() + ".award.of", "must be a declared fact of MONEY");
            }
        });
    }

    private static Map<String, DeclaredFact> byName(Collection<DeclaredFact> facts) {
        Map<String, DeclaredFact> byName = new LinkedHashMap<>();
        for (DeclaredFact fact : facts) {
            if (byName.put(fact.name(), fact) != null) {
                throw new InvalidInputException("table.facts", "must not have two of the name " + fact.name());
            }
        }
        return byName;
    }

    /**
     * Reads a table.
     *
     * @throws InvalidInputException if the text is no JSON, lacks something, has something unknown, or breaks a rule; the message
     *     names the place
     */
    public static CompensationTable parse(String json) {
        return PackReader.read(json, CompensationTable.class, "table");
    }

    /**
     * Returns what this table gives. Rows are asked from the highest priority on; a row that turns on a fact that nobody stated leaves
     * the question open, as the answer could be wrong.
     *
     * @throws InvalidInputException if a fact is not declared, of another type, or money of another currency
     */
    public Compensation assess(CompensationFacts stated) {
        CurrencyUnit unit = Currencies.of(currency, "table.currency");
        Map<String, DeclaredFact> declared = byName(facts);
        stated.requireFit(declared, unit);
        for (CompensationRow row : rows) {
            SortedSet<String> missing = new TreeSet<>();
            boolean fails = false;
            for (Condition condition : row.when()) {
                Optional<String> value = stated.value(Objects.requireNonNull(declared.get(condition.fact())));
                if (value.isEmpty()) {
                    missing.add(condition.fact());
                } else if (!condition.holds(value.get())) {
                    fails = true;
                }
            }
            Optional<DeclaredFact> base = row.award().of().map(declared::get);
            base.filter(fact -> stated.value(fact).isEmpty()).ifPresent(fact -> missing.add(fact.name()));
            if (fails) {
                continue;
            }
            List<String> trace = new ArrayList<>(List.of("row " + row.id()));
            if (!missing.isEmpty()) {
                return new Compensation(
                        toString(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        false,
                        missing,
                        List.of());
            }
            return new Compensation(
                    toString(),
                    Optional.of(row.id()),
                    Optional.of(row.award().compute(stated, base, unit, trace)),
                    Optional.empty(),
                    row.remedies(),
                    row.needsApproval(),
                    missing,
                    trace);
        }
        return new Compensation(
                toString(),
                Optional.empty(),
                Optional.of(Money.zero(unit)),
                Optional.empty(),
                List.of(),
                false,
                new TreeSet<>(),
                List.of("no row holds"));
    }

    /** Returns id and version. */
    @Override
    public String toString() {
        return id + " " + version;
    }
}
