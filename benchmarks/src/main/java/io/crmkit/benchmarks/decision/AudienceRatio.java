package io.crmkit.benchmarks.decision;

import io.crmkit.benchmarks.Spread;
import io.crmkit.benchmarks.store.Database;
import io.crmkit.benchmarks.store.PartOfBatches;
import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.repository.Query;
import io.crmkit.privacy.AudienceCount;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.consent.FrequencyLimit;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.decision.ContactRequest;
import io.crmkit.privacy.decision.FrequencyCap;
import io.crmkit.privacy.decision.PastContact;
import io.crmkit.privacy.fact.Fact;
import io.crmkit.privacy.fact.Facts;
import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.store.Op;
import io.crmkit.store.RecordStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Prints what it costs to decide for an {@link Audience} on SQLite, compared with reading its rows and doing nothing with them: the
 * records of the same customers and their consent logs, in the same order, in the same process, in turns. Both sides of the first
 * ratio read through the interface of the store; the second one compares with plain JDBC on the same file, written by hand.
 */
public final class AudienceRatio implements AutoCloseable {
    private static final String SIDE = "audience";
    private static final int UNIT = 500;
    private static final Facts MESSAGE = Facts.of(Fact.OPTOUT_IN_MESSAGE, true);

    private final Database database;
    private final Crm crm;
    private final RecordStore store;
    private final Privacy privacy;
    private long events;

    private AudienceRatio(Database database, int size) throws SQLException {
        this.database = database;
        RecordStore.Factory factory = database.crmKit(SIDE);
        fill(factory, size);
        crm = Crm.builder(factory).clock(() -> Audience.NOW).build();
        store = factory.open(Crm.builder(factory).catalog());
        privacy = privacy(crm);
    }

    /** All packs, a cap of the business, and what a host knows of past contacts. */
    private static Privacy privacy(Crm crm) {
        return Privacy.on(crm)
                .packs(LawPacks.bundled())
                .caps(FrequencyCap.of(Purpose.MARKETING, new FrequencyLimit(3, Duration.ofDays(7))))
                .history(AudienceRatio::pastContacts)
                .build();
    }

    private static List<PastContact> pastContacts(CustomerId customer) {
        PastContact[] contacts = new PastContact[customer.value().hashCode() & 3];
        Arrays.setAll(
                contacts,
                i -> new PastContact(
                        Audience.NOW.minus(Duration.ofDays(1 + 2L * i)), Channel.EMAIL, Purpose.MARKETING));
        return List.of(contacts);
    }

    /** Leaves out what no decision reads, the feed and the lookup records, so that it is done sooner. */
    private void fill(RecordStore.Factory factory, int size) {
        Audience audience = new Audience();
        InstantSource recording = () -> Audience.NOW.minus(Duration.ofDays(20));
        try (Crm filling = Crm.builder(catalog -> new PartOfBatches(factory.open(catalog), AudienceRatio::isRead))
                .clock(recording)
                .build()) {
            Privacy recorder = Privacy.on(filling).build();
            for (int from = 0; from < size; from += UNIT) {
                int customers = Math.min(UNIT, size - from);
                filling.work(unit -> {
                    for (int i = 0; i < customers; i++) {
                        Customer customer = unit.add(audience.customer());
                        PermissionEvent[] said = audience.events();
                        recorder.record(unit, customer.id(), said);
                        events += said.length;
                    }
                });
            }
        }
    }

    private static boolean isRead(Op operation) {
        return operation instanceof Op.Append append
                ? append.log().startsWith("consent/")
                : operation.key().kind().equals("customer");
    }

    /** Decides for everybody: those with a phone by text, the others by e-mail. */
    AudienceCount decide() {
        return privacy.decide(
                crm.customers().stream(Query.by(Customer.BY_NAME)), AudienceRatio::question, decision -> {});
    }

    private static ContactRequest question(Customer customer) {
        Channel channel = customer.phones().isEmpty() ? Channel.EMAIL : Channel.SMS;
        return ContactRequest.builder(customer.id(), channel, Purpose.MARKETING)
                .facts(MESSAGE)
                .build();
    }

    AudienceRows readThroughStore() {
        return AudienceRows.throughStore(store);
    }

    AudienceRows readByHand() {
        return AudienceRows.byHand(database, SIDE);
    }

    @Override
    public void close() {
        store.close();
        crm.close();
    }

    /**
     * Fills a store in the temporary directory and does all three in turns. Runs in a heap of 512 MB, whatever the size.
     *
     * @param args how many customers, a million if there is none; rounds, 5
     */
    public static void main(String[] args) throws IOException, SQLException {
        int size = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        System.out.println(compare(size, rounds));
    }

    /** Returns what is printed. */
    static String compare(int size, int rounds) throws IOException, SQLException {
        try (Database database = Database.of("sqlite", "")) {
            try (AudienceRatio audience = new AudienceRatio(database, size)) {
                return audience.compare(size, audience.events, rounds);
            } finally {
                database.remove(SIDE);
            }
        }
    }

    private String compare(int size, long expectedEvents, int rounds) {
        AudienceCount count = decide(); // warms up, and is what every round has to say again
        AudienceRows rows = readThroughStore();
        require(count.total() == size && rows.customers() == size && rows.events() == expectedEvents, "all of them");
        require(count.permitted() > 0 && count.reasons().size() > 5, "all kinds of answers");
        Turns deciding = new Turns(rounds, this::decide, count);
        Turns reading = new Turns(rounds, this::readThroughStore, rows);
        Turns byHand = new Turns(rounds, this::readByHand, rows);
        for (int round = 0; round < rounds; round++) {
            deciding.take(round);
            reading.take(round);
            byHand.take(round);
        }
        return String.join(
                "\n",
                String.format(
                        Locale.ROOT,
                        "SQLite, audience of %,d customers with %,d events, n = %d rounds, median (min .. max)",
                        size,
                        expectedEvents,
                        rounds),
                "answers: " + count.outcomes(),
                "deciding, s:                       " + Spread.of(Arrays.stream(deciding.seconds)),
                "reading rows through the store, s: " + Spread.of(Arrays.stream(reading.seconds)),
                "reading rows by plain JDBC, s:     " + Spread.of(Arrays.stream(byHand.seconds)),
                "deciding / through the store:      " + ratios(deciding.seconds, reading.seconds) + ", goal 3",
                "the same, processor time:          " + ratios(deciding.processor, reading.processor),
                "deciding / plain JDBC:             " + ratios(deciding.seconds, byHand.seconds),
                "the same, processor time:          " + ratios(deciding.processor, byHand.processor));
    }

    private static Spread ratios(double[] dividends, double[] divisors) {
        double[] ratios = new double[dividends.length];
        Arrays.setAll(ratios, i -> dividends[i] / divisors[i]);
        return Spread.of(Arrays.stream(ratios));
    }

    /** The times of one side, by the clock and of the processor for this thread: only the latter means much on a busy machine. */
    private static final class Turns {
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        private final Supplier<?> work;
        private final Object expected;
        private final double[] seconds;
        private final double[] processor;

        Turns(int rounds, Supplier<?> work, Object expected) {
            this.work = work;
            this.expected = expected;
            seconds = new double[rounds];
            processor = new double[rounds];
        }

        void take(int round) {
            long start = System.nanoTime();
            long used = THREADS.getCurrentThreadCpuTime();
            Object result = work.get();
            processor[round] = (THREADS.getCurrentThreadCpuTime() - used) / 1e9;
            seconds[round] = (System.nanoTime() - start) / 1e9;
            require(result.equals(expected), "the same result in every round");
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("must be " + what);
        }
    }
}
