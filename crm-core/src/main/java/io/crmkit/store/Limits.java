package io.crmkit.store;

/**
 * The sizes that a store refuses to exceed; texts in UTF-8 bytes.
 *
 * @param bodyBytes one body, of a record or of a log entry
 * @param textBytes one indexed text
 * @param indexKeyBytes tenant, indexed texts and id of one index entry together
 * @param idBytes one id or log name
 * @param tenantBytes one tenant id
 * @param opsPerBatch operations of a batch; every entry of an append counts as one
 * @param attributesPerKind attributes of one kind
 * @param attributesPerIndex attributes of one index
 * @param indexesPerKind indexes of one kind
 */
public record Limits(
        int bodyBytes,
        int textBytes,
        int indexKeyBytes,
        int idBytes,
        int tenantBytes,
        int opsPerBatch,
        int attributesPerKind,
        int attributesPerIndex,
        int indexesPerKind) {
    /** What every store must be able to take; the core stays within the limits that its store states. */
    public static final Limits MINIMUM = new Limits(256 * 1024, 800, 2_000, 200, 64, 1_000, 32, 3, 16);
}
