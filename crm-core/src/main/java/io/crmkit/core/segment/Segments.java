package io.crmkit.core.segment;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.error.NotFoundException;
import io.crmkit.core.feed.Change;
import io.crmkit.core.feed.FeedPage;
import io.crmkit.core.feed.FeedPosition;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.page.Cursor;
import io.crmkit.core.page.Page;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.core.repository.Workspace;
import io.crmkit.core.rule.Require;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Judges who is in segments: one customer in memory, all of them by a scan with the same answer, and keeps who is in them, so that entering
 * and leaving become events. A scan uses an index if the rule asks for a name or a stage of the relationship. Work is bounded: a page or
 * step looks at as many customers as asked for, and a clause reads at most {@link RelatedRecords#MOST_READ} records of each. Immutable, safe
 * for many threads.
 */
public final class Segments {
    private final Workspace workspace;
    private final ZoneId zone;

    private Segments(Workspace workspace, ZoneId zone) {
        this.workspace = Objects.requireNonNull(workspace, "workspace");
        this.zone = Objects.requireNonNull(zone, "zone");
    }

    /** Returns the segments of a workspace; applications call {@code crm.segments(zone)}. */
    public static Segments of(Workspace workspace, ZoneId zone) {
        return new Segments(workspace, zone);
    }

    /** Returns the entity types in which memberships are kept. */
    public static Collection<EntityType<?, ?>> entityTypes() {
        return List.of(SegmentMembership.TYPE, SegmentRound.TYPE);
    }

    /** Returns what rules may name: the model, and the custom fields of the business. */
    public SegmentVocabulary vocabulary() {
        return SegmentVocabulary.of(workspace.fields());
    }

    /**
     * Returns whether a customer is in a segment at a moment. The customer need not be stored; one without an id has no related
     * records.
     *
     * @param now the moment; records behind it do not count, but the customer is judged as given
     */
    public boolean matches(Segment segment, Customer customer, Instant now) {
        return customer.live() && segment.when().of(customer, scope(now)) == Truth.TRUE;
    }

    /** Returns {@link #matches} as a predicate, for imports and filters. */
    public Predicate<Customer> predicate(Segment segment, Instant now) {
        return customer -> matches(segment, customer, now);
    }

    /**
     * Returns why a customer is in a segment, or is not: how every clause came out, without values. The customer is in it if the
     * truth is TRUE.
     *
     * @throws NotFoundException if there is no such customer
     */
    public SegmentFinding explain(Segment segment, CustomerId id, Instant now) {
        Customer customer = workspace.repository(Customer.TYPE).get(id);
        Truth live = Truth.of(customer.live());
        SegmentFinding rule = segment.when().explain(customer, scope(now));
        return new SegmentFinding(
                "$",
                "member",
                live.and(rule.truth()),
                Optional.empty(),
                List.of(new SegmentFinding("$", "live", live, Optional.empty(), List.of()), rule));
    }

    /**
     * Returns everybody in a segment at a moment, in constant memory. A customer that changes meanwhile may be missing or, if its
     * stage of the relationship changes, come twice.
     */
    public Stream<Customer> stream(Segment segment, Instant now) {
        return SegmentPlan.of(segment.when()).stream(workspace.repository(Customer.TYPE))
                .filter(predicate(segment, now));
    }

    /**
     * Returns the members among the next customers. A page may hold fewer than asked for, or none, while more follow.
     *
     * @param request how many customers to look at, and where to go on
     * @throws io.crmkit.core.error.InvalidInputException if the cursor is malformed, or of another tenant or rule
     */
    public Page<Customer> page(Segment segment, Instant now, PageRequest request) {
        Page<Customer> candidates = SegmentPlan.of(segment.when()).page(workspace.repository(Customer.TYPE), request);
        return new Page<>(
                candidates.items().stream().filter(predicate(segment, now)).toList(), candidates.next());
    }

    /** Returns the names of the segments that a customer was in by the last refresh, such as for {@code Feedback.segments}. */
    public SortedSet<String> of(CustomerId customer) {
        try (Stream<SegmentMembership> memberships = workspace.repository(SegmentMembership.TYPE).stream(
                Query.by(SegmentMembership.BY_CUSTOMER).equal(SegmentMembership.CUSTOMER, customer))) {
            return memberships
                    .filter(SegmentMembership::member)
                    .collect(TreeSet::new, (names, one) -> names.add(one.segment()), TreeSet::addAll);
        }
    }

    /**
     * Brings the kept memberships of a segment up to date, by one step of a round; call it until it is done. A round judges everybody for
     * the moment at which it began, by the rule that is given: with another rule or zone it begins again. A step is stored as a whole
     * with its place in the round, so a crash loses and doubles nothing, and of two workers one finds its step done. Without changes a
     * round has no events.
     *
     * @param limit how many customers to look at, 1 to 1,000; fewer if the store takes fewer changes at once
     */
    public SegmentStep refresh(Segment segment, int limit) {
        Require.that(limit >= 1 && limit <= 1_000, "limit", "must lie within 1 to 1000");
        int size = Math.max(1, Math.min(limit, workspace.changesAtOnce() / 2 - 20));
        Optional<SegmentRound> stored = workspace.repository(SegmentRound.TYPE).find(SegmentRound.idOf(segment));
        SegmentRound round = stored.filter(known -> known.goesOn(segment, zone))
                .orElseGet(() -> SegmentRound.begin(segment, zone, workspace.now()));
        Verdicts verdicts = round.phase() == SegmentRound.Phase.CANDIDATES
                ? candidates(segment, round, size)
                : members(segment, round, size);
        SegmentRound next = round.after(verdicts.next());
        return workspace.compute(unit -> {
            if (!unit.find(SegmentRound.TYPE, round.id()).equals(stored)) {
                return new SegmentStep(round.asOf(), 0, List.of(), false); // another worker did this step
            }
            List<SegmentEvent> events = new ArrayList<>();
            verdicts.changed()
                    .forEach(id -> keep(unit, segment, id, verdicts.member(), round.asOf())
                            .ifPresent(events::add));
            if (stored.isPresent()) {
                unit.update(SegmentRound.TYPE, round.id(), old -> next);
            } else {
                unit.add(next);
            }
            return new SegmentStep(round.asOf(), verdicts.looked(), events, next.phase() == SegmentRound.Phase.DONE);
        });
    }

    /**
     * Brings the kept membership of one customer up to date, for the moment of the clock; for hosts that follow changes of customers. What
     * depends on time alone changes by {@link #refresh(Segment, int)}.
     *
     * @return what changed; empty if nothing did
     */
    public Optional<SegmentEvent> refresh(Segment segment, CustomerId id) {
        Instant now = workspace.now();
        boolean member = isMember(segment, id, now);
        return workspace.compute(unit -> keep(unit, segment, id, member, now));
    }

    /**
     * Returns who entered and left segments since a position of the change feed; for hosts that act on it. Keep {@code next} together with
     * what was done; after a crash the same events come again.
     *
     * @param after where the last call ended
     * @param limit how many entries of the feed at most, 1 or more
     */
    public SegmentFeed follow(FeedPosition after, int limit) {
        FeedPage page = workspace.feed().read(after, limit);
        Set<SegmentMembershipId> changed = new LinkedHashSet<>();
        page.entries().stream()
                .flatMap(entry -> entry.changes().stream())
                .filter(change -> change.type().equals(SegmentMembership.TYPE.name()))
                .map(Change::id)
                .forEach(id -> changed.add(new SegmentMembershipId(id)));
        List<SegmentEvent> events = workspace.repository(SegmentMembership.TYPE).findAll(changed).stream()
                .map(SegmentMembership::event)
                .toList();
        return new SegmentFeed(events, page.next(), page.more());
    }

    /** Whose membership may change to {@code member}. */
    private record Verdicts(List<CustomerId> changed, boolean member, int looked, Optional<Cursor> next) {}

    private Verdicts candidates(Segment segment, SegmentRound round, int size) {
        Page<Customer> page =
                SegmentPlan.of(segment.when()).page(workspace.repository(Customer.TYPE), request(round, size));
        return new Verdicts(
                page.items().stream()
                        .filter(predicate(segment, round.asOf()))
                        .map(Customer::id)
                        .toList(),
                true,
                page.items().size(),
                page.next());
    }

    private Verdicts members(Segment segment, SegmentRound round, int size) {
        Page<SegmentMembership> page = workspace
                .repository(SegmentMembership.TYPE)
                .page(SegmentMembership.membersOf(segment.name()), request(round, size));
        Set<CustomerId> ids = new LinkedHashSet<>();
        page.items().forEach(membership -> ids.add(membership.customer()));
        workspace.repository(Customer.TYPE).findAll(ids).stream()
                .filter(predicate(segment, round.asOf()))
                .map(Customer::id)
                .forEach(ids::remove);
        return new Verdicts(List.copyOf(ids), false, page.items().size(), page.next());
    }

    private static PageRequest request(SegmentRound round, int size) {
        return new PageRequest(size, round.cursor().map(Cursor::new));
    }

    private boolean isMember(Segment segment, CustomerId id, Instant now) {
        return workspace
                .repository(Customer.TYPE)
                .find(id)
                .filter(predicate(segment, now))
                .isPresent();
    }

    /** Who is no longer live by now, or no longer there, keeps no membership, not even one that ended. */
    private static Optional<SegmentEvent> keep(
            UnitOfWork unit, Segment segment, CustomerId customer, boolean judged, Instant at) {
        boolean live = unit.find(Customer.TYPE, customer).filter(Customer::live).isPresent();
        SegmentMembership wanted = SegmentMembership.of(segment.name(), customer, live && judged, at);
        Optional<SegmentMembership> known = unit.find(SegmentMembership.TYPE, wanted.id());
        if (known.map(SegmentMembership::member).orElse(false) == wanted.member()) {
            return Optional.empty();
        }
        if (!live) {
            unit.remove(SegmentMembership.TYPE, wanted.id());
        } else if (known.isPresent()) {
            unit.update(SegmentMembership.TYPE, wanted.id(), old -> wanted);
        } else {
            unit.add(wanted);
        }
        return Optional.of(wanted.event());
    }

    private Condition.Scope scope(Instant now) {
        return new Condition.Scope(workspace, new SegmentTime(now, zone));
    }
}
