/** The customers of the benchmarks as a competent user of Hibernate maps them, over the hand-written tables. */
@NullMarked
package io.crmkit.benchmarks.hibernate;

import org.jspecify.annotations.NullMarked;
