/**
 * The shape that all scores share. {@link io.crmkit.metrics.score.Score} is what a report prints,
 * {@link io.crmkit.metrics.score.ScoreDefinition} is the meaning of a score as data; a host can add its own.
 * {@link io.crmkit.metrics.score.ScoreResult} is a score to hand on, in JSON. {@link io.crmkit.metrics.score.MeanScore}, {@link io.crmkit.metrics.score.ShareScore} and
 * {@link io.crmkit.metrics.score.WeightedScore} compute any such definition; the named scores are in the packages
 * {@code nps}, {@code csat} and {@code ces}.
 */
@NullMarked
package io.crmkit.metrics.score;

import org.jspecify.annotations.NullMarked;
