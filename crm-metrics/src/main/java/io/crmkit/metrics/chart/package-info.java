/**
 * Trends and alarms. {@link io.crmkit.metrics.chart.AttributeChart} (p, np, u, c), {@link io.crmkit.metrics.chart.XmrBaseline},
 * {@link io.crmkit.metrics.chart.ScoreBaseline}, {@link io.crmkit.metrics.chart.Ewma} and
 * {@link io.crmkit.metrics.chart.Cusum} are frozen baselines that later points are held against;
 * {@link io.crmkit.metrics.chart.RunRule} says when that is an {@link io.crmkit.metrics.chart.Alarm}.
 * {@link io.crmkit.metrics.chart.ScoreSeries} holds the scores of consecutive periods: what changed, and the pooled score.
 */
@NullMarked
package io.crmkit.metrics.chart;

import org.jspecify.annotations.NullMarked;
