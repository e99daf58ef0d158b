package io.crmkit.benchmarks.store;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.page.Cursor;
import io.crmkit.core.page.Page;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.repository.Query;
import io.crmkit.store.Op;
import io.crmkit.store.RecordStore;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Very many customers to read pages of, the same on both sides. To be there sooner they come without what pages do not read:
 * lookup records, unique claims and feed here, the log of changes there.
 */
final class Crowd {
    static final String OURS = "crowd_crmkit";
    static final String BY_HAND = "crowd_by_hand";
    static final Query<Customer> BY_NAME = Query.by(Customer.BY_NAME);
    private static final int UNIT = 1_000;

    private Crowd() {}

    /** Adds customers to both sides. */
    static void gather(Database database, int size) throws SQLException {
        People people = new People();
        RecordStore.Factory factory = database.crmKit(OURS);
        try (Crm crm = Crm.builder(catalog -> new PartOfBatches(factory.open(catalog), Crowd::ofCustomer))
                        .build();
                HandWritten tables = HandWritten.create(database, BY_HAND)) {
            for (int i = 0; i < size; i += UNIT) {
                List<Customer> next = people.next(Math.min(UNIT, size - i));
                crm.work(unit -> next.forEach(unit::add));
                tables.load(next);
            }
        }
    }

    /** Reads pages of 50 from the first on and returns where a later one begins. */
    static Cursor cursorOf(Database database, int page) throws SQLException {
        try (Crm crm = Crm.builder(database.crmKit(OURS)).build()) {
            PageRequest request = PageRequest.ofSize(HandWrittenReader.PAGE);
            for (int i = 1; i < page; i++) {
                Page<Customer> read = crm.customers().page(BY_NAME, request);
                request = request.after(read.next().orElseThrow());
            }
            return request.after().orElseThrow();
        }
    }

    private static boolean ofCustomer(Op operation) {
        return !(operation instanceof Op.Append)
                && !Set.of("lookup", "unique").contains(operation.key().kind());
    }
}
