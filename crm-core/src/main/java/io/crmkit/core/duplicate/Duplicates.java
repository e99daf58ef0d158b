package io.crmkit.core.duplicate;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerKind;
import io.crmkit.core.entity.Lookup;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.error.NotFoundException;
import io.crmkit.core.feed.Change;
import io.crmkit.core.feed.FeedPage;
import io.crmkit.core.feed.FeedPosition;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.match.MatchModel;
import io.crmkit.core.match.MatchOutcome;
import io.crmkit.core.match.MatchResult;
import io.crmkit.core.match.Matching;
import io.crmkit.core.match.RecordTable;
import io.crmkit.core.normalization.Normalization;
import io.crmkit.core.page.Page;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.Workspace;
import io.crmkit.core.rule.Require;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Finds customers that mean the same: before one is added ({@link #check}), among those stored ({@link #scan}), and among those that
 * change ({@link #follow}). What is found waits as an open {@link MatchDecision} for a merge or a person; what a person decided is
 * remembered and overrules the model. Customers are found by keys, never by reading all of them; keys are made by {@code scan},
 * {@code follow} and {@link #update}. A customer that has no keys yet is found by an e-mail address or a phone number only. A match is refused without a person if strong identifiers of one scheme differ, or
 * jurisdictions. Immutable, safe for many threads.
 */
public final class Duplicates {
    private final Workspace workspace;
    private final Normalization normalization;
    private final Map<CustomerKind, Matching> matchings;

    private Duplicates(Workspace workspace, Normalization normalization, Map<CustomerKind, Matching> matchings) {
        this.workspace = workspace;
        this.normalization = normalization;
        this.matchings = matchings;
    }

    /** Returns the search with the models that come with the library; applications call {@code crm.duplicates()}. */
    public static Duplicates of(Workspace workspace) {
        Map<CustomerKind, Matching> bundled = new EnumMap<>(CustomerKind.class);
        bundled.put(CustomerKind.PERSON, Matching.of(MatchModels.person()));
        bundled.put(CustomerKind.ORGANIZATION, Matching.of(MatchModels.organization()));
        return new Duplicates(workspace, Normalization.standard(), bundled);
    }

    /** Returns this search on another workspace, such as that of a rehearsal. */
    public Duplicates on(Workspace other) {
        return new Duplicates(Objects.requireNonNull(other, "other"), normalization, matchings);
    }

    /** Returns this search with another normalisation, such as one that knows national phone numbers. */
    public Duplicates with(Normalization values) {
        return new Duplicates(workspace, Objects.requireNonNull(values, "values"), matchings);
    }

    /**
     * Returns this search with another model for a kind of customer. Scan again after a change of model: keys name the model, and
     * customers are only found by keys of the same one.
     */
    public Duplicates with(CustomerKind kind, MatchModel model) {
        Map<CustomerKind, Matching> changed = new EnumMap<>(matchings);
        changed.put(kind, Matching.of(model));
        return new Duplicates(workspace, normalization, changed);
    }

    /**
     * Returns the stored customers that may be the same as this one, the most likely first; nothing is stored. For a form that adds a
     * customer, and for imports.
     *
     * @param customer stored or not; a household, a merged or an erased customer has no duplicates
     * @throws InvalidInputException if the model has a field that customers do not have
     */
    public List<Duplicate> check(Customer customer) {
        Matching matching = matchings.get(customer.kind());
        if (matching == null || !customer.live()) {
            return List.of();
        }
        List<String> values = values(matching, customer);
        List<Duplicate> found = new ArrayList<>();
        for (Customer other : candidates(matching, customer, values)) {
            MatchResult result = compare(matching, customer, values, other);
            if (result.outcome() != MatchOutcome.NO_MATCH) {
                Optional<MatchDecision> decided = decided(customer.id(), other.id());
                if (decided.isEmpty() || decided.get().outcome() == MatchOutcome.MATCH) {
                    found.add(new Duplicate(
                            other.id(),
                            decided.map(known -> result.decided(known.outcome()))
                                    .orElse(result)));
                }
            }
        }
        found.sort(Comparator.<Duplicate>comparingDouble(
                        duplicate -> -duplicate.result().bits())
                .thenComparing(duplicate -> duplicate.customer().value()));
        return found;
    }

    /**
     * Compares two customers, whether they share keys or not, and whatever a person decided.
     *
     * @throws NotFoundException if one does not exist
     * @throws InvalidInputException if they are not of one kind that has a model
     */
    public MatchResult compare(CustomerId a, CustomerId b) {
        Customer first = workspace.repository(Customer.TYPE).get(a);
        Customer second = workspace.repository(Customer.TYPE).get(b);
        Matching matching = matchings.get(first.kind());
        if (matching == null || first.kind() != second.kind()) {
            throw new InvalidInputException("customer.kind", "must be the same, and one that has a model");
        }
        return compare(matching, first, values(matching, first), second);
    }

    /**
     * Looks at a customer that is stored: makes its keys again, and stores what may be the same as open decisions. Open decisions that
     * no longer hold go away; what a person decided stays. Doing it again changes nothing.
     *
     * @return the open decisions about the customer
     */
    public List<MatchDecision> update(CustomerId id) {
        Optional<Customer> customer =
                workspace.repository(Customer.TYPE).find(id).filter(Customer::live);
        storeKeys(id, customer);
        Map<CustomerId, MatchDecision> wanted = new LinkedHashMap<>();
        customer.ifPresent(known -> check(known).stream()
                .filter(duplicate -> decided(id, duplicate.customer()).isEmpty())
                .forEach(duplicate -> wanted.put(
                        duplicate.customer(),
                        MatchDecision.builder(id, duplicate.customer(), duplicate.result())
                                .build())));
        List<MatchDecision> open =
                about(id).stream().filter(MatchDecision::open).toList();
        return workspace.compute(unit -> {
            List<MatchDecision> stored = new ArrayList<>();
            Map<CustomerId, MatchDecision> missing = new LinkedHashMap<>(wanted);
            for (MatchDecision known : open) {
                MatchDecision next = missing.remove(other(known, id));
                Optional<MatchDecision> now = unit.find(MatchDecision.TYPE, known.id());
                if (now.isEmpty() || !now.get().open()) {
                    continue; // decided or gone meanwhile
                }
                if (next == null) {
                    unit.remove(MatchDecision.TYPE, known.id());
                } else {
                    stored.add(unit.update(
                            MatchDecision.TYPE,
                            known.id(),
                            old -> next.withId(old.id()).withFoundAt(old.foundAt())));
                }
            }
            missing.values()
                    .forEach(decision -> stored.add(unit.addIfAbsent(decision).entity()));
            return stored;
        });
    }

    /**
     * Looks at one page of all customers, by name. A customer that is renamed during the scan is seen by {@link #follow}.
     *
     * @param request how many, and where to go on
     */
    public DuplicateScan scan(PageRequest request) {
        Page<Customer> page = workspace.repository(Customer.TYPE).page(Query.by(Customer.BY_NAME), request);
        Set<MatchDecision> found = new HashSet<>();
        page.items().forEach(customer -> found.addAll(update(customer.id())));
        return new DuplicateScan(
                page.items().size(), count(found, MatchOutcome.MATCH), count(found, MatchOutcome.REVIEW), page.next());
    }

    /**
     * Looks at the customers that changed since a position of the change feed. Keep {@code next} when it returns; after a crash the same
     * changes are looked at again, which does no harm.
     *
     * @param after where the last step ended; {@code crm.feed().end()} before a first scan
     * @param limit how many entries of the feed at most, 1 or more
     */
    public DuplicateFeed follow(FeedPosition after, int limit) {
        FeedPage page = workspace.feed().read(after, limit);
        Set<CustomerId> changed = new LinkedHashSet<>();
        page.entries().stream()
                .flatMap(entry -> entry.changes().stream())
                .filter(change -> change.type().equals(Customer.TYPE.name()))
                .map(Change::id)
                .forEach(id -> changed.add(new CustomerId(id)));
        Set<MatchDecision> found = new HashSet<>();
        changed.forEach(id -> found.addAll(update(id)));
        return new DuplicateFeed(
                changed.size(),
                count(found, MatchOutcome.MATCH),
                count(found, MatchOutcome.REVIEW),
                page.next(),
                page.more());
    }

    /**
     * Remembers what the actor decided about two customers. Deciding again overrules what was decided before.
     *
     * @param outcome MATCH or NO_MATCH
     * @param reason why, for the record; empty if there is nothing to say
     * @throws NotFoundException if one does not exist
     * @throws InvalidInputException if the outcome is REVIEW, both are the same, they are not of one kind that has a model, or the reason
     *     is blank
     */
    public MatchDecision decide(CustomerId a, CustomerId b, MatchOutcome outcome, Optional<String> reason) {
        Require.that(outcome != MatchOutcome.REVIEW, "matchDecision.outcome", "must be MATCH or NO_MATCH");
        MatchDecision decision = MatchDecision.builder(a, b, compare(a, b))
                .outcome(outcome)
                .decidedBy(workspace.actor())
                .decidedAt(workspace.now())
                .reason(reason)
                .build();
        Optional<MatchDecision> known = ofPair(a, b).stream().findFirst();
        return workspace.compute(unit -> known.map(before -> unit.update(
                        MatchDecision.TYPE,
                        before.id(),
                        old -> decision.withId(old.id()).withFoundAt(old.foundAt())))
                .orElseGet(() -> unit.add(decision)));
    }

    /**
     * Removes the keys and all decisions about a customer, so that it can be removed as a mistake.
     *
     * @return how many decisions there were
     */
    public int forget(CustomerId id) {
        List<MatchDecision> known = about(id);
        workspace.work(unit -> {
            unit.remove(MatchKeys.TYPE, id);
            known.forEach(decision -> unit.remove(MatchDecision.TYPE, decision.id()));
        });
        return known.size();
    }

    /** Returns the query for open decisions with an outcome, the oldest first: what is to be reviewed, or to be merged. */
    public static Query<MatchDecision> open(MatchOutcome outcome) {
        return Query.by(MatchDecision.BY_OPEN).equal(MatchDecision.OPEN, true).equal(MatchDecision.OUTCOME, outcome);
    }

    /**
     * Returns live customers of a kind as a table, to train a model with the data of the business.
     *
     * @param limit how many at most, in the order of their names
     * @throws InvalidInputException if the kind has no model, or the model has a field that customers do not have
     */
    public RecordTable table(CustomerKind kind, int limit) {
        Matching matching = matchings.get(kind);
        if (matching == null) {
            throw new InvalidInputException("customer.kind", "must be one that has a model");
        }
        RecordTable.Builder table = RecordTable.builder(matching.model());
        workspace.repository(Customer.TYPE).stream(Query.by(Customer.BY_NAME))
                .filter(customer -> customer.kind() == kind && customer.live())
                .limit(limit)
                .forEach(customer -> table.add(
                        customer.id().value(), values(matching, customer).toArray(String[]::new)));
        return table.build();
    }

    private void storeKeys(CustomerId id, Optional<Customer> customer) {
        Optional<MatchKeys> keys = customer.flatMap(known -> Optional.ofNullable(matchings.get(known.kind()))
                .map(matching -> MatchKeys.of(id, matching.keys(values(matching, known)))));
        workspace.work(unit -> {
            Optional<MatchKeys> stored = unit.find(MatchKeys.TYPE, id);
            if (keys.isEmpty()) {
                unit.remove(MatchKeys.TYPE, id);
            } else if (stored.isEmpty()) {
                unit.add(keys.get());
            } else if (!stored.equals(keys)) {
                unit.update(MatchKeys.TYPE, id, old -> keys.get());
            }
        });
    }

    private List<Customer> candidates(Matching matching, Customer customer, List<String> values) {
        int largest = Math.min(matching.model().largestBlock(), 999);
        Set<CustomerId> ids = new LinkedHashSet<>();
        for (String key : matching.keys(values)) {
            List<MatchKeys> sharing = workspace.repository(MatchKeys.TYPE).findBy(MatchKeys.KEY, key, largest + 1);
            if (sharing.size() <= largest) {
                sharing.forEach(keys -> ids.add(keys.customer()));
            }
        }
        // those that have no keys yet, as nobody has looked at them since they were added
        customer.emails().forEach(email -> ids.addAll(holders(Customer.EMAIL, email.raw(), largest)));
        customer.phones().stream()
                .flatMap(phone -> phone.e164().stream())
                .forEach(number -> ids.addAll(holders(Customer.PHONE, number, largest)));
        ids.remove(customer.id());
        return workspace.repository(Customer.TYPE).findAll(ids).stream()
                .filter(other -> other.live() && other.kind() == customer.kind())
                .toList();
    }

    private List<CustomerId> holders(Lookup<Customer, String> lookup, String value, int largest) {
        List<Customer> holders = workspace.repository(Customer.TYPE).findBy(lookup, value, largest + 1);
        return holders.size() > largest
                ? List.of()
                : holders.stream().map(Customer::id).toList();
    }

    private List<String> values(Matching matching, Customer customer) {
        return new CustomerFields(normalization).of(matching.model(), customer);
    }

    private MatchResult compare(Matching matching, Customer customer, List<String> values, Customer other) {
        MatchResult result = matching.compare(values, values(matching, other));
        return result.outcome() == MatchOutcome.MATCH
                ? CustomerVetoes.of(customer, other).map(result::vetoed).orElse(result)
                : result;
    }

    private Optional<MatchDecision> decided(CustomerId a, CustomerId b) {
        return ofPair(a, b).stream().filter(decision -> !decision.open()).findFirst();
    }

    /** Returns what is known of a pair; the latest decision of a person first. After merges there can be several. */
    private List<MatchDecision> ofPair(CustomerId a, CustomerId b) {
        boolean inOrder = a.value().compareTo(b.value()) <= 0;
        return workspace.repository(MatchDecision.TYPE).stream(Query.by(MatchDecision.BY_FIRST)
                        .equal(MatchDecision.FIRST, inOrder ? a : b)
                        .equal(MatchDecision.SECOND, inOrder ? b : a))
                .sorted(Comparator.comparing(MatchDecision::open)
                        .thenComparing(
                                decision -> decision.decidedAt().orElse(decision.foundAt()), Comparator.reverseOrder()))
                .toList();
    }

    private List<MatchDecision> about(CustomerId id) {
        List<MatchDecision> known = new ArrayList<>(workspace.repository(MatchDecision.TYPE).stream(
                        Query.by(MatchDecision.BY_FIRST).equal(MatchDecision.FIRST, id))
                .toList());
        workspace.repository(MatchDecision.TYPE).stream(
                        Query.by(MatchDecision.BY_SECOND).equal(MatchDecision.SECOND, id))
                .filter(decision -> !decision.firstCustomer().equals(id))
                .forEach(known::add);
        return known;
    }

    private static CustomerId other(MatchDecision decision, CustomerId id) {
        return decision.firstCustomer().equals(id) ? decision.secondCustomer() : decision.firstCustomer();
    }

    private static int count(Set<MatchDecision> found, MatchOutcome outcome) {
        return (int)
                found.stream().filter(decision -> decision.outcome() == outcome).count();
    }
}
