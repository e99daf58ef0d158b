/** What customers bought, gave back and subscribed to. */
@NullMarked
@CrmStyle
package io.crmkit.core.purchase;

import io.crmkit.core.style.CrmStyle;
import org.jspecify.annotations.NullMarked;
