package io.crmkit.store.tck;

import io.crmkit.store.Catalog;
import io.crmkit.store.Index;
import io.crmkit.store.Kind;
import io.crmkit.store.Limits;
import io.crmkit.store.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The kinds of the kit. {@code tck_note} has the same shape as {@code tck_item}, so that only the kind tells them apart; the
 * others are as narrow, as awkward and as wide as a kind can be.
 */
final class TckCatalog {
    static final String ITEM = "tck_item";
    static final String NOTE = "tck_note";

    /** A kind without attributes; its name is a prefix of the others. */
    static final String BARE = "tck";

    /** As long as a name can be. */
    private static final int NAME_LENGTH = 40;

    static final Index BY_NAME = new Index("by_name", List.of("name"));
    static final Index BY_STAGE_DUE = new Index("by_stage_due", List.of("stage", "due"));
    static final Index BY_FLAG_RANK = new Index("by_flag_rank", List.of("flag", "rank"));
    static final Index BY_ID = new Index("by_id", List.of());
    static final List<Index> INDEXES = List.of(BY_NAME, BY_STAGE_DUE, BY_FLAG_RANK, BY_ID);

    /** Names that databases reserve, and names that an adapter may want for itself. */
    static final Kind KEYWORDS = new Kind(
            "order",
            Map.of(
                    "group", Value.Type.TEXT,
                    "select", Value.Type.INT,
                    "user", Value.Type.BOOL,
                    "tenant", Value.Type.TEXT,
                    "id", Value.Type.TEXT,
                    "version", Value.Type.INT,
                    "body", Value.Type.TEXT),
            List.of(
                    new Index("index", List.of("group", "select", "user")),
                    new Index("primary", List.of("tenant", "id", "version")),
                    new Index("table", List.of("body"))));

    /** What {@link Limits#MINIMUM} allows: the most attributes and indexes, under the longest names, which differ at the end. */
    static final Kind WIDE = wide(Limits.MINIMUM);

    private static final Map<String, Value.Type> ATTRIBUTES = Map.of(
            "name", Value.Type.TEXT,
            "stage", Value.Type.TEXT,
            "due", Value.Type.INT,
            "flag", Value.Type.BOOL,
            "rank", Value.Type.INT);

    static final Catalog CATALOG = new Catalog(List.of(
            new Kind(ITEM, ATTRIBUTES, INDEXES),
            new Kind(NOTE, ATTRIBUTES, INDEXES),
            new Kind(BARE, Map.of(), List.of(BY_ID)),
            KEYWORDS,
            WIDE));

    private TckCatalog() {}

    /** Half of the attributes are texts; the first index has three of them. */
    private static Kind wide(Limits limits) {
        Map<String, Value.Type> attributes = new LinkedHashMap<>();
        for (int i = 0; i < limits.attributesPerKind(); i++) {
            Value.Type type = i < limits.attributesPerKind() / 2
                    ? Value.Type.TEXT
                    : i % 4 == 0 ? Value.Type.BOOL : Value.Type.INT;
            attributes.put(longName("attribute", i), type);
        }
        List<String> names = List.copyOf(attributes.keySet());
        List<Index> indexes = IntStream.range(0, limits.indexesPerKind())
                .mapToObj(i -> new Index(
                        longName("index", i),
                        IntStream.range(0, limits.attributesPerIndex())
                                .mapToObj(k -> names.get((2 * i + k) % names.size()))
                                .toList()))
                .toList();
        return new Kind(longName("tck_wide", 0), attributes, indexes);
    }

    private static String longName(String start, int number) {
        String end = Integer.toString(number);
        return start + "_".repeat(NAME_LENGTH - start.length() - end.length()) + end;
    }
}
