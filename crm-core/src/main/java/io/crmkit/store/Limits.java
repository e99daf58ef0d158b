package io.crmkit.store;

/**
 * The sizes that a store refuses to exceed; texts in UTF-8 bytes. Up to them everything is kept as it is; what is larger is
 * refused before any effect, never cut.
 *
 * @param bodyBytes one body, of a record or of a log entry (G02, G03), counted in bytes, not in characters (G04)
 * @param textBytes one indexed text (G07)
 * @param indexKeyBytes tenant, indexed texts and id of one index entry together (E14)
 * @param idBytes one id or log name
 * @param tenantBytes one tenant id
 * @param opsPerBatch operations of a batch; every entry of an append counts as one
 * @param attributesPerKind attributes of one kind (G05)
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
