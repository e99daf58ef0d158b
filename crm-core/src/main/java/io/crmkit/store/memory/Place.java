package io.crmkit.store.memory;

import io.crmkit.store.Index;
import io.crmkit.store.Position;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.Value;
import java.util.List;

/**
 * A place in the order of an index: an entry (edge 0), or the edge before (-1) or behind (1) all entries that start with the
 * values.
 */
record Place(List<Value> values, String id, int edge) implements Comparable<Place> {
    static Place of(StoredRecord record, Index index) {
        return of(Position.of(record, index));
    }

    static Place of(Position position) {
        return new Place(position.attributes(), position.id(), 0);
    }

    static Place before(List<Value> values) {
        return new Place(List.copyOf(values), "", -1);
    }

    static Place behind(List<Value> values) {
        return new Place(List.copyOf(values), "", 1);
    }

    @Override
    public int compareTo(Place other) {
        int shared = Math.min(values.size(), other.values.size());
        for (int i = 0; i < shared; i++) {
            int order = values.get(i).compareTo(other.values.get(i));
            if (order != 0) {
                return order;
            }
        }
        if (edge != other.edge || values.size() != other.values.size()) {
            boolean mine = edge != 0 && (other.edge == 0 || values.size() <= other.values.size());
            return mine ? edge : -other.edge;
        }
        return Value.Text.compare(id, other.id);
    }
}
