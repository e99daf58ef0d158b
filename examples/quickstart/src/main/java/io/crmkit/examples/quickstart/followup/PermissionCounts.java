package io.crmkit.examples.quickstart.followup;

import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.decision.Decision;
import io.crmkit.privacy.pack.Outcome;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the answers of the consent rules by channel, outcome and primary reason. */
public final class PermissionCounts {
    /** The channels that are asked about, in the order of the report. */
    public static final List<Channel> CHANNELS = List.of(Channel.EMAIL, Channel.PHONE, Channel.SMS);

    private static final Comparator<Answer> ORDER = Comparator.comparingInt(
                    (Answer answer) -> CHANNELS.indexOf(answer.channel()))
            .thenComparing(Answer::outcome)
            .thenComparing(Answer::reason);

    private final Map<Answer, Long> answers = new TreeMap<>(ORDER);
    private final Map<Channel, Long> reachable = new EnumMap<>(Channel.class);

    /**
     * What a decision comes to.
     *
     * @param channel the way to contact the customer
     * @param outcome the decision
     * @param reason the key of its first reason
     */
    public record Answer(Channel channel, Outcome outcome, String reason) {}

    void add(Decision decision, boolean hasAddress) {
        Answer answer = new Answer(
                decision.channel(), decision.outcome(), decision.codes().get(0).key());
        answers.merge(answer, 1L, Long::sum);
        if (decision.permitted() && hasAddress) {
            reachable.merge(decision.channel(), 1L, Long::sum);
        }
    }

    /** Returns how often each answer was given; sorted. */
    public Map<Answer, Long> answers() {
        return Collections.unmodifiableMap(answers);
    }

    /** Returns how many may be contacted on this channel and have left an address or number for it. */
    public long reachable(Channel channel) {
        return reachable.getOrDefault(channel, 0L);
    }
}
