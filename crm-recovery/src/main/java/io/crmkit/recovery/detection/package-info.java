/**
 * Finds failures before anybody complains. Hosts hand a {@link io.crmkit.recovery.detection.Signal} to
 * {@link io.crmkit.recovery.detection.Detection#observe}, or an event of their own through a
 * {@link io.crmkit.recovery.detection.SignalSource}; a {@link io.crmkit.recovery.detection.DetectionRule}, which is data, says when
 * signals make a case, and when many cases make an incident.
 */
@NullMarked
@RecoveryStyle
package io.crmkit.recovery.detection;

import io.crmkit.recovery.style.RecoveryStyle;
import org.jspecify.annotations.NullMarked;
