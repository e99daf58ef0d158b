package io.crmkit.core.merge;

import io.crmkit.core.actor.ActorKind;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerStatus;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.error.NotFoundException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.LogEvents;
import io.crmkit.core.repository.LogType;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.core.repository.Workspace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes two customers one, and two again. A merge is one atomic step: fields survive by rules, every record that names the loser goes
 * to the survivor by the merge rule of its type, links are folded, participants such as the consent log take part. After a crash it
 * has happened or not. Holds no state but the CRM; safe for many threads.
 *
 * <pre>{@code
 * Merged merged = crm.merges().merge(MergeRequest.of(ada.id(), duplicate.id()));
 * crm.merges().find(duplicate.id());                        // Ada, for ever
 * crm.merges().unmerge(merged.record().id());
 * }</pre>
 */
public final class Merges {
    /** A writer that knew only the loser may be at work while the merge is done; what it writes follows in another step. */
    private static final int PASSES = 10;

    private static final int MERGED = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Merges.class);

    private final Workspace workspace;
    private final MergeJournal journal;
    private final Map<String, MergeParticipant> participants;

    private Merges(Workspace workspace, Map<String, MergeParticipant> participants) {
        this.workspace = Objects.requireNonNull(workspace, "workspace");
        this.journal = new MergeJournal(workspace);
        this.participants = Collections.unmodifiableMap(new LinkedHashMap<>(participants));
    }

    /** Returns the entity types in which merges are kept. */
    public static Collection<EntityType<?, ?>> entityTypes() {
        return List.of(MergeRecord.TYPE, MergeSnapshot.TYPE);
    }

    /** Returns the merges of a workspace; applications call {@code crm.merges()}. */
    public static Merges of(Workspace workspace, Collection<MergeParticipant> participants) {
        Map<String, MergeParticipant> byName = new LinkedHashMap<>();
        participants.forEach(one -> byName.put(one.name(), one));
        return new Merges(workspace, byName);
    }

    /** Returns the same merges with another participant, in place of the one with its name if there is one. */
    public Merges with(MergeParticipant participant) {
        Map<String, MergeParticipant> more = new LinkedHashMap<>(participants);
        more.put(participant.name(), participant);
        return new Merges(workspace, more);
    }

    /**
     * Returns what a merge would do, obstacles included, and does nothing; empty if the two are one already.
     *
     * @throws NotFoundException if one of them does not exist
     * @throws InvalidInputException if a chosen field is one that neither of the two has
     */
    public Optional<MergePlan> preview(MergeRequest request) {
        return workspace.compute(unit -> {
            CustomerId survivor = today(unit, request.survivor());
            CustomerId loser = today(unit, request.loser());
            return survivor.equals(loser)
                    ? Optional.empty()
                    : Optional.of(prepare(unit, request, survivor, loser).plan());
        });
    }

    /**
     * Makes two customers one, in one atomic step. If they are one already, nothing is done.
     *
     * @throws MergeRefusedException if there is an obstacle that is not waived; nothing was changed
     * @throws NotFoundException if one of them does not exist
     * @throws InvalidInputException if an obstacle is waived by anybody but a person, a chosen field is one that neither of the two
     *     has, the step exceeds what the store takes, or other records point at a link that would go; nothing was changed
     * @throws io.crmkit.store.StoreException if the store failed; see {@link Workspace#compute}
     */
    public Merged merge(MergeRequest request) {
        if (!request.waived().isEmpty() && workspace.actor().kind() != ActorKind.USER) {
            throw new InvalidInputException(
                    "merge.waived", "may only be decided by a person, an actor of the kind USER");
        }
        Merged merged = workspace.compute(unit -> {
            CustomerId survivor = today(unit, request.survivor());
            CustomerId loser = today(unit, request.loser());
            if (survivor.equals(loser)) {
                return new Merged(known(request), Optional.empty());
            }
            Prepared prepared = prepare(unit, request, survivor, loser);
            if (!prepared.plan().obstacles().isEmpty()) {
                throw new MergeRefusedException(prepared.plan().obstacles());
            }
            return new Merged(
                    prepared.apply(workspace, unit, journal, participants.values()), Optional.of(prepared.plan()));
        });
        if (merged.plan().isPresent()) {
            followAfter(merged.record().id());
        }
        return merged;
    }

    /** The merge is done; what came meanwhile and clashes waits for {@link #catchUp}, which tells of it. */
    private void followAfter(MergeId id) {
        try {
            follow(id);
        } catch (MergeRefusedException clash) {
            LOG.debug("records that came while merge {} was done did not follow yet", id, clash);
        }
    }

    private Prepared prepare(UnitOfWork unit, MergeRequest request, CustomerId survivor, CustomerId loser) {
        return Prepared.of(workspace, unit, request, survivor, loser, journal, participants.values());
    }

    private MergeRecord known(MergeRequest request) {
        return Stream.of(request.loser(), request.survivor())
                .flatMap(one -> journal.of(one).stream())
                .filter(MergeRecord::active)
                .findFirst()
                .orElseThrow(() -> new NotFoundException(
                        MergeRecord.TYPE.name(), request.loser().value()));
    }

    /**
     * Moves what was written under old ids since, by those who did not know better, to the customer of today.
     *
     * @param customer the customer of today or one of its old ids
     * @return how many records moved or were folded
     * @throws MergeRefusedException if a record holds a unique value that one of the survivor's holds, or there are too many for one
     *     step; what was done stays done
     */
    public int catchUp(CustomerId customer) {
        int count = 0;
        List<CustomerId> same = new ArrayList<>(sameAs(resolve(customer)));
        Collections.reverse(same); // those that were merged first, so that what they get goes on with their survivor
        for (CustomerId one : same) {
            for (MergeRecord merge : journal.of(one)) {
                count += merge.active() ? follow(merge.id()) : 0;
            }
        }
        return count;
    }

    private int follow(MergeId id) {
        int count = 0;
        for (int pass = 1; pass <= PASSES; pass++) {
            int more = workspace.compute(unit -> follow(unit, id));
            if (more == 0) {
                return count;
            }
            count += more;
        }
        return count;
    }

    private int follow(UnitOfWork unit, MergeId id) {
        MergeRecord merge = unit.get(MergeRecord.TYPE, id);
        if (!merge.active()) {
            return 0;
        }
        List<Satellites<?, ?>> late = Satellites.plan(workspace, unit, merge.survivor(), merge.loser())
                .orElseThrow(() -> new MergeRefusedException(List.of(new Obstacle(
                        Obstacle.Code.TOO_MANY_RECORDS, merge.loser().value()))));
        List<Obstacle> clashes =
                late.stream().flatMap(one -> one.clashes().stream()).toList();
        if (!clashes.isEmpty()) {
            throw new MergeRefusedException(clashes);
        }
        Map<MovedRecord, String> moved = new LinkedHashMap<>();
        List<FoldedRecord> folded = new ArrayList<>();
        late.forEach(one -> {
            moved.putAll(one.apply(unit, merge));
            folded.addAll(one.folded());
        });
        int count = late.stream().mapToInt(Satellites::size).sum();
        if (count > 0) {
            unit.update(MergeRecord.TYPE, id, record -> record.with(moved.keySet(), folded));
            journal.snapshots(id).stream()
                    .filter(snapshot -> snapshot.of(merge.loser()))
                    .filter(snapshot -> unit.find(MergeSnapshot.TYPE, snapshot.id())
                            .isPresent()) // an erasure may have taken it since
                    .forEach(snapshot -> unit.update(
                            MergeSnapshot.TYPE, snapshot.id(), one -> one.withMoved(MovedRecord.texts(moved))));
        }
        return count;
    }

    /**
     * Takes a merge back, in one atomic step: the loser is live again, what it had goes back to it, and the survivor has what it had
     * before. What was changed since stays as it is and is listed. Taking it back again does nothing. Versions and stamps of the
     * records go on; they do not go back.
     *
     * @return what could not be restored because it was changed later; nothing if all is as it was
     * @throws MergeRefusedException if the survivor was merged into another since, or another into it, if one of them is erased, or
     *     a participant objects; nothing was changed
     * @throws NotFoundException if there is no such merge
     * @throws io.crmkit.store.StoreException if the store failed; see {@link Workspace#compute}
     */
    public Unmerged unmerge(MergeId id) {
        return workspace.compute(unit -> {
            MergeRecord merge = unit.get(MergeRecord.TYPE, id);
            if (!merge.active()) {
                return new Unmerged(merge, List.of());
            }
            List<MergeSnapshot> snapshots = journal.snapshots(id);
            List<Obstacle> obstacles = against(unit, merge, snapshots);
            if (!obstacles.isEmpty()) {
                throw new MergeRefusedException(obstacles);
            }
            unit.because("merge " + id + " taken back");
            List<UnmergeConflict> conflicts = new Unmerging(workspace, unit, merge).takeBack(snapshots);
            participants.values().forEach(one -> one.unmerge(unit, id, merge.survivor(), merge.loser()));
            MergeRecord undone = unit.update(MergeRecord.TYPE, id, record -> record.undoneAt(workspace.now()));
            return new Unmerged(undone, conflicts);
        });
    }

    private List<Obstacle> against(UnitOfWork unit, MergeRecord merge, List<MergeSnapshot> snapshots) {
        List<Obstacle> found = new ArrayList<>();
        Customer survivor = unit.get(Customer.TYPE, merge.survivor());
        if (survivor.status() == CustomerStatus.ERASED || snapshots.isEmpty()) {
            found.add(new Obstacle(Obstacle.Code.ERASED, merge.survivor().value()));
        }
        survivor.mergedInto()
                .ifPresent(other -> found.add(new Obstacle(Obstacle.Code.SURVIVOR_MERGED, "into " + other)));
        journal.into(merge.survivor()).stream()
                .filter(other -> other.active() && other.number() > merge.number())
                .forEach(other -> found.add(new Obstacle(Obstacle.Code.LATER_MERGE, "merge " + other.id())));
        participants.values().forEach(one -> found.addAll(one.obstacles(unit, merge.survivor(), merge.loser())));
        return found;
    }

    /**
     * Returns the id of the customer of today that an id stands for: itself, or at the end of the merges the survivor.
     *
     * @throws NotFoundException if there never was a customer with this id
     */
    public CustomerId resolve(CustomerId id) {
        return find(id).orElseThrow(() -> new NotFoundException(Customer.TYPE.name(), id.value()))
                .id();
    }

    /** Returns the customer of today that an id stands for; empty if there never was one. */
    public Optional<Customer> find(CustomerId id) {
        Optional<Customer> customer = workspace.repository(Customer.TYPE).find(id);
        Set<CustomerId> seen = new LinkedHashSet<>();
        while (customer.flatMap(Customer::mergedInto).isPresent()
                && seen.add(customer.orElseThrow().id())) {
            customer = workspace
                    .repository(Customer.TYPE)
                    .find(customer.orElseThrow().mergedInto().orElseThrow());
        }
        return customer;
    }

    private static CustomerId today(UnitOfWork unit, CustomerId id) {
        Set<CustomerId> seen = new LinkedHashSet<>();
        CustomerId today = id;
        Optional<CustomerId> next = unit.get(Customer.TYPE, id).mergedInto();
        while (next.isPresent() && seen.add(today)) {
            today = next.get();
            next = unit.get(Customer.TYPE, today).mergedInto();
        }
        return today;
    }

    /** Returns a customer and all that were merged into it, directly or over others, the customer first. */
    public List<CustomerId> sameAs(CustomerId customer) {
        Set<CustomerId> all = new LinkedHashSet<>();
        List<CustomerId> open = new ArrayList<>(List.of(customer));
        while (!open.isEmpty()) {
            CustomerId next = open.remove(0);
            if (all.add(next)) {
                workspace
                        .repository(Customer.TYPE)
                        .findBy(Customer.MERGED, next, MERGED)
                        .forEach(merged -> open.add(merged.id()));
            }
        }
        return List.copyOf(all);
    }

    /** Returns the merges into a customer, the newest first, also those that were taken back. */
    public List<MergeRecord> into(CustomerId survivor) {
        return journal.into(survivor);
    }

    /** Returns the merges by which a customer became another, also those that were taken back. */
    public List<MergeRecord> of(CustomerId loser) {
        return journal.of(loser);
    }

    /**
     * Returns the logs of a kind of a customer and of all that were merged into it. Events never move; the union of the logs is what
     * is known of the customer.
     *
     * @param customer the customer of today or one of its old ids
     * @return the events by the id that they were appended to, those of the customer of today first; logs without an event left out
     */
    public <T> Map<CustomerId, LogEvents<T>> logs(LogType<T> type, CustomerId customer) {
        Map<CustomerId, LogEvents<T>> logs = new LinkedHashMap<>();
        for (CustomerId one : sameAs(resolve(customer))) {
            LogEvents<T> log = workspace.log(type).read(one);
            if (!log.events().isEmpty()) {
                logs.put(one, log);
            }
        }
        return Collections.unmodifiableMap(logs);
    }
}
