/** What was said and done between a business and its customers, over every channel. */
@NullMarked
@CrmStyle
package io.crmkit.core.interaction;

import io.crmkit.core.style.CrmStyle;
import org.jspecify.annotations.NullMarked;
