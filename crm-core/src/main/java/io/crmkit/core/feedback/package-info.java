/** What customers answered when they were asked. */
@NullMarked
@CrmStyle
package io.crmkit.core.feedback;

import io.crmkit.core.style.CrmStyle;
import org.jspecify.annotations.NullMarked;
