/**
 * One cause that failed many customers. Start with {@link io.crmkit.recovery.incident.Incidents}, the service;
 * {@link io.crmkit.recovery.incident.FailureIncident} is the incident, {@link io.crmkit.recovery.incident.AffectedCustomer} the
 * part that one customer has in it.
 */
@NullMarked
@RecoveryStyle
package io.crmkit.recovery.incident;

import io.crmkit.recovery.style.RecoveryStyle;
import org.jspecify.annotations.NullMarked;
