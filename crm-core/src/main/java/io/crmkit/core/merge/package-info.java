/**
 * Two customers that turn out to be one become one, and two again if that was wrong. Start with {@link io.crmkit.core.merge.Merges},
 * which {@code crm.merges()} gives: preview, merge, take back, and the way from an old id to the customer of today.
 */
@NullMarked
package io.crmkit.core.merge;

import org.jspecify.annotations.NullMarked;
