package io.crmkit.store.jdbc;

import io.crmkit.store.Position;
import io.crmkit.store.Range;
import io.crmkit.store.Scan;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a scan selects, as a condition that is one contiguous piece of its index, and the values bound in it. */
final class Selection {
    private final StringBuilder where = new StringBuilder("tenant = ?");
    private final List<Value> values = new ArrayList<>();

    /** The columns of the index behind the equal ones; the id is the last. */
    private final List<String> open;

    Selection(TenantId tenant, Scan scan) {
        values.add(new Value.Text(tenant.value()));
        List<String> columns = columns(scan);
        int given = scan.equal().size();
        for (int i = 0; i < given; i++) {
            compare(columns.get(i), "=", scan.equal().get(i));
        }
        open = columns.subList(given, columns.size());
        Optional<Value> from = scan.range().flatMap(Range::fromInclusive);
        Optional<Value> to = scan.range().flatMap(Range::toExclusive);
        if (scan.after().isPresent()) {
            List<Value> place = place(scan.after().get(), given);
            Value first = place.get(0);
            // A bound and a position on the same side: the tighter one alone, or SQLite reads up to the other one
            // first.
            if (!scan.descending()
                    && from.filter(bound -> first.compareTo(bound) < 0).isEmpty()) {
                from = Optional.empty();
                behind(">", place);
            } else if (scan.descending()
                    && to.filter(bound -> first.compareTo(bound) >= 0).isEmpty()) {
                to = Optional.empty();
                behind("<", place);
            }
        }
        from.ifPresent(bound -> compare(open.get(0), ">=", bound));
        to.ifPresent(bound -> compare(open.get(0), "<", bound));
    }

    private static List<String> columns(Scan scan) {
        List<String> columns = new ArrayList<>();
        for (String attribute : scan.index().attributes()) {
            columns.add(TableNames.column(attribute));
        }
        columns.add("id");
        return columns;
    }

    private static List<Value> place(Position position, int given) {
        List<Value> place = new ArrayList<>(
                position.attributes().subList(given, position.attributes().size()));
        place.add(new Value.Text(position.id()));
        return place;
    }

    private void compare(String column, String operator, Value value) {
        where.append(" AND ").append(column).append(' ').append(operator).append(" ?");
        values.add(value);
    }

    private void behind(String operator, List<Value> place) {
        where.append(" AND (").append(String.join(", ", open)).append(") ").append(operator);
        where.append(" (?").append(", ?".repeat(place.size() - 1)).append(')');
        values.addAll(place);
    }

    String where() {
        return where.toString();
    }

    /** Returns the order of the scan. The equal columns are the same everywhere and need not be named. */
    String order(boolean descending) {
        return descending ? String.join(" DESC, ", open) + " DESC" : String.join(", ", open);
    }

    /** Binds the values of the condition; returns the place of the next parameter. */
    int bind(PreparedStatement statement) throws SQLException {
        int at = 1;
        for (Value value : values) {
            Table.bind(statement, at++, value);
        }
        return at;
    }
}
