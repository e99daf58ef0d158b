/**
 * Reads the consent strings of the Global Privacy Platform (IAB Tech Lab, GPP 1.0) as signals. They are no permission to contact a
 * customer: only what they refuse becomes an event. Start with {@link io.crmkit.privacy.signal.gpp.GppString}.
 */
@NullMarked
package io.crmkit.privacy.signal.gpp;

import org.jspecify.annotations.NullMarked;
