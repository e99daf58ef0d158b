/**
 * Fitting by maximum likelihood. A {@link io.crmkit.metrics.fit.FitResult} is either a {@link io.crmkit.metrics.fit.Fit}, with the
 * model, its standard errors and what the search did, or {@link io.crmkit.metrics.fit.NoFit} with the reason; parameters of a
 * search that did not converge are never handed out. {@link io.crmkit.metrics.fit.MaximumLikelihood} fits models of one's own.
 */
@NullMarked
package io.crmkit.metrics.fit;

import org.jspecify.annotations.NullMarked;
