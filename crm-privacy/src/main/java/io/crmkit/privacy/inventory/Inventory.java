package io.crmkit.privacy.inventory;

import io.crmkit.core.Crm;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.json.JsonCodec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The personal fields of all entity types, and what they may be used for. The fields come from the descriptors; purposes and
 * recipients are added by the business. Immutable.
 */
public final class Inventory {
    private static final JsonCodec<Listing> CODEC = JsonCodec.of(Listing.class);

    private final List<InventoryItem> items;

    record Listing(List<InventoryItem> items) {}

    private Inventory(List<InventoryItem> items) {
        this.items = List.copyOf(items);
    }

    /** Returns the fields of all entity types of a CRM, by name, without purposes. */
    public static Inventory of(Crm crm) {
        List<InventoryItem> items = new ArrayList<>();
        for (EntityType<?, ?> type : crm.entityTypes()) {
            for (String field : type.personalFields()) {
                items.add(new InventoryItem(type.name(), field, erasure(type), Set.of(), new TreeSet<>()));
            }
        }
        items.sort(Comparator.comparing(InventoryItem::entity).thenComparing(InventoryItem::field));
        return new Inventory(items);
    }

    private static String erasure(EntityType<?, ?> type) {
        if (type.erasureRule() instanceof ErasureRule.Delete<?>) {
            return "removed";
        }
        return type.erasureRule() instanceof ErasureRule.Keep<?> keep ? "kept: " + keep.reason() : "redacted";
    }

    /** Returns the fields by entity type, then name. */
    public List<InventoryItem> items() {
        return items;
    }

    /**
     * Returns this inventory with purposes added to every field of a type.
     *
     * @throws InvalidInputException if the type has no personal fields
     */
    public Inventory use(String entity, Purpose... purposes) {
        return use(entity, fields(entity), purposes);
    }

    /**
     * Returns this inventory with purposes added to some fields of a type.
     *
     * @throws InvalidInputException if one of them is no personal field of the type
     */
    public Inventory use(String entity, Collection<String> fields, Purpose... purposes) {
        requireKnown(entity, fields);
        return new Inventory(items.stream()
                .map(item -> item.entity().equals(entity) && fields.contains(item.field())
                        ? new InventoryItem(
                                entity,
                                item.field(),
                                item.erasure(),
                                united(item.purposes(), List.of(purposes)),
                                item.recipients())
                        : item)
                .toList());
    }

    /**
     * Returns this inventory with a recipient added to some fields of a type.
     *
     * @throws InvalidInputException if one of them is no personal field of the type, or the recipient is blank
     */
    public Inventory sharedWith(String entity, Collection<String> fields, String recipient) {
        requireKnown(entity, fields);
        if (recipient.isBlank()) {
            throw new InvalidInputException("inventory.recipient", "must not be blank");
        }
        return new Inventory(items.stream()
                .map(item -> item.entity().equals(entity) && fields.contains(item.field())
                        ? new InventoryItem(
                                entity,
                                item.field(),
                                item.erasure(),
                                item.purposes(),
                                new TreeSet<>(united(item.recipients(), List.of(recipient))))
                        : item)
                .toList());
    }

    private static <T> Set<T> united(Collection<T> some, Collection<T> more) {
        Set<T> all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }

    private Set<String> fields(String entity) {
        return items.stream()
                .filter(item -> item.entity().equals(entity))
                .map(InventoryItem::field)
                .collect(Collectors.toSet());
    }

    private void requireKnown(String entity, Collection<String> fields) {
        Set<String> known = fields(entity);
        if (known.isEmpty() || !known.containsAll(fields)) {
            throw new InvalidInputException("inventory.fields", "must be personal fields of " + entity);
        }
    }

    /**
     * Returns whether fields of a type may be read for a purpose. A violation of one field outweighs a gap of another, and a gap what
     * is in order.
     *
     * @param fields names of fields; those that hold no personal data need no purpose if {@code entity} is known
     */
    public PurposeCheck check(String entity, Collection<String> fields, Purpose purpose) {
        Map<String, InventoryItem> known = new HashMap<>();
        items.stream().filter(item -> item.entity().equals(entity)).forEach(item -> known.put(item.field(), item));
        boolean gap = known.isEmpty();
        for (String field : fields) {
            InventoryItem item = known.get(field);
            if (item != null && item.purposes().isEmpty()) {
                gap = true;
            } else if (item != null && !item.purposes().contains(purpose)) {
                return PurposeCheck.VIOLATION;
            }
        }
        return gap ? PurposeCheck.GAP : PurposeCheck.COMPLIANT;
    }

    /** Returns the inventory as canonical JSON: {@code {"items":[...]}}. */
    public String toJson() {
        return CODEC.encode(new Listing(items));
    }

    /** Returns the inventory as a table in Markdown, as a part of the record of processing (GDPR art. 30, not read verbatim). */
    public String toMarkdown() {
        StringBuilder table =
                new StringBuilder("| entity | field | purposes | recipients | on erasure |\n|---|---|---|---|---|\n");
        for (InventoryItem item : items) {
            String purposes = item.purposes().stream().map(Purpose::key).collect(Collectors.joining(", "));
            table.append("| ")
                    .append(item.entity())
                    .append(" | ")
                    .append(item.field())
                    .append(" | ")
                    .append(purposes.isEmpty() ? "not stated" : purposes)
                    .append(" | ")
                    .append(cell(String.join(", ", item.recipients())))
                    .append(" | ")
                    .append(cell(item.erasure()))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String cell(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|").replaceAll("\\R", " ");
    }
}
