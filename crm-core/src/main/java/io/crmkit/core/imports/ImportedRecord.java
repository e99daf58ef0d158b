package io.crmkit.core.imports;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run did to one record: tells that a row about it was seen, and how it was before, so that the run can be undone. Personal
 * data like the record itself; goes with an erasure. There is one for every row that did something, so it is kept short.
 * {@code toString} hides it.
 *
 * @param id of run and record together
 * @param row the number of the last row about it that counted
 * @param record the id of the record
 * @param subject the customer whose data it is, unless it is that customer; unassigned if nobody's
 * @param created whether the run added it
 * @param before its JSON before the run; empty if the run added it or left it as it was
 * @param version its version after the run
 */
record ImportedRecord(
        ImportedRecordId id,
        long row,
        String record,
        Optional<CustomerId> subject,
        boolean created,
        Optional<String> before,
        long version) {
    static final Attribute<ImportedRecord, ImportRunId> RUN =
            Attribute.id("run", ImportRunId::new, imported -> imported.id().run());
    static final Attribute<ImportedRecord, Long> ROW = Attribute.integer("row", ImportedRecord::row);
    static final Attribute<ImportedRecord, CustomerId> SUBJECT = Attribute.id(
            "subject",
            CustomerId::new,
            imported -> imported.subject().orElseGet(() -> new CustomerId(imported.record())));
    static final EntityIndex<ImportedRecord> BY_RUN = EntityIndex.of("by_run", RUN, ROW);
    static final EntityIndex<ImportedRecord> BY_SUBJECT = EntityIndex.of("by_subject", SUBJECT);

    static final EntityType<ImportedRecord, ImportedRecordId> TYPE = EntityType.builder(
                    "imported_record", ImportedRecord.class, ImportedRecordId::new)
            .id(ImportedRecord::id, (record, id) -> record)
            .index(BY_RUN)
            .index(BY_SUBJECT)
            .formerSubject(SUBJECT)
            .personal("before")
            .untold()
            .onMerge(MergeRule.stay("tells what the import did then"))
            .onErasure(ErasureRule.delete())
            .build();

    ImportedRecord {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(record, "record");
        subject = Objects.requireNonNullElse(subject, Optional.empty());
        before = Objects.requireNonNullElse(before, Optional.empty());
    }

    static ImportedRecordId idOf(ImportRunId run, Id record) {
        return ImportedRecordId.of(run, record.value());
    }

    @Override
    public String toString() {
        return "ImportedRecord[" + id.run() + " " + record + "]";
    }
}
