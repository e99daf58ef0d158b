package io.crmkit.privacy.pack;

import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.consent.ConsentStatus;
import java.time.Instant;
import java.util.List;

/** One question to a {@link RuleBook}; asked for each place whose law applies. Not for hosts. */
public final class LawQuestion {
    private final RuleBook book;
    private final Channel channel;
    private final Purpose purpose;
    /** By where the customer is. */
    private final Topic topic;

    private final Views facts;
    private final Situation situation;

    /** What is known, as the rules see it. */
    static final class Views {
        private final ConsentStatus status;
        private final FactValues[] views;

        /**
         * Takes what is known.
         *
         * @param status where the consent stands
         * @param views the facts, once for each grant or stop that counts
         */
        Views(ConsentStatus status, FactValues[] views) {
            this.status = status;
            this.views = views;
        }

        ConsentStatus status() {
            return status;
        }

        FactValues[] views() {
            return views;
        }
    }

    LawQuestion(RuleBook book, Channel channel, Purpose purpose, Views facts, Situation situation) {
        this(book, channel, purpose, book.topic(channel, purpose, false), facts, situation);
    }

    private LawQuestion(
            RuleBook book, Channel channel, Purpose purpose, Topic topic, Views facts, Situation situation) {
        this.book = book;
        this.channel = channel;
        this.purpose = purpose;
        this.topic = topic;
        this.facts = facts;
        this.situation = situation;
    }

    /** Returns the same question for another moment, at which the consent log says the same. */
    public LawQuestion at(Instant moment) {
        return new LawQuestion(book, channel, purpose, topic, facts, situation.at(moment));
    }

    /**
     * Returns what the packs of a place say.
     *
     * @param sentFrom whether the place is only where the message is sent from
     */
    public LawAnswer ask(Jurisdiction place, boolean sentFrom) {
        Topic asked = sentFrom ? book.topic(channel, purpose, true) : topic;
        return new LawAnswer(facts, asked.in(place), situation.in(place));
    }

    /**
     * Returns the names of the facts that are not known and might change the answer, sorted.
     *
     * @param answers what the places said
     * @param permitted whether the contact is permitted, so that only a denial would be a change
     */
    public List<String> missing(List<LawAnswer> answers, boolean permitted) {
        FactSet missing = new FactSet(book.slots().size());
        for (LawAnswer answer : answers) {
            if (permitted) {
                answer.addUnknownAgainst(missing);
            } else {
                answer.addUnknownFor(missing);
            }
        }
        missing.removeAll(facts.views()[0].known());
        return book.slots().keys(missing);
    }
}
