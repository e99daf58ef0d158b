package io.crmkit.benchmarks.decision;

import io.crmkit.benchmarks.store.Database;
import io.crmkit.store.Index;
import io.crmkit.store.Position;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Reads the rows of an audience, in the order in which decisions read them, and does nothing with them: the record of each customer
 * and the entries of its consent log.
 *
 * @param customers how many records of customers there are
 * @param events how many entries of consent logs
 * @param characters how long all of them are together
 */
record AudienceRows(long customers, long events, long characters) {
    private static final int PAGE = 500;
    private static final int WHOLE_LOG = 1_000;

    /** As the library has to: a page of customers by name, then one log after the other, through the interface of the store. */
    static AudienceRows throughStore(RecordStore store) {
        Index byName = new Index("by_name", List.of("name"));
        long customers = 0;
        long events = 0;
        long characters = 0;
        Optional<Position> after = Optional.empty();
        boolean more = true;
        while (more) {
            Slice slice = store.scan(
                    TenantId.DEFAULT, new Scan("customer", byName, List.of(), Optional.empty(), false, after, PAGE));
            for (StoredRecord customer : slice.records()) {
                customers++;
                characters += customer.body().length();
                var log = store.readLog(
                        TenantId.DEFAULT, "consent/" + customer.key().id(), 0, WHOLE_LOG);
                for (var entry : log.entries()) {
                    events++;
                    characters += entry.body().length();
                }
            }
            more = slice.more();
            if (more) {
                after = Optional.of(
                        Position.of(slice.records().get(slice.records().size() - 1), byName));
            }
        }
        return new AudienceRows(customers, events, characters);
    }

    /** As hand-written code would that knows the tables: one cursor over the customers, one prepared statement for the logs. */
    static AudienceRows byHand(Database database, String side) {
        long customers = 0;
        long events = 0;
        long characters = 0;
        try (Connection connection = database.connect(side)) {
            connection.setAutoCommit(false);
            try (PreparedStatement records = connection.prepareStatement(
                            "SELECT id, body FROM crm_r_customer WHERE tenant = ? ORDER BY a_name, id");
                    PreparedStatement log = connection.prepareStatement(
                            "SELECT body FROM crm_log WHERE tenant = ? AND log = ? ORDER BY seq")) {
                records.setString(1, TenantId.DEFAULT.value());
                log.setString(1, TenantId.DEFAULT.value());
                try (ResultSet customer = records.executeQuery()) {
                    while (customer.next()) {
                        customers++;
                        characters += customer.getString(2).length();
                        log.setString(2, "consent/" + customer.getString(1));
                        try (ResultSet entry = log.executeQuery()) {
                            while (entry.next()) {
                                events++;
                                characters += entry.getString(1).length();
                            }
                        }
                    }
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return new AudienceRows(customers, events, characters);
    }
}
