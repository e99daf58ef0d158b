/** Deciding contacts: {@link io.crmkit.benchmarks.decision.DecisionRatios} prints how it compares with a policy engine. */
@NullMarked
package io.crmkit.benchmarks.decision;

import org.jspecify.annotations.NullMarked;
