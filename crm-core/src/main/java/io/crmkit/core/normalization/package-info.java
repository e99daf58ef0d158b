/**
 * Values in the form in which they are compared, beside the raw ones, which stay. What cannot be read is flagged, never lost. Start
 * with {@link io.crmkit.core.normalization.Normalization}.
 */
@NullMarked
package io.crmkit.core.normalization;

import org.jspecify.annotations.NullMarked;
