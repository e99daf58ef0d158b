package io.crmkit.core.repository;

import static java.time.temporal.ChronoUnit.MICROS;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feed.ChangeFeed;
import io.crmkit.core.field.FieldSchema;
import io.crmkit.core.id.Id;
import io.crmkit.core.id.IdGenerator;
import io.crmkit.store.Batch;
import io.crmkit.store.Catalog;
import io.crmkit.store.ConflictException;
import io.crmkit.store.OutcomeUnknownException;
import io.crmkit.store.RecordStore;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.TenantId;
import io.crmkit.store.ValidatingStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An opened store as one actor sees one tenant: the repositories, units of work, logs and the change feed. Applications use it
 * through {@code Crm}. Safe for many threads.
 */
public final class Workspace implements AutoCloseable {
    /** How often a unit of work is repeated when others were faster. */
    static final int ATTEMPTS = 50;

    /** How often an entry is appended that settles an unknown outcome, if its own is unknown. */
    private static final int MARKS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Workspace.class);
    private static final int FEED_SHARDS = 16;

    private final RecordStore store;
    private final EntityTypes types;
    private final FieldSchema fields;
    private final InstantSource clock;
    private final IdGenerator ids;
    private final Random random;
    private final TenantId tenant;
    private final Actor actor;
    private final Turnstile turnstile;
    private final ChangeFeed feed;
    private final Cursors cursors;
    private final UniqueClaims claims;
    private final LookupRecords lookups;
    private final Optional<ChangeRecorder> recorder;

    private Workspace(
            RecordStore store,
            EntityTypes types,
            FieldSchema fields,
            InstantSource clock,
            IdGenerator ids,
            Random random,
            TenantId tenant,
            Actor actor,
            Turnstile turnstile,
            Optional<ChangeRecorder> recorder) {
        this.recorder = recorder;
        this.store = store;
        this.types = types;
        this.fields = fields;
        this.clock = clock;
        this.ids = ids;
        this.random = random;
        this.tenant = tenant;
        this.actor = actor;
        this.turnstile = turnstile;
        TenantSettings settings = TenantSettings.of(store, tenant, ids.next(), proposal(random));
        this.feed = ChangeFeed.of(store, tenant, settings.feedShards());
        this.cursors = new Cursors(tenant, settings.cursorKey());
        this.claims = new UniqueClaims(tenant, fields);
        this.lookups = new LookupRecords(tenant, fields);
    }

    /**
     * Opens a store with the kinds of the given types.
     *
     * @param factory opens the store; {@link #close} closes it
     * @param types every entity type that will be used; names are unique, referenced types among them
     * @param fields the custom fields of the business
     * @param clock gives the time of stamps and of entities that do not say when they happened
     * @param ids gives new ids
     * @param random gives the secret of a new tenant; a {@link SecureRandom} unless a test wants repeatable cursors
     * @param tenant whose data
     * @param actor who works
     */
    public static Workspace open(
            RecordStore.Factory factory,
            Collection<EntityType<?, ?>> types,
            FieldSchema fields,
            InstantSource clock,
            IdGenerator ids,
            Random random,
            TenantId tenant,
            Actor actor) {
        EntityTypes registered = new EntityTypes(types);
        RecordStore store = ValidatingStore.around(factory.open(registered.catalog()), registered.catalog());
        try {
            registered.checkFields(fields);
            return new Workspace(
                    store,
                    registered,
                    fields,
                    clock,
                    ids,
                    random,
                    tenant,
                    actor,
                    new Turnstile(random),
                    Optional.empty());
        } catch (RuntimeException failed) {
            store.close();
            throw failed;
        }
    }

    /**
     * Returns what a store is opened with to keep entities of these types.
     *
     * @param types every entity type that will be used; names are unique, referenced types among them
     */
    public static Catalog catalog(Collection<EntityType<?, ?>> types) {
        return new EntityTypes(types).catalog();
    }

    private static TenantSettings proposal(Random random) {
        byte[] key = new byte[16];
        random.nextBytes(key);
        return new TenantSettings(Base64.getEncoder().encodeToString(key), FEED_SHARDS);
    }

    /** Returns the same store as seen by another tenant; a tenant that is new is created. */
    public Workspace of(TenantId other) {
        return with(Objects.requireNonNull(other, "other"), actor, recorder);
    }

    /** Returns the same tenant as seen by another actor. */
    public Workspace as(Actor other) {
        return with(tenant, Objects.requireNonNull(other, "other"), recorder);
    }

    /** Returns the same workspace, of whose changes {@code next} keeps something. */
    public Workspace recordedBy(ChangeRecorder next) {
        return with(tenant, actor, Optional.of(next));
    }

    private Workspace with(TenantId nextTenant, Actor nextActor, Optional<ChangeRecorder> nextRecorder) {
        return new Workspace(store, types, fields, clock, ids, random, nextTenant, nextActor, turnstile, nextRecorder);
    }

    /**
     * Returns the repository of an entity type.
     *
     * @throws InvalidInputException if the type is not registered
     */
    public <E, I extends Id> Repository<E, I> repository(EntityType<E, I> type) {
        types.requireRegistered(type);
        return new Repository<>(this, type);
    }

    /** Returns the logs of a kind. */
    public <T> SubjectLog<T> log(LogType<T> type) {
        return new SubjectLog<>(this, Objects.requireNonNull(type, "type"));
    }

    /** Returns the change feed. */
    public ChangeFeed feed() {
        return feed;
    }

    /** Returns the tenant. */
    public TenantId tenant() {
        return tenant;
    }

    /** Returns the actor whose name goes into the stamps. */
    public Actor actor() {
        return actor;
    }

    /** Returns the time of the injected clock, in whole microseconds. */
    public Instant now() {
        return clock.instant().truncatedTo(MICROS);
    }

    /** Returns how many changes one unit of work can hold at most on this store; indexes of values count too. */
    public int changesAtOnce() {
        return store.limits().opsPerBatch();
    }

    /** Returns the registered entity types. */
    public Collection<EntityType<?, ?>> entityTypes() {
        return types.all();
    }

    /** Does work without a result; otherwise like {@link #compute}. */
    public void work(Consumer<UnitOfWork> work) {
        compute(unit -> {
            work.accept(unit);
            return unit;
        });
    }

    /**
     * Does work and commits all its changes as one atomic step. If somebody changed meanwhile what it read or writes, the work
     * is repeated from the start, 50 times at most; from the fourth attempt on after a random pause, below 64 ms, and alone in
     * this process.
     *
     * @return what the work returned in the attempt that was committed
     * @throws ConflictException if the last repetition lost too; nothing is stored
     * @throws StoreUnavailableException if the store could not be reached; nothing is stored
     * @throws OutcomeUnknownException if the store cannot tell, and could not be asked, whether the changes are stored
     */
    public <R> R compute(Function<UnitOfWork, R> work) {
        Objects.requireNonNull(work, "work");
        for (int attempt = 1; ; attempt++) {
            int number = attempt;
            Optional<Done<R>> done = turnstile.pass(attempt, () -> attempt(work, number));
            if (done.isPresent()) {
                return done.get().result();
            }
        }
    }

    /** What the work returned, which may be null, in an attempt that was committed. */
    private record Done<R>(R result) {}

    private <R> Optional<Done<R>> attempt(Function<UnitOfWork, R> work, int number) {
        UnitOfWork unit = new UnitOfWork(this);
        try {
            R result = work.apply(unit);
            recorder.ifPresent(unit::recordChanges);
            BatchPlan plan = BatchPlan.of(this, unit, number > 1);
            return plan.isEmpty() || commit(plan, number) ? Optional.of(new Done<>(result)) : Optional.empty();
        } finally {
            unit.end();
        }
    }

    /** Returns whether the batch landed; false means that the work is to be repeated. */
    private boolean commit(BatchPlan plan, int attempt) {
        Batch batch = plan.batch(ids.next());
        try {
            store.commit(batch);
            return true;
        } catch (ConflictException stale) {
            plan.explain(stale.keys());
            if (attempt == ATTEMPTS) {
                throw stale;
            }
            LOG.debug("attempt {} of batch {} lost on {}", attempt, batch.id(), stale.keys());
            return false;
        } catch (OutcomeUnknownException unknown) {
            return settle(plan, batch, unknown, attempt);
        } catch (IllegalArgumentException refused) {
            throw new InvalidInputException("record", "exceeds what the store takes: " + refused.getMessage());
        }
    }

    private boolean settle(BatchPlan plan, Batch batch, OutcomeUnknownException unknown, int attempt) {
        boolean landed;
        try {
            landed = landed(plan, batch.id());
        } catch (StoreUnavailableException | OutcomeUnknownException unreachable) {
            unknown.addSuppressed(unreachable);
            throw unknown;
        }
        LOG.warn("outcome of batch {} was unknown and is settled: {}", batch.id(), landed ? "stored" : "not stored");
        if (!landed && attempt == ATTEMPTS) {
            throw unknown;
        }
        return landed;
    }

    /**
     * Returns whether a batch is stored, now and for ever. A commit that the server is still working on holds the end of its
     * logs: an entry behind it gets in only after it is decided, and from then on what is not there never comes.
     */
    private boolean landed(BatchPlan plan, UUID batch) {
        String log = plan.anyFeedLog();
        if (feed.contains(log, batch)) {
            return true;
        }
        for (int attempt = 1; !mark(plan, log, attempt); attempt++) {
            LOG.debug("attempt {} to settle batch {} has an unknown outcome itself", attempt, batch);
        }
        return feed.contains(log, batch);
    }

    /** Returns whether an entry was appended; false means that nobody knows. */
    private boolean mark(BatchPlan plan, String log, int attempt) {
        UUID mark = ids.next();
        try {
            store.commit(plan.mark(log, mark));
            return true;
        } catch (OutcomeUnknownException unknown) {
            if (attempt == MARKS) {
                throw unknown;
            }
            return feed.contains(log, mark);
        }
    }

    RecordStore store() {
        return store;
    }

    EntityTypes types() {
        return types;
    }

    /** Returns the custom fields of the business. */
    public FieldSchema fields() {
        return fields;
    }

    Cursors cursors() {
        return cursors;
    }

    UniqueClaims claims() {
        return claims;
    }

    LookupRecords lookups() {
        return lookups;
    }

    String newId() {
        return ids.next().toString();
    }

    /** Closes the store, for all views of it. */
    @Override
    public void close() {
        store.close();
    }
}
