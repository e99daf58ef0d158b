/**
 * May this customer be contacted, on this channel, for this purpose, now? A {@link io.crmkit.privacy.decision.DecisionEngine}
 * answers a {@link io.crmkit.privacy.decision.ContactRequest} with a {@link io.crmkit.privacy.decision.Decision} that names
 * its reasons. Pure: no store, no clock, no logging.
 */
@NullMarked
package io.crmkit.privacy.decision;

import org.jspecify.annotations.NullMarked;
