package io.crmkit.core;

import io.crmkit.core.account.Account;
import io.crmkit.core.account.AccountContact;
import io.crmkit.core.actor.Actor;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.duplicate.Duplicates;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.EntityTypeProvider;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feed.ChangeFeed;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.field.FieldSchema;
import io.crmkit.core.history.History;
import io.crmkit.core.id.AccountContactId;
import io.crmkit.core.id.AccountId;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.FeedbackId;
import io.crmkit.core.id.Id;
import io.crmkit.core.id.IdGenerator;
import io.crmkit.core.id.InteractionId;
import io.crmkit.core.id.PurchaseId;
import io.crmkit.core.id.RelationshipId;
import io.crmkit.core.id.TaskId;
import io.crmkit.core.imports.Imports;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.core.merge.MergeParticipant;
import io.crmkit.core.merge.Merges;
import io.crmkit.core.overview.CustomerOverview;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.purchase.Purchase;
import io.crmkit.core.quality.Quality;
import io.crmkit.core.relationship.Relationship;
import io.crmkit.core.repository.ChangeRecorder;
import io.crmkit.core.repository.LogType;
import io.crmkit.core.repository.Repository;
import io.crmkit.core.repository.SubjectLog;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.core.repository.Workspace;
import io.crmkit.core.segment.Segments;
import io.crmkit.core.task.Task;
import io.crmkit.store.Catalog;
import io.crmkit.store.RecordStore;
import io.crmkit.store.TenantId;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The CRM of one tenant, as one actor sees it. Opened on a store, closed by the host; safe for many threads.
 *
 * <pre>{@code
 * Crm crm = Crm.builder(MemoryStore.create()).build();
 * Customer ada = crm.customers().add(Customer.person("Ada", "Lovelace")
 *     .addEmails(EmailAddress.of("ada@example.org")).build());
 * }</pre>
 */
public final class Crm implements AutoCloseable {
    private final Workspace workspace;

    private Crm(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Returns the CRM that works on a workspace; for modules that get one, such as participants of a merge. */
    public static Crm over(Workspace workspace) {
        return new Crm(Objects.requireNonNull(workspace, "workspace"));
    }

    /**
     * Starts a CRM on a store.
     *
     * @param store opens the store, such as {@code MemoryStore.create()} or {@code JdbcStore.on(dataSource)}
     */
    public static Builder builder(RecordStore.Factory store) {
        return new Builder(store);
    }

    /** Returns the customers: persons, organizations and households. */
    public Repository<Customer, CustomerId> customers() {
        return repository(Customer.TYPE);
    }

    /** Returns the accounts. */
    public Repository<Account, AccountId> accounts() {
        return repository(Account.TYPE);
    }

    /** Returns the parts that customers have in accounts. */
    public Repository<AccountContact, AccountContactId> accountContacts() {
        return repository(AccountContact.TYPE);
    }

    /** Returns the relationships between customers. */
    public Repository<Relationship, RelationshipId> relationships() {
        return repository(Relationship.TYPE);
    }

    /** Returns the interactions, over every channel. */
    public Repository<Interaction, InteractionId> interactions() {
        return repository(Interaction.TYPE);
    }

    /** Returns the sales, refunds and subscriptions. */
    public Repository<Purchase, PurchaseId> purchases() {
        return repository(Purchase.TYPE);
    }

    /** Returns the answers to survey questions. */
    public Repository<Feedback, FeedbackId> feedback() {
        return repository(Feedback.TYPE);
    }

    /** Returns the tasks. */
    public Repository<Task, TaskId> tasks() {
        return repository(Task.TYPE);
    }

    /** Returns the repository of an entity type that the host registered. */
    public <E, I extends Id> Repository<E, I> repository(EntityType<E, I> type) {
        return workspace.repository(type);
    }

    /**
     * Returns the 360-degree view of a customer: profile, accounts, timeline over all channels, purchases, feedback, open tasks.
     *
     * @param request the size of every page
     * @throws io.crmkit.core.error.NotFoundException if there is no such customer
     */
    public CustomerOverview overview(CustomerId customer, PageRequest request) {
        return CustomerOverview.read(workspace, customer, request);
    }

    /** Returns the search for customers that mean the same, by the models that come with the library. */
    public Duplicates duplicates() {
        return Duplicates.of(workspace);
    }

    /** Returns the imports of files. */
    public Imports imports() {
        return Imports.of(workspace, duplicates());
    }

    /**
     * Returns the segments: rules about customers, judged in memory or by a scan, and who is in them.
     *
     * @param zone where days begin and end, for rules that count in days
     */
    public Segments segments(ZoneId zone) {
        return Segments.of(workspace, zone);
    }

    /** Returns the quality of the customers: reports by standards for entries. */
    public Quality quality() {
        return Quality.of(workspace);
    }

    /** Returns the logs of a kind, one log for each customer. */
    public <T> SubjectLog<T> log(LogType<T> type) {
        return workspace.log(type);
    }

    /** Returns all entity types: those of CRM Kit, of its modules on the class path, and those that the host registered. */
    public Collection<EntityType<?, ?>> entityTypes() {
        return workspace.entityTypes();
    }

    /**
     * Returns the merges of customers: preview, merge, take back, old ids. What modules on the class path keep in logs, such as
     * consents, takes part.
     */
    public Merges merges() {
        return Merges.of(
                workspace,
                MergeParticipants.FOUND.stream()
                        .map(provider -> provider.on(workspace))
                        .toList());
    }

    /** What {@link ServiceLoader} finds, once. */
    private static final class MergeParticipants {
        static final List<MergeParticipant.Provider> FOUND =
                ServiceLoader.load(MergeParticipant.Provider.class, Crm.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
    }

    /** Returns the history of records, as far as the builder named their types. */
    public History history() {
        return History.of(workspace);
    }

    /** Returns the change feed, for hosts that want to follow what changes. */
    public ChangeFeed feed() {
        return workspace.feed();
    }

    /**
     * Makes several changes that become visible together or not at all; see {@link Workspace#compute} for repetition and
     * errors.
     */
    public void work(Consumer<UnitOfWork> work) {
        workspace.work(work);
    }

    /** Like {@link #work}, with a result. */
    public <R> R compute(Function<UnitOfWork, R> work) {
        return workspace.compute(work);
    }

    /** Returns the time of the injected clock, in whole microseconds. */
    public Instant now() {
        return workspace.now();
    }

    /** Returns the tenant whose data this is. */
    public TenantId tenant() {
        return workspace.tenant();
    }

    /** Returns the actor whose name goes into the stamps of what is written. */
    public Actor actor() {
        return workspace.actor();
    }

    /** Returns the same CRM for another tenant; a tenant that is new is created. */
    public Crm of(TenantId tenant) {
        return new Crm(workspace.of(tenant));
    }

    /** Returns the same CRM as another actor uses it. */
    public Crm as(Actor actor) {
        return new Crm(workspace.as(actor));
    }

    /** Closes the store, for all views of it; idempotent. */
    @Override
    public void close() {
        workspace.close();
    }

    /** Collects what a CRM needs; only the store is required. */
    public static final class Builder {
        private final RecordStore.Factory store;
        private final Set<EntityType<?, ?>> types = new LinkedHashSet<>();
        private final Set<EntityType<?, ?>> recorded = new LinkedHashSet<>();
        private FieldSchema fields = FieldSchema.EMPTY;
        private InstantSource clock = InstantSource.system();
        private Random random = new SecureRandom();
        private Optional<IdGenerator> ids = Optional.empty();
        private TenantId tenant = TenantId.DEFAULT;
        private Actor actor = Actor.SYSTEM;

        private Builder(RecordStore.Factory store) {
            this.store = Objects.requireNonNull(store, "store");
        }

        /** Registers entity types of the host. */
        public Builder register(EntityType<?, ?>... hostTypes) {
            types.addAll(Arrays.asList(hostTypes));
            return this;
        }

        /** Sets the custom fields of the business; none without it. */
        public Builder fields(FieldSchema schema) {
            this.fields = Objects.requireNonNull(schema, "schema");
            return this;
        }

        /**
         * Keeps a history of the records of these types: each change of one takes another operation of the batch. Off for all
         * others; what was changed before is not known.
         */
        public Builder history(EntityType<?, ?>... recordedTypes) {
            recorded.addAll(Arrays.asList(recordedTypes));
            return this;
        }

        /** Sets the clock; the system clock without it. */
        public Builder clock(InstantSource source) {
            this.clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /** Sets the generator of ids; UUIDs version 7 by the clock without it. */
        public Builder ids(IdGenerator generator) {
            this.ids = Optional.of(generator);
            return this;
        }

        /** Sets the source of randomness, of ids and of secrets; a {@link SecureRandom} without it. */
        public Builder random(Random source) {
            this.random = Objects.requireNonNull(source, "source");
            return this;
        }

        /** Sets the tenant; {@link TenantId#DEFAULT} without it. */
        public Builder tenant(TenantId id) {
            this.tenant = Objects.requireNonNull(id, "id");
            return this;
        }

        /** Sets the actor; {@link Actor#SYSTEM} without it. */
        public Builder actor(Actor who) {
            this.actor = Objects.requireNonNull(who, "who");
            return this;
        }

        /**
         * Returns the kinds, attributes and indexes of all entity types, as the store will be opened with them; for hosts that
         * make tables themselves, see the {@code ddl} of a factory of JDBC stores. Nothing is opened.
         *
         * @throws IllegalArgumentException if two entity types have the same name or one points at a type that is missing
         */
        public Catalog catalog() {
            return Workspace.catalog(allTypes());
        }

        private Set<EntityType<?, ?>> allTypes() {
            Set<EntityType<?, ?>> all = new LinkedHashSet<>(EntityTypesOfCore.ALL);
            ServiceLoader.load(EntityTypeProvider.class, Crm.class.getClassLoader())
                    .forEach(provider -> all.addAll(provider.entityTypes()));
            all.addAll(types);
            return all;
        }

        /**
         * Opens the store with the kinds of all entity types: those of CRM Kit, of its modules on the class path, and those
         * that the host registered.
         *
         * @throws io.crmkit.store.IncompatibleStoreException if the data was made by a newer schema or does not fit the types
         * @throws io.crmkit.store.StoreUnavailableException if the store could not be reached
         * @throws IllegalArgumentException if two entity types have the same name or one points at a type that is missing
         * @throws InvalidInputException if the history of a type is wanted that is not registered
         */
        public Crm build() {
            IdGenerator generator = ids.orElseGet(() -> IdGenerator.timeOrdered(clock, random));
            Set<EntityType<?, ?>> all = allTypes();
            if (!all.containsAll(recorded)) {
                throw new InvalidInputException("history", "names an entity type that is not registered");
            }
            Optional<ChangeRecorder> recorder =
                    recorded.isEmpty() ? Optional.empty() : Optional.of(History.recorder(recorded));
            Workspace workspace = Workspace.open(store, all, fields, clock, generator, random, tenant, actor);
            return new Crm(recorder.map(workspace::recordedBy).orElse(workspace));
        }
    }
}
