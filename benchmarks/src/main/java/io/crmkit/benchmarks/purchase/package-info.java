/** How long summaries of purchases take beside parsing them. */
@NullMarked
package io.crmkit.benchmarks.purchase;

import org.jspecify.annotations.NullMarked;
