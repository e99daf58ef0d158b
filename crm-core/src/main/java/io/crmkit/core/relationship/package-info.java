/** How customers are connected: who works for whom, who lives with whom, who brought whom. */
@NullMarked
@CrmStyle
package io.crmkit.core.relationship;

import io.crmkit.core.style.CrmStyle;
import org.jspecify.annotations.NullMarked;
