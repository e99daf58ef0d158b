package io.crmkit.store.tck;

import io.crmkit.store.Catalog;
import io.crmkit.store.Index;
import io.crmkit.store.Kind;
import io.crmkit.store.Value;
import java.util.List;
import java.util.Map;

/** The kinds of the kit: {@code tck_note} has the same shape as {@code tck_item}, so that only the kind tells them apart. */
final class TckCatalog {
    static final String ITEM = "tck_item";
    static final String NOTE = "tck_note";

    static final Index BY_NAME = new Index("by_name", List.of("name"));
    static final Index BY_STAGE_DUE = new Index("by_stage_due", List.of("stage", "due"));
    static final Index BY_FLAG_RANK = new Index("by_flag_rank", List.of("flag", "rank"));
    static final Index BY_ID = new Index("by_id", List.of());
    static final List<Index> INDEXES = List.of(BY_NAME, BY_STAGE_DUE, BY_FLAG_RANK, BY_ID);

    private static final Map<String, Value.Type> ATTRIBUTES = Map.of(
            "name", Value.Type.TEXT,
            "stage", Value.Type.TEXT,
            "due", Value.Type.INT,
            "flag", Value.Type.BOOL,
            "rank", Value.Type.INT);

    static final Catalog CATALOG =
            new Catalog(List.of(new Kind(ITEM, ATTRIBUTES, INDEXES), new Kind(NOTE, ATTRIBUTES, INDEXES)));

    private TckCatalog() {}
}
