package io.crmkit.core.imports;

/**
 * Says within the package that a row must be stored in a step of its own, because the size of a batch must not change what becomes of a
 * file: a row that gives up a value that only one record may hold, which another row could take within one step whatever their order,
 * or one that says something about consents of a customer of whom another row of the step does too.
 */
final class LoneRow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LoneRow() {
        super("stored in a step of its own", null, false, false);
    }
}
