/**
 * How long customers stay when many have not left yet: {@link io.crmkit.metrics.survival.KaplanMeier} estimates the curve of
 * {@link io.crmkit.metrics.survival.Lifetime}s, {@link io.crmkit.metrics.survival.LogRank} compares groups.
 */
@NullMarked
package io.crmkit.metrics.survival;

import org.jspecify.annotations.NullMarked;
