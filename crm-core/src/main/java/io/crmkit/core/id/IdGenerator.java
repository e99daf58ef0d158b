package io.crmkit.core.id;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;

/** Makes the text of new ids, injected wherever ids are made. Every call returns another text, from any thread. */
@FunctionalInterface
public interface IdGenerator {
    /** Returns a new UUID. */
    UUID next();

    /**
     * Returns a generator of UUIDs version 7 (RFC 9562, section 5.7), which sort roughly by time of creation.
     *
     * @param clock gives their time
     * @param random gives their random part; a {@link java.security.SecureRandom} unless a test wants repeatable ids
     */
    static IdGenerator timeOrdered(InstantSource clock, Random random) {
        TimeOrderedEpochFactory factory = TimeOrderedEpochFactory.builder()
                .withClock(new Clock() {
                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return clock.instant();
                    }
                })
                .withRandom(random)
                .build();
        return factory::create;
    }
}
