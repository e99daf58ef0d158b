package io.crmkit.core.imports;

import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a row says that its customer permits or forbids.
 *
 * @param purpose what for
 * @param channel on which channel
 * @param permitted whether it is permitted; forbidden otherwise
 * @param saidAt when it was said: of a day, what forbids from its first moment anywhere on earth and what permits from its last; empty
 *     if the file does not say
 * @param wholeDay whether the file names the day only
 * @param evidence the opaque id under which the host keeps the proof; empty if the row names none
 * @param noticeVersion the version of the text that the customer saw
 * @param run the run
 * @param row the number of the row
 * @param column which of the consent columns of the mapping it is from, 0 for the first
 */
public record ConsentStatement(
        Purpose purpose,
        Channel channel,
        boolean permitted,
        Optional<Instant> saidAt,
        boolean wholeDay,
        Optional<String> evidence,
        Optional<String> noticeVersion,
        ImportRunId run,
        long row,
        int column) {
    /** Refuses nulls. */
    public ConsentStatement {
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(saidAt, "saidAt");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(noticeVersion, "noticeVersion");
        Objects.requireNonNull(run, "run");
    }
}
