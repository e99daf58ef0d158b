package io.crmkit.core.imports;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.repository.Versioned;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run did to one record: tells that a row about it was seen, and how it was before, so that the run can be undone. There is one
 * for every row that did something, so it is kept short. How a record was before is personal data like the record itself and goes with
 * an erasure, as does the digest of how the run left it; without them, it holds ids only. {@code toString} hides it.
 *
 * @param id of run and record together
 * @param row the number of the last row about it that counted
 * @param longRecord the id of the record, if it is too long to stand in that of this
 * @param created whether the run added it
 * @param before its JSON before the run; empty if the run added it or left it as it was
 * @param subject the customer whose data {@code before} and {@code left} are; empty if there are none or they are nobody's
 * @param version its version after the run
 * @param left the digest of its JSON after the run, by which it is known when it is the same again; empty if the run left it as it was
 * @param byOthers whether all rows about it had keys of customers that were merged into it
 */
record ImportedRecord(
        ImportedRecordId id,
        long row,
        Optional<String> longRecord,
        boolean created,
        Optional<String> before,
        Optional<CustomerId> subject,
        long version,
        Optional<String> left,
        boolean byOthers) {
    private static final int DIGEST_BYTES = 16;

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
            .personal("before", "left")
            .untold()
            .onMerge(MergeRule.stay("tells what the import did then"))
            .onErasure(ErasureRule.delete())
            .build();

    ImportedRecord {
        Objects.requireNonNull(id, "id");
        longRecord = Objects.requireNonNullElse(longRecord, Optional.empty());
        before = Objects.requireNonNullElse(before, Optional.empty());
        subject = Objects.requireNonNullElse(subject, Optional.empty());
        left = Objects.requireNonNullElse(left, Optional.empty());
    }

    /** What a run did to a record that it added. */
    static <E, I extends Id> ImportedRecord added(ImportRunId run, EntityType<E, I> type, E record, long row) {
        return of(
                run,
                type.idOf(record),
                row,
                true,
                Optional.empty(),
                subject(type, record),
                1,
                Optional.of(digest(type, record)),
                false);
    }

    /** Tells that a row named a record that is another one by now. */
    static ImportedRecord named(ImportRunId run, Id record, long row) {
        return of(run, record, row, false, Optional.empty(), Optional.empty(), 0, Optional.empty(), false);
    }

    static <E> Optional<CustomerId> subject(EntityType<E, ?> type, E entity) {
        return entity instanceof Customer customer
                ? Optional.of(customer.id())
                : type.subjects().stream()
                        .map(attribute -> attribute.decode(attribute.of(entity)))
                        .findFirst();
    }

    /** Returns what tells whether a record is the same again. */
    static <E> String digest(EntityType<E, ?> type, E entity) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(type.codec().encode(entity).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    /** Returns whether a record is as the run left it, be it that what came after was taken back. */
    <E> boolean isAsLeft(EntityType<E, ?> type, Versioned<E> now) {
        return now.version() == version
                || left.filter(known -> known.equals(digest(type, now.entity())))
                        .isPresent();
    }

    static ImportedRecord of(
            ImportRunId run,
            Id record,
            long row,
            boolean created,
            Optional<String> before,
            Optional<CustomerId> subject,
            long version,
            Optional<String> left,
            boolean byOthers) {
        ImportedRecordId id = ImportedRecordId.of(run, record.value());
        return new ImportedRecord(
                id,
                row,
                Optional.of(record.value()).filter(text -> id.record().isEmpty()),
                created,
                before,
                subject,
                version,
                left,
                byOthers);
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
