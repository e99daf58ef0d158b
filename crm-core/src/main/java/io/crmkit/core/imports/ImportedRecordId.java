package io.crmkit.core.imports;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.id.Id;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Names what a run did to a record. A run is about records of one type, so their ids tell them apart. */
record ImportedRecordId(@JsonValue String value) implements Id {
    private static final char BETWEEN = '/';
    private static final char HASHED = '#';
    private static final int LONGEST_RECORD = 50;

    /** Refuses null. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    ImportedRecordId {
        Objects.requireNonNull(value, "value");
    }

    /** Ids of records that were added one after the other stay neighbours, which stores write faster; long ones are hashed. */
    static ImportedRecordId of(ImportRunId run, String record) {
        boolean fits = record.length() <= LONGEST_RECORD && record.indexOf(HASHED) != 0;
        String part = fits
                ? record
                : HASHED
                        + UUID.nameUUIDFromBytes(record.getBytes(StandardCharsets.UTF_8))
                                .toString();
        return new ImportedRecordId(run.value() + BETWEEN + part);
    }

    ImportRunId run() {
        return new ImportRunId(value.substring(0, Math.max(0, value.indexOf(BETWEEN))));
    }

    /** Returns the id of the record, unless it is hashed. */
    Optional<String> record() {
        return Optional.of(value.substring(value.indexOf(BETWEEN) + 1)).filter(record -> record.indexOf(HASHED) != 0);
    }

    @Override
    public String toString() {
        return value;
    }
}
