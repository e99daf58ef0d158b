package io.crmkit.metrics.scorecard;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.AnswerGroup;
import io.crmkit.core.interaction.Channel;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** A way to divide answers into groups, such as by region or by channel. Each answer is in exactly one group. */
public final class Breakdown {
    /** By the way the answer took; groups are named {@code phone}, {@code in_person} and so on. */
    public static final Breakdown CHANNEL =
            new Breakdown("channel", "channel", group -> group.channel().map(Breakdown::name));

    /** By the point of the customer's journey. */
    public static final Breakdown TOUCHPOINT = new Breakdown("touchpoint", "touchpoint", AnswerGroup::touchpoint);

    private final String id;
    private final String name;
    private final Function<AnswerGroup, Optional<String>> value;

    private Breakdown(String id, String name, Function<AnswerGroup, Optional<String>> value) {
        this.id = id;
        this.name = name;
        this.value = value;
    }

    /**
     * Returns the breakdown by a segment, id {@code segment:} and the key.
     *
     * @param key the key in {@code Feedback.segments}, such as {@code region}
     * @throws InvalidInputException if the key is blank
     */
    public static Breakdown segment(String key) {
        requireText("breakdown.segment", key);
        return new Breakdown(
                "segment:" + key,
                key,
                group -> Optional.ofNullable(group.segments().get(key)));
    }

    /**
     * Returns a breakdown that the host makes of what answers are counted by, such as region and channel in one.
     *
     * @param id what it is called in the output; not beginning with {@code segment:}
     * @param value gives the name of the group of an answer, or empty for none; has no effects
     * @throws InvalidInputException if the id is blank or that of another kind of breakdown
     */
    public static Breakdown of(String id, Function<AnswerGroup, Optional<String>> value) {
        requireText("breakdown.id", id);
        if (id.startsWith("segment:") || id.equals(CHANNEL.id) || id.equals(TOUCHPOINT.id)) {
            throw new InvalidInputException("breakdown.id", "must not be that of another kind of breakdown");
        }
        return new Breakdown(id, id, Objects.requireNonNull(value, "value"));
    }

    private static void requireText(String field, String text) {
        if (text.isBlank()) {
            throw new InvalidInputException(field, "must not be blank");
        }
    }

    private static String name(Channel channel) {
        return channel.name().toLowerCase(Locale.ROOT);
    }

    /** Returns what tells it from other breakdowns: {@code segment:region}, {@code channel}, {@code touchpoint}. */
    public String id() {
        return id;
    }

    /** Returns what a heading says: {@code region}, {@code channel}, {@code touchpoint}. */
    public String name() {
        return name;
    }

    /** Returns the name of the group that answers of this kind are in; empty if they have none, which is a group too. */
    public Optional<String> groupOf(AnswerGroup answers) {
        return value.apply(answers);
    }

    /** Two breakdowns with the same id are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Breakdown that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }
}
