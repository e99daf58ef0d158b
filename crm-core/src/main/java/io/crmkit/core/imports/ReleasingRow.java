package io.crmkit.core.imports;

/**
 * Says within the package that a row gives up a value that only one record may hold. Within one step another row could take it whatever
 * their order, so such a row is stored in a step of its own: the size of a batch must not change what becomes of a file.
 */
final class ReleasingRow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReleasingRow() {
        super("stored in a step of its own", null, false, false);
    }
}
