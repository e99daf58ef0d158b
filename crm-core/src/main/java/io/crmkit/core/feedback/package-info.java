/** What customers answered when they were asked. */
@NullMarked
package io.crmkit.core.feedback;

import org.jspecify.annotations.NullMarked;
