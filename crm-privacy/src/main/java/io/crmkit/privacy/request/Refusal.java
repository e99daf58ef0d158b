package io.crmkit.privacy.request;

import io.crmkit.core.interaction.Channel;
import java.util.Objects;

/**
 * That, why and how the person was told that something is refused; telling it includes the way to complain (GDPR art. 12(4)).
 *
 * @param ground why
 * @param toldVia how the person was told
 */
public record Refusal(RefusalGround ground, Channel toldVia) {
    /** Refuses nulls. */
    public Refusal {
        Objects.requireNonNull(ground, "ground");
        Objects.requireNonNull(toldVia, "toldVia");
    }
}
