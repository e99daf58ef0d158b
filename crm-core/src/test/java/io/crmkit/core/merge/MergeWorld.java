package io.crmkit.core.merge;

import io.crmkit.core.Crm;
import io.crmkit.core.account.Account;
import io.crmkit.core.account.AccountContact;
import io.crmkit.core.account.ContactRole;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.PhoneNumber;
import io.crmkit.core.contact.Verification;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.Demographics;
import io.crmkit.core.customer.Identifier;
import io.crmkit.core.customer.Lifecycle;
import io.crmkit.core.customer.PartialDate;
import io.crmkit.core.customer.Person;
import io.crmkit.core.customer.PersonName;
import io.crmkit.core.customer.Preferences;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.field.CustomFields;
import io.crmkit.core.field.FieldDefinition;
import io.crmkit.core.field.FieldSchema;
import io.crmkit.core.field.FieldType;
import io.crmkit.core.field.FieldValue;
import io.crmkit.core.id.AccountId;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.core.interaction.Participant;
import io.crmkit.core.relationship.Relationship;
import io.crmkit.core.relationship.RelationshipType;
import io.crmkit.core.source.Source;
import io.crmkit.core.task.Task;
import io.crmkit.core.teststore.RecordingStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Customers with random facts and one of each satellite, whose facts overlap often. */
final class MergeWorld implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    final RecordingStore store = new RecordingStore("merge");
    final Crm crm;
    final List<CustomerId> ids = new ArrayList<>();

    MergeWorld() {
        AtomicLong seconds = new AtomicLong();
        AtomicLong counter = new AtomicLong();
        crm = Crm.builder(store)
                .register(Pet.TYPE)
                .fields(FieldSchema.of(
                        FieldDefinition.of("customer", "badge", FieldType.STRING)
                                .asUnique(),
                        FieldDefinition.of("customer", "hobby", FieldType.STRING)
                                .asSearchable()))
                .clock(() -> START.plusSeconds(seconds.getAndIncrement()))
                .ids(() -> new UUID(0, counter.incrementAndGet()))
                .random(new Random(1))
                .build();
    }

    static MergeWorld random(Random random, int customers) {
        MergeWorld world = new MergeWorld();
        for (int i = 0; i < customers; i++) {
            CustomerId id = new CustomerId("c" + i);
            world.ids.add(id);
            world.crm.customers().add(person(id, random));
        }
        world.satellites(random);
        return world;
    }

    private static Customer person(CustomerId id, Random random) {
        PersonName name = PersonName.of(one(random, "Ada", "Adele", "A."), one(random, "King", "Lovelace"));
        Person.Builder person = Person.builder(name).deceased(random.nextInt(5) == 0);
        Demographics.Builder demographics = Demographics.builder();
        Preferences.Builder preferences = Preferences.builder();
        Customer.Builder customer = Customer.person(
                        name.given().orElse("A."), name.family().orElse("King"))
                .id(id)
                .lifecycle(one(random, Lifecycle.values()));
        maybe(random, () -> person.birthDate(new PartialDate(one(random, "1815-12-10", "--12-10", "1815"))));
        maybe(random, () -> person.pronouns(one(random, "she/her", "they")));
        maybe(random, () -> demographics.occupation(one(random, "analyst", "mathematician")));
        maybe(random, () -> preferences.addLanguages(one(random, "en", "de")));
        maybe(random, () -> customer.addEmails(email(random)));
        maybe(random, () -> customer.addEmails(EmailAddress.of(id + "@example.org")));
        maybe(random, () -> customer.addPhones(PhoneNumber.of(one(random, "+49 30 1", "+4930 1", "+49 30 2"))));
        maybe(random, () -> customer.addIdentifiers(Identifier.of("club", one(random, "1", "2"))));
        maybe(random, () -> customer.addIdentifiers(Identifier.strong("passport " + id, "7")));
        maybe(random, () -> customer.addClassifications(one(random, "gold", "vip")));
        maybe(
                random,
                () -> customer.source(new Source(
                        one(random, "shop", "erp"),
                        id.value(),
                        Optional.of(START.minusSeconds(random.nextInt(5))),
                        Optional.empty())));
        CustomFields fields = CustomFields.NONE;
        if (random.nextBoolean()) {
            fields = fields.with("badge", FieldValue.of("badge of " + id));
        }
        if (random.nextBoolean()) {
            fields = fields.with("hobby", FieldValue.of(one(random, "chess", "Chess", "go")));
        }
        return customer.person(person.build())
                .demographics(demographics.build())
                .preferences(preferences.build())
                .customFields(fields)
                .build();
    }

    private static EmailAddress email(Random random) {
        EmailAddress.Builder email = EmailAddress.builder(one(random, "ada@example.org", "ADA@example.org"));
        if (random.nextBoolean()) {
            email.verification(one(random, Verification.values())).verificationAt(START.plusSeconds(random.nextInt(3)));
        }
        return email.build();
    }

    private void satellites(Random random) {
        AccountId acme = new AccountId("acme");
        crm.accounts()
                .add(Account.builder("A-1", "Acme", one(random, ids)).id(acme).build());
        AccountId other = new AccountId("other");
        crm.accounts()
                .add(Account.builder("A-2", "Other", one(random, ids)).id(other).build());
        for (CustomerId id : ids) {
            for (AccountId account : List.of(acme, other)) {
                maybe(random, () -> crm.accountContacts().add(contact(random, account, id)));
            }
            maybe(random, () -> crm.relationships().add(relationship(random, id)));
            maybe(random, () -> crm.relationships().add(relationship(random, id)));
            maybe(random, () -> crm.interactions().add(interaction(random, id)));
            maybe(random, () -> crm.feedback().add(Feedback.nps(id, 7).build()));
            maybe(
                    random,
                    () -> crm.tasks().add(Task.builder("call").customer(id).build()));
            maybe(random, () -> crm.repository(Pet.TYPE).add(Pet.of("of " + id, id, one(random, ids))));
        }
    }

    private static AccountContact contact(Random random, AccountId account, CustomerId id) {
        AccountContact.Builder contact =
                AccountContact.builder(account, id).addRoles(ContactRole.of(one(random, ContactRole.Kind.values())));
        maybe(random, () -> contact.title(one(random, "Head", "Chief")));
        return contact.build();
    }

    private Relationship relationship(Random random, CustomerId from) {
        List<CustomerId> others = new ArrayList<>(ids);
        others.remove(from);
        Relationship.Builder link = Relationship.builder(
                        from,
                        one(random, RelationshipType.EMPLOYMENT, RelationshipType.MEMBERSHIP),
                        one(random, others))
                .primary(random.nextBoolean());
        maybe(random, () -> link.title(one(random, "Head", "Chief")));
        return link.build();
    }

    private Interaction interaction(Random random, CustomerId id) {
        return Interaction.inbound(id, Channel.PHONE)
                .source(Source.of("calls", id.value()))
                .addParticipants(new Participant("host", Optional.of(one(random, ids)), Optional.empty()))
                .build();
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    static <T> T one(Random random, T... some) {
        return some[random.nextInt(some.length)];
    }

    static <T> T one(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static void maybe(Random random, Runnable what) {
        if (random.nextInt(3) > 0) {
            what.run();
        }
    }

    Merged merge(CustomerId survivor, CustomerId loser) {
        return crm.merges().merge(MergeRequest.of(survivor, loser));
    }

    Customer customer(CustomerId id) {
        return crm.customers().get(id);
    }

    @Override
    public void close() {
        crm.close();
    }
}
