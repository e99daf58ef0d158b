package io.crmkit.benchmarks.customer;

import io.crmkit.benchmarks.SideBySide;
import io.crmkit.core.Crm;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.Identifier;
import io.crmkit.core.id.CustomerId;
import io.crmkit.store.jdbc.JdbcStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The same customers through CRM Kit on the JDBC store and through {@link NaturalTables}: persons with two e-mail addresses
 * and one strong identifier. Each has a SQLite file of its own with 10,000 customers, in one directory ({@code java.io.tmpdir}),
 * and both do the same in turns, so that they share what the disk and the machine do meanwhile.
 */
@SuppressWarnings("NullAway.Init") // JMH calls fill() first
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class CustomerBenchmark {
    private static final int STORED = 10_000;
    private static final int UNIT = 100;

    private final SplittableRandom random = new SplittableRandom(20_261_121);
    private final List<CustomerId> ours = new ArrayList<>();
    private final List<CustomerId> natural = new ArrayList<>();
    private Path directory;
    private Crm crm;
    private NaturalTables tables;
    private int number;

    /** Makes both files and fills them. */
    @Setup
    public void fill() throws IOException, SQLException {
        directory = Files.createTempDirectory("crm-benchmark");
        crm = Crm.builder(JdbcStore.sqlite(directory.resolve("crmkit.db"))).build();
        tables = new NaturalTables(directory.resolve("natural.db"));
        for (int i = 0; i < STORED; i += UNIT) {
            List<Customer> next = people();
            addOurs(next).forEach(customer -> ours.add(customer.id()));
            tables.add(next).forEach(customer -> natural.add(customer.id()));
        }
    }

    /** Closes both files and removes them. */
    @TearDown
    public void remove() throws IOException, SQLException {
        crm.close();
        tables.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Adds one customer in a commit of its own. */
    @Benchmark
    public void add(SideBySide.Times times) throws Exception {
        Customer next = person();
        SideBySide.measure(times, () -> crm.customers().add(next), () -> tables.add(List.of(next)));
    }

    /** Adds 100 customers in one commit. */
    @Benchmark
    public void addHundred(SideBySide.Times times) throws Exception {
        List<Customer> next = people();
        SideBySide.measure(times, () -> addOurs(next), () -> tables.add(next));
    }

    /** Reads one customer by its id. */
    @Benchmark
    public void find(SideBySide.Times times) throws Exception {
        int at = random.nextInt(STORED);
        SideBySide.measure(
                times,
                () -> crm.customers().find(ours.get(at)).orElseThrow(),
                () -> tables.find(natural.get(at)).orElseThrow());
    }

    private List<Customer> addOurs(List<Customer> customers) {
        return crm.compute(unit -> customers.stream().map(unit::add).toList());
    }

    private List<Customer> people() {
        return Stream.generate(this::person).limit(UNIT).toList();
    }

    /** Names and addresses come in no order, as those of real people do; the business gives out rising numbers. */
    private Customer person() {
        number++;
        return Customer.person("Ada " + word(), "Lovelace")
                .addEmails(EmailAddress.of(word() + "@example.org"), EmailAddress.of(word() + "@Example.com"))
                .addIdentifiers(Identifier.strong("membership", "m-" + number))
                .build();
    }

    private String word() {
        return Long.toString(random.nextLong() >>> 1, Character.MAX_RADIX);
    }
}
