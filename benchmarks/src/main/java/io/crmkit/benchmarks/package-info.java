/** Measures CRM Kit against peers, in one run and as ratios: the machine matters less for a ratio than for a time. */
@NullMarked
package io.crmkit.benchmarks;

import org.jspecify.annotations.NullMarked;
