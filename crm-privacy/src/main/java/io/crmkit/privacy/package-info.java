/**
 * Consent and contact decisions on a CRM. Start with {@link io.crmkit.privacy.Privacy}: record what customers say, and ask
 * before every contact. The parts that need no store are in the packages below.
 */
@NullMarked
package io.crmkit.privacy;

import org.jspecify.annotations.NullMarked;
