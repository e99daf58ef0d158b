package io.crmkit.core.feedback;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.interaction.Channel;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the answers to a question have in common that are counted together: everything that scores are broken down by, the rating
 * included. As it is indexed, a store counts answers per group without reading them. A question should have few groups, hundreds
 * rather than hundreds of thousands: segments are categories, and weights have few distinct values.
 *
 * @param scale the ratings that could be chosen
 * @param rating the rating; empty for a blank answer
 * @param weight how much each of the answers counts, above 0
 * @param channel the way the answers took
 * @param touchpoint the point of the customer's journey
 * @param segments the groups that the answers are counted in, such as {@code region} to {@code north}
 */
public record AnswerGroup(
        RatingScale scale,
        OptionalInt rating,
        BigDecimal weight,
        Optional<Channel> channel,
        Optional<String> touchpoint,
        SortedMap<String, String> segments) {
    private static final int MOST_BYTES = 600;
    private static final int FIXED_PARTS = 6;

    /** Copies the segments. */
    public AnswerGroup {
        Objects.requireNonNull(scale, "scale");
        Objects.requireNonNull(rating, "rating");
        Objects.requireNonNull(weight, "weight");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(touchpoint, "touchpoint");
        segments = Collections.unmodifiableSortedMap(new TreeMap<>(segments));
    }

    /** Returns the group of an answer. */
    public static AnswerGroup of(Feedback feedback) {
        return new AnswerGroup(
                feedback.scale(),
                feedback.rating(),
                feedback.weight().stripTrailingZeros(),
                feedback.channel(),
                feedback.touchpoint(),
                feedback.segments());
    }

    static AnswerGroup parse(String key) {
        List<String> parts = List.of(key.split("\\|", -1));
        SortedMap<String, String> segments = new TreeMap<>();
        for (String segment : parts.subList(FIXED_PARTS, parts.size())) {
            int equals = segment.indexOf('=');
            segments.put(unescape(segment.substring(0, equals)), unescape(segment.substring(equals + 1)));
        }
        return new AnswerGroup(
                new RatingScale(Integer.parseInt(parts.get(0)), Integer.parseInt(parts.get(1))),
                parts.get(2).isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(parts.get(2))),
                new BigDecimal(parts.get(3)),
                Optional.of(parts.get(4)).filter(name -> !name.isEmpty()).map(Channel::valueOf),
                Optional.of(parts.get(5)).filter(text -> !text.isEmpty()).map(AnswerGroup::unescape),
                segments);
    }

    /** Returns the text that stands for the group in an index. */
    String key() {
        StringBuilder key = new StringBuilder(64)
                .append(scale.min())
                .append('|')
                .append(scale.max())
                .append('|');
        rating.ifPresent(key::append);
        key.append('|').append(weight.toPlainString()).append('|');
        channel.ifPresent(way -> key.append(way.name()));
        key.append('|').append(escape(touchpoint.orElse("")));
        segments.forEach((name, value) ->
                key.append('|').append(escape(name)).append('=').append(escape(value)));
        return key.toString();
    }

    void check() {
        if (key().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new InvalidInputException(
                    "feedback.segments",
                    "must take at most " + MOST_BYTES + " bytes together with touchpoint and weight");
        }
    }

    private static String escape(String text) {
        boolean plain = text.indexOf('|') < 0 && text.indexOf('=') < 0 && text.indexOf('%') < 0;
        return plain ? text : text.replace("%", "%25").replace("|", "%7C").replace("=", "%3D");
    }

    private static String unescape(String text) {
        return text.indexOf('%') < 0
                ? text
                : text.replace("%7C", "|").replace("%3D", "=").replace("%25", "%");
    }
}
