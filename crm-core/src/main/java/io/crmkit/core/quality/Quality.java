package io.crmkit.core.quality;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.duplicate.MatchDecision;
import io.crmkit.core.duplicate.MatchKeys;
import io.crmkit.core.page.Cursor;
import io.crmkit.core.page.Page;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.Versioned;
import io.crmkit.core.repository.Workspace;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/** Measures how far the stored customers keep a standard. Holds no state but the CRM; safe for many threads. */
public final class Quality {
    private static final int PAGE = 500;

    private final Workspace workspace;

    private Quality(Workspace workspace) {
        this.workspace = Objects.requireNonNull(workspace, "workspace");
    }

    /** Returns the quality of a workspace; applications call {@code crm.quality()}. */
    public static Quality of(Workspace workspace) {
        return new Quality(workspace);
    }

    /**
     * Returns a report for the moment of the clock, by one scan of all customers in constant memory. A customer that changes meanwhile
     * is counted as it was or as it is.
     *
     * @param zone in which periods are counted
     */
    public QualityReport report(EntryStandard standard, ZoneId zone) {
        QualityTally tally = QualityTally.of(standard, workspace.now(), zone);
        Optional<Cursor> next = Optional.empty();
        do {
            next = count(tally, new PageRequest(PAGE, next));
        } while (next.isPresent());
        return tally.report(duplicates(standard));
    }

    /**
     * Counts one page of all customers, for hosts that share the work or spread it over time.
     *
     * @return where to go on; empty at the end
     */
    public Optional<Cursor> count(QualityTally tally, PageRequest request) {
        Page<Versioned<Customer>> page = workspace.repository(Customer.TYPE).pageVersioned(Query.all(), request);
        page.items().forEach(tally::add);
        return page.next();
    }

    /**
     * Returns what is known about duplicates, by one scan of the open decisions; empty if {@code crm.duplicates()} has looked at nobody.
     *
     * @param standard names the sources that are told apart
     */
    public Optional<DuplicateCounts> duplicates(EntryStandard standard) {
        long examined = workspace.repository(MatchKeys.TYPE).count(Query.all());
        if (examined == 0) {
            return Optional.empty();
        }
        Query<MatchDecision> open = Query.by(MatchDecision.BY_OPEN).equal(MatchDecision.OPEN, true);
        OpenPairs pairs = new OpenPairs(standard);
        Optional<Cursor> next = Optional.empty();
        do {
            Page<MatchDecision> page = workspace.repository(MatchDecision.TYPE).page(open, new PageRequest(PAGE, next));
            pairs.add(page.items(), workspace.repository(Customer.TYPE).findAll(OpenPairs.customers(page.items())));
            next = page.next();
        } while (next.isPresent());
        return Optional.of(pairs.counts(examined));
    }
}
