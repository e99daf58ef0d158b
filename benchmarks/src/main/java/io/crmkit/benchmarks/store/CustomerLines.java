package io.crmkit.benchmarks.store;

import io.crmkit.benchmarks.SideBySide;
import io.crmkit.benchmarks.hibernate.HibernateCustomers;
import io.crmkit.core.Crm;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.id.CustomerId;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
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

/**
 * The same customers through CRM Kit on the JDBC store, by hand and through Hibernate. Each side has a database of its own with
 * the same customers in it, on one disk or server, and all do the same in turns, so that they share what disk and machine do
 * meanwhile.
 */
@SuppressWarnings("NullAway.Init") // JMH calls fill() first
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class CustomerLines {
    private static final int UNIT = 100;
    private static final int SECOND = 1;

    /** Which database. */
    @Param("sqlite")
    public String database;

    /** Where another process has started it; empty to start one. */
    @Param("")
    public String location;

    /** How many customers there are before. */
    @Param("10000")
    public int stored;

    private final People people = new People();
    private final List<CustomerId> ours = new ArrayList<>();
    private final List<Customer> byHand = new ArrayList<>();
    private final List<String> hibernate = new ArrayList<>();
    private final List<Long> versions = new ArrayList<>();
    private String[] sides;
    private Database databases;
    private Crm crm;
    private HandWritten tables;
    private HibernateCustomers mapped;

    /** Makes the databases and fills them. */
    @Setup
    public void fill() throws IOException, SQLException {
        databases = Database.of(database, location);
        String run = Long.toString(System.nanoTime(), Character.MAX_RADIX);
        sides = new String[] {"crmkit_" + run, "by_hand_" + run, "hibernate_" + run};
        crm = Crm.builder(databases.crmKit(sides[0])).build();
        tables = HandWritten.create(databases, sides[1]);
        HandWritten.create(databases, sides[2]).close();
        mapped = new HibernateCustomers(databases.connect(sides[2]));
        for (int i = 0; i < stored; i += UNIT) {
            List<Customer> next = people.next(UNIT);
            addOurs(next).forEach(customer -> ours.add(customer.id()));
            byHand.addAll(tables.add(next));
            hibernate.addAll(mapped.add(next));
            next.forEach(customer -> versions.add(1L));
        }
    }

    /** Closes the databases and removes them. */
    @TearDown
    public void remove() throws IOException, SQLException {
        crm.close();
        tables.close();
        mapped.close();
        databases.remove(sides);
        databases.close();
    }

    /** Adds one customer in a commit of its own. */
    @Benchmark
    public void add(SideBySide.Times times) throws Exception {
        Customer next = people.next();
        List<Customer> one = List.of(next);
        SideBySide.measure(times, () -> crm.customers().add(next), () -> tables.add(one), () -> mapped.add(one));
    }

    /** Reads a customer, changes the name and one e-mail address, and writes it if the version is the expected one. */
    @Benchmark
    public void update(SideBySide.Times times) throws Exception {
        int at = people.below(ours.size());
        long version = versions.get(at);
        String name = people.given() + " Lovelace";
        EmailAddress email = EmailAddress.of(people.word() + "@example.net");
        UnaryOperator<Customer> edit = edit(name, email);
        SideBySide.measure(
                times,
                () -> crm.customers().update(ours.get(at), version, edit),
                () -> tables.update(byHand.get(at).id(), version, edit),
                () -> mapped.update(hibernate.get(at), version, name, SECOND, email));
        versions.set(at, version + 1);
    }

    /** The same, but the hand-written side has read the customer before and does not read it again. */
    @Benchmark
    public void updateOfRead(SideBySide.Times times) throws Exception {
        int at = people.below(ours.size());
        long version = versions.get(at);
        Customer before = byHand.get(at);
        UnaryOperator<Customer> edit =
                edit(people.given() + " Lovelace", EmailAddress.of(people.word() + "@example.net"));
        SideBySide.measure(
                times,
                () -> crm.customers().update(ours.get(at), version, edit),
                () -> tables.save(before, edit.apply(before), version));
        byHand.set(at, edit.apply(before));
        versions.set(at, version + 1);
    }

    /** Adds 100 customers in one commit. */
    @Benchmark
    public void addHundred(SideBySide.Times times) throws Exception {
        List<Customer> next = people.next(UNIT);
        SideBySide.measure(times, () -> addOurs(next), () -> tables.add(next), () -> mapped.add(next));
    }

    /** Reads one customer by its id. */
    @Benchmark
    public void find(SideBySide.Times times) throws Exception {
        int at = people.below(ours.size());
        SideBySide.measure(
                times,
                () -> crm.customers().find(ours.get(at)).orElseThrow(),
                () -> tables.find(byHand.get(at).id()).orElseThrow(),
                () -> mapped.find(hibernate.get(at)));
    }

    private static UnaryOperator<Customer> edit(String name, EmailAddress email) {
        return customer -> customer.toBuilder()
                .name(name)
                .emails(List.of(customer.emails().get(0), email))
                .build();
    }

    private List<Customer> addOurs(List<Customer> customers) {
        return crm.compute(unit -> customers.stream().map(unit::add).toList());
    }
}
