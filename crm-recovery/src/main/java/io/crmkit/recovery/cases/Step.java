package io.crmkit.recovery.cases;

import io.crmkit.core.actor.Actor;
import io.crmkit.recovery.policy.RecoveryPolicy;
import java.time.Instant;

/**
 * A command that a case is about to see.
 *
 * @param policy the rules
 * @param before the case as it is
 * @param command what to do
 * @param at when it was carried out
 * @param by who does it
 * @param others the other cases
 */
record Step(RecoveryPolicy policy, RecoveryCase before, CaseCommand command, Instant at, Actor by, CaseLookup others) {
    NotAllowedException refused(String guard, String remedy) {
        return new NotAllowedException(before, command, guard, remedy);
    }
}
