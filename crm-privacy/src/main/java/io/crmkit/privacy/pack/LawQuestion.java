package io.crmkit.privacy.pack;

import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One question to a {@link RuleBook}; asked for each place whose law applies. Not for hosts. */
public final class LawQuestion {
    private static final Jurisdiction NOWHERE = Jurisdiction.of("ZZ");

    private final RuleBook book;
    private final Channel channel;
    private final Purpose purpose;
    private final @Nullable Object[][] views;
    private final Situation situation;

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
        situation = new Situation(NOWHERE, at, zones);
    }

    /**
     * Returns what the packs of a place say.
     *
     * @param sentFrom whether the place is only where the message is sent from
     */
    public LawAnswer ask(Jurisdiction place, boolean sentFrom) {
        Chapters chapters = book.chapters(place, channel, purpose, sentFrom);
        return new LawAnswer(views, chapters, situation.in(place));
    }

    /** Returns the names of those facts of a set that are not known, sorted. */
    public List<String> unknown(BitSet facts) {
        for (int slot = facts.nextSetBit(0); slot >= 0; slot = facts.nextSetBit(slot + 1)) {
            if (views[0][slot] != null) {
                facts.clear(slot);
            }
        }
        return book.slots().keys(facts);
    }
}
