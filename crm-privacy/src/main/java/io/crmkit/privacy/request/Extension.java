package io.crmkit.privacy.request;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A longer time to answer.
 *
 * @param ground why
 * @param toldOn the day on which the person was told, in the place of the law
 */
public record Extension(ExtensionGround ground, LocalDate toldOn) {
    /** Refuses nulls. */
    public Extension {
        Objects.requireNonNull(ground, "ground");
        Objects.requireNonNull(toldOn, "toldOn");
    }
}
