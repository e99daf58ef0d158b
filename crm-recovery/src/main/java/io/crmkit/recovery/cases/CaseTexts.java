package io.crmkit.recovery.cases;

import java.util.Optional;

/** What a person wrote about a case, and what could give it away. */
final class CaseTexts {
    private CaseTexts() {}

    static RecoveryCase removed(RecoveryCase from) {
        return hasNone(from) ? from : withoutThem(from);
    }

    private static boolean hasNone(RecoveryCase of) {
        return of.description().isEmpty()
                && of.remedySought().isEmpty()
                && of.dismissal().isEmpty()
                && of.resolutions().isEmpty()
                && of.apologies().isEmpty()
                && of.notes().isEmpty()
                && of.receipts().isEmpty();
    }

    private static RecoveryCase withoutThem(RecoveryCase from) {
        return from.withDescription(Optional.empty())
                .withRemedySought(Optional.empty())
                .withDismissal(Optional.empty())
                .withResolutions(
                        from.resolutions().stream().map(Resolution::withoutText).toList())
                .withApologies(
                        from.apologies().stream().map(Apology::withoutText).toList())
                .withNotes(from.notes().stream().map(CaseNote::withoutText).toList())
                .withReceipts(from.receipts().stream()
                        .map(CommandReceipt::withoutDigest)
                        .toList());
    }
}
