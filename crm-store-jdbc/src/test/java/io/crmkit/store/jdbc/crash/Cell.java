package io.crmkit.store.jdbc.crash;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.id.Id;

/** A number with a name: an account, a counter, a doctor on call. */
record Cell(CellId id, long value) {
    record CellId(String value) implements Id {}

    static final Attribute<Cell, Long> VALUE = Attribute.integer("value", Cell::value);
    static final EntityIndex<Cell> BY_VALUE = EntityIndex.of("by_value", VALUE);
    static final EntityType<Cell, CellId> TYPE = EntityType.builder("cell", Cell.class, CellId::new)
            .id(Cell::id, (cell, id) -> new Cell(id, cell.value))
            .index(BY_VALUE)
            .onMerge(MergeRule.unaffected())
            .onErasure(ErasureRule.keep("numbers"))
            .build();

    static Cell of(String id, long value) {
        return new Cell(new CellId(id), value);
    }

    Cell plus(long amount) {
        return new Cell(id, value + amount);
    }
}
