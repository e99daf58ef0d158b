package io.crmkit.privacy.pack;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A condition on the time of day where the customer may be. The hours are {@code [from, to)}. Without a known zone the customer
 * may be anywhere, so it is outside of the hours somewhere.
 */
record Hours(Kind kind, LocalTime from, LocalTime to) implements Condition {
    /** The name in a pack. */
    static final String KEY = "local_time";
    /** The name of what is missing: the zones of the request. */
    static final String ZONES = "zones";

    private static final long DAY = Duration.ofDays(1).toNanos();
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    enum Kind {
        /** Outside in at least one zone. */
        OUTSIDE,
        /** Inside in every zone. */
        INSIDE,
        /** Inside in at least one zone. */
        INSIDE_SOMEWHERE,
        /** In at least one zone it is the minute of {@code to}. */
        AT_END
    }

    @Override
    public String key() {
        return ZONES;
    }

    @Override
    public boolean holds(@Nullable Object value, Situation situation) {
        OffsetDateTime[] here = situation.here();
        if (here.length == 0) {
            return kind == Kind.OUTSIDE;
        }
        for (OffsetDateTime one : here) {
            LocalTime time = one.toLocalTime();
            switch (kind) {
                case OUTSIDE -> {
                    if (!inside(time)) {
                        return true;
                    }
                }
                case INSIDE -> {
                    if (!inside(time)) {
                        return false;
                    }
                }
                case INSIDE_SOMEWHERE -> {
                    if (inside(time)) {
                        return true;
                    }
                }
                case AT_END -> {
                    if (time.truncatedTo(ChronoUnit.MINUTES).equals(to)) {
                        return true;
                    }
                }
            }
        }
        return kind == Kind.INSIDE;
    }

    private boolean inside(LocalTime time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    @Override
    public boolean needsFact() {
        return kind != Kind.OUTSIDE;
    }

    @Override
    public boolean timed() {
        return true;
    }

    @Override
    public boolean mayHold(@Nullable Object value, Situation situation) {
        return kind == Kind.OUTSIDE || situation.here().length > 0;
    }

    @Override
    public boolean mayFail(@Nullable Object value, Situation situation) {
        return kind != Kind.OUTSIDE || situation.here().length > 0;
    }

    @Override
    public Condition timing() {
        return new Hours(Kind.OUTSIDE, from, to);
    }

    /**
     * Until the next change of the offset, the local time runs evenly; so the next moments of the hours are found on the time
     * line of the present offset, and that change is a moment too.
     */
    @Override
    public void changes(@Nullable Object value, Situation situation, Consumer<Instant> moments) {
        for (OffsetDateTime here : situation.here()) {
            long now = here.toLocalTime().toNanoOfDay();
            moments.accept(situation.at().plusNanos(until(now, from.toNanoOfDay())));
            moments.accept(situation.at().plusNanos(until(now, to.toNanoOfDay())));
            moments.accept(situation.at().plusNanos(until(now, to.toNanoOfDay() + MINUTE)));
        }
        situation.offsetChanges(moments);
    }

    /** Returns how long it is from one time of the day to the next moment at which it is another one; at the same, a day. */
    private static long until(long now, long then) {
        return DAY - Math.floorMod(now - then, DAY);
    }
}
