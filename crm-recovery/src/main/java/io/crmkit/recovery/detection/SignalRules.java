package io.crmkit.recovery.detection;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.recovery.rule.Require;

/** What {@link Detection} asks of a signal beside what it says of itself. */
final class SignalRules {
    private SignalRules() {}

    static void requireLive(UnitOfWork unit, Signal signal) {
        signal.customer().flatMap(id -> unit.find(Customer.TYPE, id)).ifPresent(customer -> {
            if (!customer.live()) {
                throw new InvalidInputException(
                        "signal.customer",
                        customer.mergedInto()
                                .map(survivor -> "must not be merged, was merged into " + survivor)
                                .orElse("must not be erased"));
            }
        });
    }

    static void requireSameCustomer(Watch watch, Signal signal) {
        Require.that(
                watch.customer().equals(signal.customer()),
                "signal.fingerprint",
                "must not be that of another customer");
    }

    static void requireSameMatter(Signal known, Signal signal) {
        Require.that(
                known.fingerprint().equals(signal.fingerprint())
                        && known.customer().equals(signal.customer()),
                "signal.sourceEventId",
                "must not be that of a signal about something else");
    }

    /** The later word counts; of two from one second the one with the greater hash, so that the order does not matter. */
    static boolean corrects(Signal signal, Signal known) {
        int later = signal.observedAt().compareTo(known.observedAt());
        int other = signal.contentHash().compareTo(known.contentHash());
        return other != 0 && (later > 0 || (later == 0 && other > 0));
    }
}
