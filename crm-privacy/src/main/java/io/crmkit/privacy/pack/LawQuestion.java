package io.crmkit.privacy.pack;

import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.consent.ConsentStatus;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One question to a {@link RuleBook}; asked for each place whose law applies. Not for hosts. */
public final class LawQuestion {
    private final RuleBook book;
    private final Channel channel;
    private final Purpose purpose;
    private final Views facts;
    private final Situation situation;

    /** What is known, as the rules see it. */
    static final class Views {
        private final ConsentStatus status;
        private final @Nullable Object[][] views;

        /**
         * Takes what is known.
         *
         * @param status where the consent stands
         * @param views the facts by their numbers, {@code null} what is unknown; one for each grant or stop that counts
         */
        Views(ConsentStatus status, @Nullable Object[][] views) {
            this.status = status;
            this.views = views;
        }

        ConsentStatus status() {
            return status;
        }

        @Nullable
        Object[][] views() {
            return views;
        }
    }

    LawQuestion(RuleBook book, Channel channel, Purpose purpose, Views facts, Situation situation) {
        this.book = book;
        this.channel = channel;
        this.purpose = purpose;
        this.facts = facts;
        this.situation = situation;
    }

    /** Returns the same question for another moment, at which the consent log says the same. */
    public LawQuestion at(Instant moment) {
        return new LawQuestion(book, channel, purpose, facts, situation.at(moment));
    }

    /**
     * Returns what the packs of a place say.
     *
     * @param sentFrom whether the place is only where the message is sent from
     */
    public LawAnswer ask(Jurisdiction place, boolean sentFrom) {
        Chapters chapters = book.chapters(place, channel, purpose, sentFrom);
        return new LawAnswer(facts, chapters, situation.in(place));
    }

    /** Returns an empty set of facts. */
    public BitSet noFacts() {
        return new BitSet(book.slots().size());
    }

    /** Returns the names of those facts of a set that are not known, sorted. */
    public List<String> unknown(BitSet set) {
        for (int slot = set.nextSetBit(0); slot >= 0; slot = set.nextSetBit(slot + 1)) {
            if (facts.views()[0][slot] != null) {
                set.clear(slot);
            }
        }
        return book.slots().keys(set);
    }
}
