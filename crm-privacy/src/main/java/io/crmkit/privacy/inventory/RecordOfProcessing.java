package io.crmkit.privacy.inventory;

import io.crmkit.core.gate.Purpose;
import io.crmkit.core.json.JsonCodec;
import io.crmkit.privacy.retention.RetentionRule;
import io.crmkit.privacy.retention.RetentionSchedule;
import io.crmkit.privacy.retention.RetentionTrigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The record of processing activities (GDPR art. 30(1), letters a to g; not read verbatim): fields from the descriptors, erasure
 * terms from the retention rules, the rest as the business stated it. What nobody stated is listed as missing, never made up.
 *
 * @param contacts who answers for the processing (a)
 * @param activities one for each purpose (b to f), by key
 * @param measures what protects the data (g); sorted
 * @param missing what has to be stated; names the place and the letter
 */
public record RecordOfProcessing(
        List<ProcessingFacts.Contact> contacts,
        List<Activity> activities,
        SortedSet<String> measures,
        List<String> missing) {
    private static final JsonCodec<RecordOfProcessing> CODEC = JsonCodec.of(RecordOfProcessing.class);

    /**
     * What is done for one purpose.
     *
     * @param purpose its key (b)
     * @param description what it means, as stated; empty if nobody said (b)
     * @param persons whose data it is (c); sorted
     * @param data which fields, by entity type (c)
     * @param recipients who gets them (d, e), by name
     * @param terms when they are erased (f)
     */
    public record Activity(
            String purpose,
            String description,
            SortedSet<String> persons,
            Map<String, SortedSet<String>> data,
            List<Receiving> recipients,
            List<Term> terms) {
        /** Copies the collections. */
        public Activity {
            persons = Collections.unmodifiableSortedSet(new TreeSet<>(persons));
            data = Collections.unmodifiableMap(new TreeMap<>(data));
            recipients = List.copyOf(recipients);
            terms = List.copyOf(terms);
        }
    }

    /**
     * Who gets data.
     *
     * @param name as in the inventory
     * @param category what it is; empty if nobody said
     * @param country where; empty if nobody said
     * @param safeguard what protects the data in a third country; empty if it is none, or nobody said
     */
    public record Receiving(String name, String category, String country, String safeguard) {}

    /**
     * When data is erased.
     *
     * @param category what it is called
     * @param entities the entity types; sorted
     * @param period ISO 8601
     * @param from what it counts from
     * @param action what is done
     * @param rule the rule, as {@code schedule version/rule}
     * @param source where it comes from
     */
    public record Term(
            String category,
            SortedSet<String> entities,
            String period,
            String from,
            String action,
            String rule,
            String source) {
        /** Copies the types. */
        public Term {
            entities = Collections.unmodifiableSortedSet(new TreeSet<>(entities));
        }
    }

    /** Copies the collections. */
    public RecordOfProcessing {
        contacts = List.copyOf(contacts);
        activities = List.copyOf(activities);
        measures = Collections.unmodifiableSortedSet(new TreeSet<>(measures));
        missing = List.copyOf(missing);
    }

    /**
     * Returns the record as of a moment.
     *
     * @param at decides which retention rules hold
     */
    public static RecordOfProcessing of(
            Inventory inventory, ProcessingFacts facts, Collection<RetentionSchedule> schedules, Instant at) {
        List<String> missing = new ArrayList<>();
        if (facts.contacts().stream().noneMatch(one -> one.role() == ProcessingFacts.Role.CONTROLLER)) {
            missing.add("controller (a)");
        }
        inventory.items().stream()
                .filter(item -> item.purposes().isEmpty())
                .forEach(item -> missing.add(item.entity() + "." + item.field() + ": purpose (b)"));
        Map<String, List<InventoryItem>> byPurpose = new TreeMap<>();
        inventory
                .items()
                .forEach(item -> item.purposes()
                        .forEach(purpose -> byPurpose
                                .computeIfAbsent(purpose.key(), key -> new ArrayList<>())
                                .add(item)));
        List<Activity> activities = new ArrayList<>();
        byPurpose.forEach((purpose, items) ->
                activities.add(activity(new Purpose(purpose), items, facts, terms(schedules, at), missing)));
        if (facts.measures().isEmpty()) {
            missing.add("security measures (g)");
        }
        return new RecordOfProcessing(facts.contacts(), activities, facts.measures(), missing);
    }

    /** A term with the purpose it is for. */
    private record PurposeTerm(Purpose purpose, Term term) {}

    private static List<PurposeTerm> terms(Collection<RetentionSchedule> schedules, Instant at) {
        List<PurposeTerm> terms = new ArrayList<>();
        for (RetentionSchedule schedule : schedules) {
            for (RetentionRule rule : schedule.rulesAt(at)) {
                terms.add(new PurposeTerm(
                        rule.purpose(),
                        new Term(
                                rule.category(),
                                new TreeSet<>(rule.entities()),
                                rule.period().toString(),
                                start(rule),
                                rule.action().name(),
                                schedule + "/" + rule.id(),
                                rule.basis().source())));
            }
        }
        terms.sort(Comparator.comparing(one -> one.term().rule()));
        return terms;
    }

    private static String start(RetentionRule rule) {
        RetentionTrigger trigger = rule.trigger();
        String from = "adding";
        if (trigger instanceof RetentionTrigger.OfAttribute own) {
            from = own.name();
        } else if (trigger instanceof RetentionTrigger.LastActivity activity) {
            from = "last of " + String.join(", ", activity.types());
        } else if (trigger instanceof RetentionTrigger.EndOf end) {
            from = "end of " + end.type() + " (" + end.attribute() + ")";
        }
        return rule.endOfYear() ? "end of the year of " + from : from;
    }

    private static Activity activity(
            Purpose purpose,
            List<InventoryItem> items,
            ProcessingFacts facts,
            List<PurposeTerm> terms,
            List<String> missing) {
        Map<String, SortedSet<String>> data = new TreeMap<>();
        Set<String> names = new TreeSet<>();
        for (InventoryItem item : items) {
            data.computeIfAbsent(item.entity(), entity -> new TreeSet<>()).add(item.field());
            names.addAll(item.recipients());
        }
        if (facts.of(purpose).isEmpty()) {
            missing.add(purpose + ": categories of persons (c)");
        }
        List<Receiving> recipients = new ArrayList<>();
        names.forEach(name -> recipients.add(receiving(purpose, name, facts, missing)));
        Set<Term> own = new LinkedHashSet<>();
        for (String entity : data.keySet()) {
            List<Term> found = terms.stream()
                    .filter(one -> one.purpose().equals(purpose)
                            && one.term().entities().contains(entity))
                    .map(PurposeTerm::term)
                    .toList();
            own.addAll(found);
            if (found.isEmpty()) {
                missing.add(purpose + ": erasure term of " + entity + " (f)");
            }
        }
        return new Activity(
                purpose.key(),
                facts.description(purpose).orElse(""),
                facts.of(purpose),
                data,
                recipients,
                List.copyOf(own));
    }

    private static Receiving receiving(Purpose purpose, String name, ProcessingFacts facts, List<String> missing) {
        return facts.recipient(name)
                .map(known -> {
                    if (known.thirdCountry() && known.safeguard().isEmpty()) {
                        missing.add(purpose + ": safeguard of the transfer to " + name + " (e)");
                    }
                    return new Receiving(
                            name,
                            known.category(),
                            known.country(),
                            known.safeguard().orElse(""));
                })
                .orElseGet(() -> {
                    missing.add(purpose + ": category and country of recipient " + name + " (d, e)");
                    return new Receiving(name, "", "", "");
                });
    }

    /** Returns whether nothing is missing. */
    public boolean complete() {
        return missing.isEmpty();
    }

    /** Returns the record as canonical JSON. */
    public String toJson() {
        return CODEC.encode(this);
    }

    /** Returns the record as a page in Markdown, for people. */
    public String toMarkdown() {
        return ProcessingPage.of(this);
    }
}
