/**
 * What a decision may depend on besides the consent log: typed {@link io.crmkit.privacy.fact.Fact}s, and the values a host
 * gives for them, {@link io.crmkit.privacy.fact.Facts}. A fact that is not given is unknown, never false.
 */
@NullMarked
package io.crmkit.privacy.fact;

import org.jspecify.annotations.NullMarked;
