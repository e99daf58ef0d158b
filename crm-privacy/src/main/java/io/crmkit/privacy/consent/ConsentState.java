package io.crmkit.privacy.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a consent stands at one moment, and because of which events.
 *
 * @param status where it stands; anything but {@link ConsentStatus#GRANTED} is no consent
 * @param stops the stops that count and that nobody with the right to do so has lifted; in order of time
 * @param grants the proven consents that count now; in order of time, empty while there is a stop
 * @param evidence the events behind a status that is neither stop nor consent, such as the one that expired
 * @param restriction the restriction of processing that counts
 * @param powerless consents recorded after a stop by somebody who cannot lift it: imports, merges, staff
 * @param lifted stops that a later consent of the customer or a guardian has lifted
 * @param overridden proven consents that would count if there were no stop
 * @param limits how often contacts may come, by the customer or for the customer; all of them hold
 * @param changesAt the next moment at which an event of the log begins or ceases to count, whatever it is about; before it, this does not
 *     change without a new event
 */
public record ConsentState(
        ConsentStatus status,
        List<PermissionEvent> stops,
        List<PermissionEvent> grants,
        List<PermissionEvent> evidence,
        Optional<PermissionEvent> restriction,
        List<PermissionEvent> powerless,
        List<PermissionEvent> lifted,
        List<PermissionEvent> overridden,
        List<PermissionEvent> limits,
        Optional<Instant> changesAt) {
    /** Copies the lists. */
    public ConsentState {
        stops = List.copyOf(stops);
        grants = List.copyOf(grants);
        evidence = List.copyOf(evidence);
        powerless = List.copyOf(powerless);
        lifted = List.copyOf(lifted);
        overridden = List.copyOf(overridden);
        limits = List.copyOf(limits);
    }

    /** Returns whether a proven consent counts and no stop does. */
    public boolean granted() {
        return status == ConsentStatus.GRANTED;
    }

    /** Returns whether a stop counts. */
    public boolean stopped() {
        return status == ConsentStatus.STOPPED;
    }
}
