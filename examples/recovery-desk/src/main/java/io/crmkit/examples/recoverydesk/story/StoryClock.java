package io.crmkit.examples.recoverydesk.story;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that only the story moves. */
public final class StoryClock implements InstantSource {
    private volatile Instant now;

    /** Starts it. */
    public StoryClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void at(Instant instant) {
        now = instant;
    }
}
