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
 * What a run did to one record: tells that a row about it was seen, and how it was before, so that the run can be undone. There is one
 * for every row that did something, so it is kept short. How a record was before is personal data like the record itself and goes with
 * an erasure; without that, it holds ids only. {@code toString} hides it.
 *
 * @param id of run and record together
 * @param row the number of the last row about it that counted
 * @param longRecord the id of the record, if it is too long to stand in that of this
 * @param created whether the run added it
 * @param before its JSON before the run; empty if the run added it or left it as it was
 * @param subject the customer whose data {@code before} is; unassigned if there is none or it is nobody's
 * @param version its version after the run
 */
record ImportedRecord(
        ImportedRecordId id,
        long row,
        Optional<String> longRecord,
        boolean created,
        Optional<String> before,
        Optional<CustomerId> subject,
        long version) {
    static final Attribute<ImportedRecord, ImportRunId> RUN =
            Attribute.id("run", ImportRunId::new, imported -> imported.id().run());
    static final Attribute<ImportedRecord, Long> ROW = Attribute.integer("row", ImportedRecord::row);
    static final Attribute<ImportedRecord, CustomerId> SUBJECT = Attribute.id(
            "subject", CustomerId::new, imported -> imported.subject().orElse(new CustomerId(Id.UNASSIGNED)));
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
        longRecord = Objects.requireNonNullElse(longRecord, Optional.empty());
        before = Objects.requireNonNullElse(before, Optional.empty());
        subject = Objects.requireNonNullElse(subject, Optional.empty());
    }

    /** What a run did to a record that it added. */
    static ImportedRecord added(ImportRunId run, Id record, long row) {
        return of(run, record, row, true, Optional.empty(), Optional.empty(), 1);
    }

    static ImportedRecord of(
            ImportRunId run,
            Id record,
            long row,
            boolean created,
            Optional<String> before,
            Optional<CustomerId> subject,
            long version) {
        ImportedRecordId id = ImportedRecordId.of(run, record.value());
        return new ImportedRecord(
                id,
                row,
                Optional.of(record.value()).filter(text -> id.record().isEmpty()),
                created,
                before,
                subject,
                version);
    }

    static ImportedRecordId idOf(ImportRunId run, Id record) {
        return ImportedRecordId.of(run, record.value());
    }

    /** Returns the id of the record. */
    String record() {
        return id.record().or(() -> longRecord).orElseThrow();
    }

    @Override
    public String toString() {
        return "ImportedRecord[" + id + "]";
    }
}
