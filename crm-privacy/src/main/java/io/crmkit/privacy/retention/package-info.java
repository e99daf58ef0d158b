/**
 * How long data is kept: rules as data, and the work that follows from them. Start with
 * {@link io.crmkit.privacy.retention.RetentionSchedule} and {@code Privacy.retention}.
 */
@NullMarked
package io.crmkit.privacy.retention;

import org.jspecify.annotations.NullMarked;
