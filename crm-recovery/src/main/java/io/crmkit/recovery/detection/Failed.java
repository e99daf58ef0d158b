package io.crmkit.recovery.detection;

import java.time.Instant;

/**
 * A failure that a rule sees in a fingerprint.
 *
 * @param rule the version of the rule that applies
 * @param signal the signal that showed it
 * @param at since when
 */
record Failed(DetectionRule rule, SignalId signal, Instant at) {}
