package io.crmkit.privacy;

import io.crmkit.core.Crm;
import io.crmkit.core.account.Account;
import io.crmkit.core.account.AccountContact;
import io.crmkit.core.account.ContactRole;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.PhoneNumber;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.Identifier;
import io.crmkit.core.customer.Lifecycle;
import io.crmkit.core.customer.PartialDate;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.core.merge.MergeRequest;
import io.crmkit.core.relationship.Relationship;
import io.crmkit.core.relationship.RelationshipType;
import io.crmkit.core.repository.Query;
import io.crmkit.core.source.Source;
import io.crmkit.core.task.Task;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionEventId;
import io.crmkit.privacy.decision.ContactRequest;
import io.crmkit.privacy.decision.Decision;
import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.store.RecordStore;
import io.crmkit.store.jdbc.JdbcStore;
import io.crmkit.store.memory.MemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Customers with consents and random satellites whose facts overlap, in a store that can be read again. */
final class StoredWorld implements AutoCloseable {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final LawPacks PACKS = LawPacks.bundled();

    /** Where it is kept. */
    enum Store {
        MEMORY,
        SQLITE
    }

    private final Optional<Path> directory;
    private final Crm crm;
    private final Privacy privacy;
    private final List<CustomerId> ids = new ArrayList<>();

    private StoredWorld(Optional<Path> directory) {
        this.directory = directory;
        AtomicLong seconds = new AtomicLong();
        AtomicLong counter = new AtomicLong();
        this.crm = Crm.builder(directory
                        .map(path -> JdbcStore.sqlite(path.resolve("crm.db")))
                        .map(RecordStore.Factory.class::cast)
                        .orElseGet(MemoryStore::create))
                .clock(() -> START.plusSeconds(seconds.getAndIncrement()))
                .ids(() -> new UUID(0, counter.incrementAndGet()))
                .random(new Random(1))
                .build();
        this.privacy = Privacy.on(crm).packs(PACKS).build();
    }

    /** Makes a customer for each list of consents. */
    static StoredWorld create(Store store, List<List<PermissionEvent>> consents, Random random) {
        StoredWorld world = new StoredWorld(store == Store.MEMORY ? Optional.empty() : Optional.of(temporary()));
        for (int i = 0; i < consents.size(); i++) {
            String id = "c" + i;
            world.ids.add(new CustomerId(id));
            world.crm.customers().add(person(new CustomerId(id), random));
            PermissionEvent[] events = consents.get(i).stream()
                    .map(event -> event.withId(new PermissionEventId(id + event.id())))
                    .toArray(PermissionEvent[]::new);
            world.privacy.record(new CustomerId(id), events);
        }
        world.satellites(random);
        return world;
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("merged");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static Customer person(CustomerId id, Random random) {
        Customer.Builder customer = Customer.person(one(random, "Ada", "Adele"), one(random, "King", "Lovelace"))
                .id(id)
                .jurisdiction("DE")
                .lifecycle(one(random, Lifecycle.values()));
        maybe(random, () -> customer.addEmails(EmailAddress.of(one(random, "ada@example.org", "ADA@example.org"))));
        maybe(random, () -> customer.addEmails(EmailAddress.of(id + "@example.org")));
        maybe(random, () -> customer.addPhones(PhoneNumber.of(one(random, "+49 30 1234567", "+49301234567"))));
        maybe(random, () -> customer.addIdentifiers(Identifier.of("club", one(random, "1", "2"))));
        maybe(random, () -> customer.addIdentifiers(Identifier.strong("passport " + id, "7")));
        maybe(random, () -> customer.addClassifications(one(random, "gold", "vip")));
        maybe(random, () -> customer.source(Source.of(one(random, "shop", "erp"), id.value())));
        Customer built = customer.build();
        return random.nextBoolean()
                ? built
                : built.withPerson(
                        built.person().orElseThrow().withBirthDate(new PartialDate(one(random, "1815-12-10", "1815"))));
    }

    private void satellites(Random random) {
        Account acme = crm.accounts()
                .add(Account.builder("A-1", "Acme", one(random, ids)).build());
        for (CustomerId id : ids) {
            CustomerId other = ids.get((ids.indexOf(id) + 1) % ids.size());
            maybe(
                    random,
                    () -> crm.accountContacts()
                            .add(AccountContact.builder(acme.id(), id)
                                    .addRoles(ContactRole.of(one(random, ContactRole.Kind.values())))
                                    .build()));
            maybe(
                    random,
                    () -> crm.relationships()
                            .add(Relationship.builder(id, RelationshipType.EMPLOYMENT, other)
                                    .title(one(random, "Head", "Chief"))
                                    .build()));
            maybe(
                    random,
                    () -> crm.interactions()
                            .add(Interaction.inbound(id, Channel.PHONE)
                                    .source(Source.of("calls", id.value()))
                                    .build()));
            maybe(random, () -> crm.feedback().add(Feedback.nps(id, 7).build()));
            maybe(
                    random,
                    () -> crm.tasks().add(Task.builder("call").customer(id).build()));
        }
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private static <T> T one(Random random, T... some) {
        return some[random.nextInt(some.length)];
    }

    private static <T> T one(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static void maybe(Random random, Runnable what) {
        if (random.nextInt(3) > 0) {
            what.run();
        }
    }

    Crm crm() {
        return crm;
    }

    List<CustomerId> ids() {
        return ids;
    }

    void merge(int survivor, int loser) {
        crm.merges().merge(MergeRequest.of(ids.get(survivor), ids.get(loser)));
    }

    /** Returns every stored record but those of the merges themselves. */
    List<Object> records() {
        return crm.entityTypes().stream()
                .filter(type -> !type.name().startsWith("merge"))
                .flatMap(this::all)
                .toList();
    }

    private <E, I extends Id> Stream<Object> all(EntityType<E, I> type) {
        return crm.repository(type).stream(Query.by(new EntityIndex<E>("all", List.of())))
                .map(Object.class::cast);
    }

    /** Returns whether each customer may be contacted on each channel, and why, at one moment. */
    List<Decision> decisions() {
        List<ContactRequest> requests = new ArrayList<>();
        for (CustomerId id : ids) {
            for (Channel channel : List.of(Channel.EMAIL, Channel.PHONE, Channel.POST)) {
                for (Purpose purpose : List.of(Purpose.MARKETING, Purpose.SERVICE)) {
                    requests.add(ContactRequest.of(id, channel, purpose).withAt(START.plusSeconds(86_400)));
                }
            }
        }
        return privacy.decide(requests);
    }

    @Override
    public void close() {
        crm.close();
        directory.ifPresent(StoredWorld::delete);
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
