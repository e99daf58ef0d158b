package io.crmkit.recovery.grant;

import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.recovery.cases.CaseState;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cases that became one. A grant keeps the case that it was proposed in, which names its commands and ledgers; it is judged by the case
 * that this one became, where all of them count together.
 */
final class MergedCases {
    private MergedCases() {}

    /** Returns the case that a case became: itself, unless it was merged. */
    static RecoveryCase surviving(UnitOfWork unit, RecoveryCaseId id) {
        RecoveryCase found = unit.get(RecoveryCase.TYPE, id);
        while (found.state() == CaseState.MERGED) {
            found = unit.get(RecoveryCase.TYPE, found.duplicateOf().orElseThrow());
        }
        return found;
    }

    /** Returns a case and all that went into it. */
    static List<RecoveryCaseId> within(UnitOfWork unit, RecoveryCaseId id) {
        List<RecoveryCaseId> all = new ArrayList<>(List.of(id));
        for (int next = 0; next < all.size(); next++) {
            Optional<RecoveryCase> found = unit.find(RecoveryCase.TYPE, all.get(next));
            found.ifPresent(of -> all.addAll(of.absorbed()));
        }
        return all;
    }
}
