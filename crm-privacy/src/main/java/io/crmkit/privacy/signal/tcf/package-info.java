/**
 * Reads the consent strings of advertising (IAB Transparency and Consent Framework 2) as signals. They are no permission to contact a
 * customer: only what they refuse becomes an event. Start with {@link io.crmkit.privacy.signal.tcf.TcString}.
 */
@NullMarked
package io.crmkit.privacy.signal.tcf;

import org.jspecify.annotations.NullMarked;
