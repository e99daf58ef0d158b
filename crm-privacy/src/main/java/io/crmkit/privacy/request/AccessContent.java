package io.crmkit.privacy.request;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.core.repository.LogType;
import io.crmkit.privacy.inventory.Inventory;
import io.crmkit.privacy.key.SubjectKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the answer to a request of access says besides the records (GDPR art. 15(1)), and what it leaves out for the sake of others
 * (art. 15(4)). Immutable.
 */
public final class AccessContent {
    private final Inventory inventory;
    private final SortedMap<String, String> retention;
    private final SortedMap<String, String> information;
    private final SortedMap<String, String> withheld;
    private final Map<String, Set<String>> listsPersons;
    private final List<LogType<?>> logs;

    private AccessContent(
            Inventory inventory,
            Map<String, String> retention,
            Map<String, String> information,
            Map<String, String> withheld,
            Map<String, Set<String>> listsPersons,
            List<LogType<?>> logs) {
        this.inventory = Objects.requireNonNull(inventory, "inventory");
        this.retention = Collections.unmodifiableSortedMap(new TreeMap<>(retention));
        this.information = Collections.unmodifiableSortedMap(new TreeMap<>(information));
        this.withheld = Collections.unmodifiableSortedMap(new TreeMap<>(withheld));
        this.listsPersons = Map.copyOf(listsPersons);
        this.logs = List.copyOf(logs);
    }

    /**
     * Returns the content with the purposes and recipients of an inventory. Left out are the keys that seal data, which say nothing
     * about a person, and of the participants of an interaction those who are somebody else or not known.
     */
    public static AccessContent of(Inventory inventory) {
        return new AccessContent(
                inventory,
                Map.of(),
                Map.of(),
                Map.of(SubjectKey.TYPE.name(), "a key that seals data; it says nothing about a person"),
                Map.of(Interaction.TYPE.name(), Set.of("participants")),
                List.of());
    }

    /** Returns this content with how long records of an entity type are kept (art. 15(1)(d)). */
    public AccessContent retention(String entityType, String period) {
        return new AccessContent(
                inventory, with(retention, entityType, period), information, withheld, listsPersons, logs);
    }

    /** Returns this content with a statement, such as on the rights of the person or automated decisions (art. 15(1)(e) to (h), (2)). */
    public AccessContent information(String topic, String statement) {
        return new AccessContent(
                inventory, retention, with(information, topic, statement), withheld, listsPersons, logs);
    }

    /** Returns this content without the records of an entity type; the answer says that and why. */
    public AccessContent withhold(String entityType, String reason) {
        return new AccessContent(
                inventory, retention, information, with(withheld, entityType, reason), listsPersons, logs);
    }

    /** Returns this content with a field of an entity type that lists several persons: only elements that name the person stay. */
    public AccessContent listsPersons(String entityType, String field) {
        Map<String, Set<String>> more = new HashMap<>(listsPersons);
        Set<String> fields = new HashSet<>(more.getOrDefault(entityType, Set.of()));
        fields.add(field);
        more.put(entityType, Set.copyOf(fields));
        return new AccessContent(inventory, retention, information, withheld, more, logs);
    }

    /** Returns this content with a log of the host about its customers, besides that of consents. */
    public AccessContent log(LogType<?> log) {
        List<LogType<?>> more = new ArrayList<>(logs);
        more.add(log);
        return new AccessContent(inventory, retention, information, withheld, listsPersons, more);
    }

    private static Map<String, String> with(Map<String, String> some, String key, String text) {
        if (key.isBlank() || text.isBlank()) {
            throw new InvalidInputException("accessContent", "must not have blank texts");
        }
        Map<String, String> more = new HashMap<>(some);
        more.put(key, text);
        return more;
    }

    Inventory inventory() {
        return inventory;
    }

    SortedMap<String, String> retention() {
        return retention;
    }

    SortedMap<String, String> information() {
        return information;
    }

    SortedMap<String, String> withheld() {
        return withheld;
    }

    Set<String> listsPersons(String entityType) {
        return listsPersons.getOrDefault(entityType, Set.of());
    }

    List<LogType<?>> logs() {
        return logs;
    }

    /** Returns the entity types that are named, which have to be registered. */
    Set<String> namedTypes() {
        Set<String> names = new HashSet<>(retention.keySet());
        names.addAll(withheld.keySet());
        names.addAll(listsPersons.keySet());
        return names;
    }
}
