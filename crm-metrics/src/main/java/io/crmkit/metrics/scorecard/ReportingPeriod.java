package io.crmkit.metrics.scorecard;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One period of a scorecard.
 *
 * @param label a short name that sorts: {@code 2026-03-09} for a day and for the week that begins on it, {@code 2026-03},
 *     {@code 2026-Q1}, {@code 2026}
 * @param from the first day
 * @param until the day after the last one
 * @param start the instant at which the first day begins in the zone of the request
 * @param end the instant at which the day {@code until} begins there, so that periods have no gap and no overlap; equal to
 *     {@code start} for a day that a zone skipped
 * @param partial whether the range of the request cuts the period off, so that it is not comparable with whole ones by its n
 */
public record ReportingPeriod(
        String label, LocalDate from, LocalDate until, Instant start, Instant end, boolean partial) {}
