/**
 * Segments: named rules about customers as JSON, judged in memory or by a scan, with the changes of their members as events. Start with
 * {@link io.crmkit.core.segment.Segment} and {@link io.crmkit.core.segment.Segments}.
 */
@NullMarked
package io.crmkit.core.segment;

import org.jspecify.annotations.NullMarked;
