/**
 * Customer Experience Index of three questions: whether needs were met, with ease, and how it felt. Start from
 * {@link io.crmkit.metrics.cxi.Cxi}.
 */
@NullMarked
package io.crmkit.metrics.cxi;

import org.jspecify.annotations.NullMarked;
