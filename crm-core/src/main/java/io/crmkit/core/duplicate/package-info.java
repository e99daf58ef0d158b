/**
 * Customers that mean the same: found when one is created, by a scan of what is stored and by following the changes; decided by
 * people, and the decisions remembered. Start with {@link io.crmkit.core.duplicate.Duplicates}.
 */
@NullMarked
@CrmStyle
package io.crmkit.core.duplicate;

import io.crmkit.core.style.CrmStyle;
import org.jspecify.annotations.NullMarked;
