package io.crmkit.privacy.deadline;

import io.crmkit.core.error.InvalidInputException;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A date in two readings, both local dates of the law's place.
 *
 * @param side on which side of the statutory date it is safe
 * @param conservative the safe date, without holidays and with the earliest possible start
 * @param statutory the last moment that the text allows, or the first one for {@link Side#LATER}
 */
public record Deadline(Side side, LocalDate conservative, LocalDate statutory) {
    /** On which side of the statutory date it is safe. */
    public enum Side {
        /** Something has to be done by then: earlier is safe. */
        EARLIER,
        /** Something must last until then, or must not happen before: later is safe. */
        LATER
    }

    /**
     * Checks the order.
     *
     * @throws InvalidInputException if the conservative date lies on the unsafe side
     */
    public Deadline {
        Objects.requireNonNull(side, "side");
        if (side == Side.EARLIER ? conservative.isAfter(statutory) : conservative.isBefore(statutory)) {
            throw new InvalidInputException(
                    "deadline.conservative", "must not lie on the unsafe side of the statutory");
        }
    }

    /** Returns whether a duty that is done on a day is done too late by the statute. */
    public boolean missedOn(LocalDate day) {
        return side == Side.EARLIER && day.isAfter(statutory);
    }
}
