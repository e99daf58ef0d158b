/** Matching of people: made-up dirty records with truth, the models trained on them, and comparisons with Duke. */
@NullMarked
package io.crmkit.benchmarks.match;

import org.jspecify.annotations.NullMarked;
