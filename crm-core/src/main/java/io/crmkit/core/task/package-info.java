/** What has to be done for customers, by whom and by when. */
@NullMarked
@CrmStyle
package io.crmkit.core.task;

import io.crmkit.core.style.CrmStyle;
import org.jspecify.annotations.NullMarked;
