/** What work on recovery cases costs: ticks by the number of open cases, and commands compared with SQL written by hand. */
@NullMarked
package io.crmkit.benchmarks.recovery;

import org.jspecify.annotations.NullMarked;
