package io.crmkit.privacy.inventory;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.privacy.input.InputRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the business says for the record of processing and no descriptor can know (GDPR art. 30(1)). Immutable; start with
 * {@link #none()} and add.
 */
public final class ProcessingFacts {
    private static final ProcessingFacts NONE =
            new ProcessingFacts(List.of(), Map.of(), Map.of(), Map.of(), Collections.emptySortedSet());

    private final List<Contact> contacts;
    private final Map<String, SortedSet<String>> persons;
    private final Map<String, String> activities;
    private final Map<String, Recipient> recipients;
    private final SortedSet<String> measures;

    /** What somebody is to the processing. */
    public enum Role {
        /** Decides about purposes and means. */
        CONTROLLER,
        /** Decides together with the controller. */
        JOINT_CONTROLLER,
        /** Stands for a controller outside the Union. */
        REPRESENTATIVE,
        /** The data protection officer. */
        DATA_PROTECTION_OFFICER
    }

    /**
     * Somebody who answers for the processing.
     *
     * @param role what they are
     * @param name who
     * @param details how to reach them
     */
    public record Contact(Role role, String name, String details) {
        /**
         * Checks the texts.
         *
         * @throws InvalidInputException if one is blank
         */
        public Contact {
            Objects.requireNonNull(role, "role");
            InputRules.notBlank(name, "contact.name");
            InputRules.notBlank(details, "contact.details");
        }
    }

    /**
     * Who gets data, and where that is.
     *
     * @param name as the inventory calls it
     * @param category what it is, such as {@code advertising agency}
     * @param country its ISO 3166-1 alpha-2 code
     * @param thirdCountry whether it lies outside the area of the law
     * @param safeguard what protects the data there, such as an adequacy decision or standard clauses (art. 46, 49)
     */
    public record Recipient(
            String name, String category, String country, boolean thirdCountry, Optional<String> safeguard) {
        /**
         * Checks texts and country.
         *
         * @throws InvalidInputException if a text is blank or the country none
         */
        public Recipient {
            InputRules.notBlank(name, "recipient.name");
            InputRules.notBlank(category, "recipient.category");
            InputRules.country(Optional.of(country), "recipient.country");
            InputRules.notBlank(safeguard.stream().toList(), "recipient.safeguard");
        }
    }

    private ProcessingFacts(
            List<Contact> contacts,
            Map<String, SortedSet<String>> persons,
            Map<String, String> activities,
            Map<String, Recipient> recipients,
            SortedSet<String> measures) {
        this.contacts = contacts;
        this.persons = persons;
        this.activities = activities;
        this.recipients = recipients;
        this.measures = measures;
    }

    /** Returns that nothing was said. */
    public static ProcessingFacts none() {
        return NONE;
    }

    /** Returns these facts and somebody who answers for the processing (art. 30(1)(a)). */
    public ProcessingFacts with(Contact contact) {
        List<Contact> all = new ArrayList<>(contacts);
        all.add(contact);
        return new ProcessingFacts(List.copyOf(all), persons, activities, recipients, measures);
    }

    /**
     * Returns these facts and what a purpose means, for people (art. 30(1)(b)).
     *
     * @throws InvalidInputException if the text is blank
     */
    public ProcessingFacts describe(Purpose purpose, String text) {
        InputRules.notBlank(text, "processingFacts.description");
        Map<String, String> all = new TreeMap<>(activities);
        all.put(purpose.key(), text);
        return new ProcessingFacts(contacts, persons, all, recipients, measures);
    }

    /**
     * Returns these facts and whose data a purpose uses, such as {@code customers} (art. 30(1)(c)).
     *
     * @throws InvalidInputException if a category is blank
     */
    public ProcessingFacts persons(Purpose purpose, String... categories) {
        InputRules.notBlank(List.of(categories), "processingFacts.persons");
        Map<String, SortedSet<String>> all = new TreeMap<>(persons);
        SortedSet<String> more = new TreeSet<>(of(purpose));
        more.addAll(List.of(categories));
        all.put(purpose.key(), Collections.unmodifiableSortedSet(more));
        return new ProcessingFacts(contacts, all, activities, recipients, measures);
    }

    /** Returns these facts and what a recipient is (art. 30(1)(d) and (e)). */
    public ProcessingFacts with(Recipient recipient) {
        Map<String, Recipient> all = new TreeMap<>(recipients);
        all.put(recipient.name(), recipient);
        return new ProcessingFacts(contacts, persons, activities, all, measures);
    }

    /**
     * Returns these facts and what protects the data (art. 30(1)(g), 32(1)).
     *
     * @throws InvalidInputException if a measure is blank
     */
    public ProcessingFacts measures(Collection<String> more) {
        InputRules.notBlank(more, "processingFacts.measures");
        SortedSet<String> all = new TreeSet<>(measures);
        all.addAll(more);
        return new ProcessingFacts(contacts, persons, activities, recipients, Collections.unmodifiableSortedSet(all));
    }

    List<Contact> contacts() {
        return contacts;
    }

    SortedSet<String> of(Purpose purpose) {
        return persons.getOrDefault(purpose.key(), Collections.emptySortedSet());
    }

    Optional<String> description(Purpose purpose) {
        return Optional.ofNullable(activities.get(purpose.key()));
    }

    Optional<Recipient> recipient(String name) {
        return Optional.ofNullable(recipients.get(name));
    }

    SortedSet<String> measures() {
        return measures;
    }
}
