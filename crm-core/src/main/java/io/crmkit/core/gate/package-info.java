/**
 * The one question that everything asks before it contacts a customer: {@link io.crmkit.core.gate.ContactGate}. crm-privacy
 * answers it; crm-recovery and others only ask.
 */
@NullMarked
package io.crmkit.core.gate;

import org.jspecify.annotations.NullMarked;
