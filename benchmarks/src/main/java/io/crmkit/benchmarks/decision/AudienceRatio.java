package io.crmkit.benchmarks.decision;

import io.crmkit.benchmarks.Spread;
import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.repository.Query;
import io.crmkit.privacy.AudienceCount;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.decision.ContactRequest;
import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.store.Catalog;
import io.crmkit.store.Index;
import io.crmkit.store.Position;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.jdbc.JdbcStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Prints what it costs to decide for an audience on SQLite, compared with reading its rows: the records of the customers and
 * their consent logs, as the store gives them, not even parsed.
 */
public final class AudienceRatio {
    private static final int PAGE = 500;
    private static final int BATCH = 500;
    private static final int ROUNDS = 5;
    private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");

    private AudienceRatio() {}

    /**
     * Fills a store and does both in turns.
     *
     * @param args how many customers, a million if there is none
     */
    public static void main(String[] args) throws IOException {
        int size = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Path directory = Files.createTempDirectory("audience");
        RecordStore.Factory factory = JdbcStore.sqlite(directory.resolve("crm.db"));
        Catalog catalog = Crm.builder(factory).catalog();
        try (Crm crm = Crm.builder(factory).clock(() -> NOW).build();
                RecordStore store = factory.open(catalog)) {
            Privacy privacy = Privacy.on(crm).packs(LawPacks.bundled()).build();
            fill(crm, privacy, size);
            read(store); // warms up
            decide(crm, privacy);
            Spread ratio = Spread.of(IntStream.range(0, ROUNDS).mapToDouble(round -> {
                long ours = decide(crm, privacy);
                long rows = read(store);
                System.out.printf("deciding %d ms, reading %d ms%n", ours / 1_000_000, rows / 1_000_000);
                return (double) ours / rows;
            }));
            System.out.printf("audience of %d, deciding to reading: %s%n", size, ratio);
        }
    }

    private static void fill(Crm crm, Privacy privacy, int size) {
        for (int from = 0; from < size; from += BATCH) {
            int first = from;
            crm.work(unit -> {
                for (int i = first; i < Math.min(size, first + BATCH); i++) {
                    Customer customer = unit.add(Customer.person("Person", "Number" + i)
                            .jurisdiction(i % 2 == 0 ? "DE" : "US")
                            .build());
                    PermissionEvent grant = PermissionEvent.granted(
                                    "g", Purpose.MARKETING, Channel.EMAIL, NOW.minusSeconds(7200))
                            .evidence(Evidence.of(Evidence.Kind.FORM, "form-1"))
                            .noticeVersion("notice-1")
                            .build();
                    if (i % 4 == 0) {
                        privacy.record(
                                unit,
                                customer.id(),
                                grant,
                                PermissionEvent.withdrawn("w", Purpose.MARKETING, Channel.EMAIL, NOW.minusSeconds(3600))
                                        .build());
                    } else {
                        privacy.record(unit, customer.id(), grant);
                    }
                }
            });
        }
    }

    private static long decide(Crm crm, Privacy privacy) {
        long start = System.nanoTime();
        AudienceCount count = privacy.decide(
                crm.customers().stream(Query.by(Customer.BY_NAME)),
                customer -> ContactRequest.of(customer.id(), Channel.EMAIL, Purpose.MARKETING),
                decision -> {});
        long time = System.nanoTime() - start;
        if (count.permitted() == 0 || count.permitted() == count.total()) {
            throw new IllegalStateException("a wrong answer");
        }
        return time;
    }

    private static long read(RecordStore store) {
        long start = System.nanoTime();
        Index index = new Index("by_name", List.of("name"));
        Optional<Position> after = Optional.empty();
        long bytes = 0;
        boolean more = true;
        while (more) {
            Slice slice = store.scan(
                    TenantId.DEFAULT, new Scan("customer", index, List.of(), Optional.empty(), false, after, PAGE));
            for (StoredRecord customer : slice.records()) {
                bytes += customer.body().length();
                bytes += store
                        .readLog(TenantId.DEFAULT, "consent/" + customer.key().id(), 0, 1_000)
                        .entries()
                        .stream()
                        .mapToLong(entry -> entry.body().length())
                        .sum();
                after = Optional.of(Position.of(customer, index));
            }
            more = slice.more();
        }
        if (bytes == 0) {
            throw new IllegalStateException("nothing read");
        }
        return System.nanoTime() - start;
    }
}
