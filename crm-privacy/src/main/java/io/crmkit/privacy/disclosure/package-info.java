/**
 * Who received whose data, when, why and on what basis. Start with {@link io.crmkit.privacy.disclosure.DisclosureLog}; it answers for a
 * person (GDPR art. 15(1)(c)) and for a recipient (art. 19).
 */
@NullMarked
package io.crmkit.privacy.disclosure;

import org.jspecify.annotations.NullMarked;
