package io.crmkit.privacy.pack;

import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One question to a {@link RuleBook}; asked for each place whose law applies. Not for hosts. */
public final class LawQuestion {
    private final RuleBook book;
    private final Channel channel;
    private final Purpose purpose;
    private final @Nullable Object[][] views;
    private final Instant at;
    private final Set<ZoneId> zones;
    private final BitSet known;

    LawQuestion(
            RuleBook book,
            Channel channel,
            Purpose purpose,
            @Nullable Object[][] views,
            Instant at,
            Set<ZoneId> zones) {
        this.book = book;
        this.channel = channel;
        this.purpose = purpose;
        this.views = views;
        this.at = at;
        this.zones = zones;
        known = new BitSet(views[0].length);
        for (int slot = 0; slot < views[0].length; slot++) {
            if (views[0][slot] != null) {
                known.set(slot);
            }
        }
    }

    /**
     * Returns what the packs of a place say.
     *
     * @param sentFrom whether the place is only where the message is sent from
     */
    public LawAnswer ask(Jurisdiction place, boolean sentFrom) {
        RuleBook.Chapters chapters = book.chapters(place, channel, purpose, sentFrom);
        Situation situation = new Situation(place, at, zones);
        List<CompiledRule> fired = new ArrayList<>();
        boolean inForce = false;
        for (Chapter chapter : chapters.all()) {
            if (chapter.pack.validAt(at)) {
                inForce = true;
                chapter.judge(views, situation, fired);
            }
        }
        return new LawAnswer(this, chapters, situation, fired, inForce);
    }

    void changes(RuleBook.Chapters chapters, Situation situation, Consumer<Instant> moments) {
        for (Chapter chapter : chapters.all()) {
            if (chapter.pack.validAt(at)) {
                chapter.changes(views, situation, moments);
            }
        }
    }

    boolean permittedAtBest(RuleBook.Chapters chapters, Situation situation) {
        Outcome best = null;
        for (Chapter chapter : chapters.all()) {
            if (chapter.pack.validAt(at)) {
                Outcome outcome = chapter.atBest(views, situation);
                best = best == null ? outcome : outcome == null ? best : best.or(outcome);
            }
        }
        return best == Outcome.PERMIT;
    }

    /** Returns the names of the facts that are not known of those in a mask, sorted. */
    public List<String> unknown(BitSet facts) {
        BitSet unknown = (BitSet) facts.clone();
        unknown.andNot(known);
        return book.slots().keys(unknown);
    }
}
