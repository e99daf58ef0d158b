package io.crmkit.benchmarks.scorecard;

import java.time.YearMonth;

/** A field of the scorecard: whom it is about, and when. */
record Cell(String segment, YearMonth month) {}
