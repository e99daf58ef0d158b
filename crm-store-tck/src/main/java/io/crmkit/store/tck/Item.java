package io.crmkit.store.tck;

import io.crmkit.store.Key;
import io.crmkit.store.Op;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.Value;
import java.util.Map;
import java.util.Set;

/** A record of the kit in plain Java values. Unlike {@link StoredRecord} it shows everything, for failure messages. */
record Item(
        String kind,
        String id,
        long version,
        String body,
        String name,
        String stage,
        long due,
        boolean flag,
        long rank) {
    /** What breaks adapters that build queries or paths from text; part of every record, log and tenant. */
    static final String TEXT = "O'Brien \"x\" 100%_\\ a.b $c 🤪 é";

    private static final String BODY = "{\"text\":\"O'Brien \\\"x\\\" 100%_\\\\ a.b $c 🤪 é\",\"a.b\":{\"$c\":1}}";

    static Item item(String id) {
        return new Item(TckCatalog.ITEM, id, 1, BODY, TEXT, "open", 0, false, 0);
    }

    static Item note(String id) {
        return item(id).kind(TckCatalog.NOTE);
    }

    static Item of(StoredRecord record) {
        Map<String, Value> values = record.attributes();
        if (!values.keySet().equals(Set.of("name", "stage", "due", "flag", "rank"))) {
            throw new AssertionError(record + " came back with attributes " + values.keySet());
        }
        return new Item(
                record.key().kind(),
                record.key().id(),
                record.version(),
                record.body(),
                attribute(record, "name", Value.Text.class).value(),
                attribute(record, "stage", Value.Text.class).value(),
                attribute(record, "due", Value.Int.class).value(),
                attribute(record, "flag", Value.Bool.class).value(),
                attribute(record, "rank", Value.Int.class).value());
    }

    /** Long texts that every record has are only named, unless they came back as something else. */
    @Override
    public String toString() {
        return kind + "/" + id + " version " + version + " [name=" + (name.equals(TEXT) ? "TEXT" : name) + ", stage="
                + stage + ", due=" + due + ", flag=" + flag + ", rank=" + rank + ", body="
                + (body.equals(BODY) ? "BODY" : body) + "]";
    }

    private static <V extends Value> V attribute(StoredRecord record, String name, Class<V> type) {
        Value value = record.attributes().get(name);
        if (!type.isInstance(value)) {
            throw new AssertionError(
                    record + "." + name + " came back as " + value + ", not as " + type.getSimpleName());
        }
        return type.cast(value);
    }

    Item kind(String to) {
        return new Item(to, id, version, body, name, stage, due, flag, rank);
    }

    Item id(String to) {
        return new Item(kind, to, version, body, name, stage, due, flag, rank);
    }

    Item version(long to) {
        return new Item(kind, id, to, body, name, stage, due, flag, rank);
    }

    Item body(String to) {
        return new Item(kind, id, version, to, name, stage, due, flag, rank);
    }

    Item name(String to) {
        return new Item(kind, id, version, body, to, stage, due, flag, rank);
    }

    Item stage(String to) {
        return new Item(kind, id, version, body, name, to, due, flag, rank);
    }

    Item due(long to) {
        return new Item(kind, id, version, body, name, stage, to, flag, rank);
    }

    Item flag(boolean to) {
        return new Item(kind, id, version, body, name, stage, due, to, rank);
    }

    Item rank(long to) {
        return new Item(kind, id, version, body, name, stage, due, flag, to);
    }

    Key key() {
        return new Key(kind, id);
    }

    StoredRecord stored() {
        return new StoredRecord(
                key(),
                version,
                body,
                Map.of(
                        "name", new Value.Text(name),
                        "stage", new Value.Text(stage),
                        "due", new Value.Int(due),
                        "flag", new Value.Bool(flag),
                        "rank", new Value.Int(rank)));
    }

    Op.Put insert() {
        return replace(0);
    }

    Op.Put replace(long expected) {
        return new Op.Put(expected, stored());
    }

    Op.Delete delete(long expected) {
        return new Op.Delete(key(), expected);
    }

    Op.Check check(long expected) {
        return new Op.Check(key(), expected);
    }
}
