package io.crmkit.benchmarks.store;

import io.crmkit.benchmarks.SideBySide;
import io.crmkit.benchmarks.hibernate.HibernateCustomers;
import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.page.Cursor;
import io.crmkit.core.page.PageRequest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Pages of the {@link Crowd}, by name. Hibernate reads the hand-written tables. */
@SuppressWarnings("NullAway.Init") // JMH calls open() first
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class PageLines {
    private static final PageRequest FIRST = PageRequest.ofSize(HandWrittenReader.PAGE);

    /** Which database. */
    @Param("sqlite")
    public String database;

    /** Where another process has gathered the crowd. */
    @Param("")
    public String location;

    /** Where a deep page begins. */
    @Param("")
    public String cursor;

    private final People people = new People();
    private Database databases;
    private Crm crm;
    private HandWritten tables;
    private HibernateCustomers mapped;
    private PageRequest deep;

    /** Opens what is there. */
    @Setup
    public void open() throws IOException, SQLException {
        databases = Database.of(database, location);
        crm = Crm.builder(databases.crmKit(Crowd.OURS)).build();
        tables = HandWritten.open(databases, Crowd.BY_HAND);
        mapped = new HibernateCustomers(databases.connect(Crowd.BY_HAND));
        deep = FIRST.after(new Cursor(cursor));
    }

    /** Closes it. */
    @TearDown
    public void close() throws IOException, SQLException {
        crm.close();
        tables.close();
        mapped.close();
        databases.close();
    }

    /** Reads 50 customers from any name on. */
    @Benchmark
    public void page(SideBySide.Times times) throws Exception {
        String from = Customer.foldedName(people.given());
        SideBySide.measure(
                times,
                () -> crm.customers().page(Crowd.BY_NAME.from(Customer.NAME, from), FIRST),
                () -> tables.page(from),
                () -> mapped.page(from));
    }

    /** Reads a deep page; the peer is the first page. */
    @Benchmark
    public void deepPage(SideBySide.Times times) throws Exception {
        SideBySide.measure(
                times,
                () -> crm.customers().page(Crowd.BY_NAME, deep),
                () -> crm.customers().page(Crowd.BY_NAME, FIRST));
    }
}
