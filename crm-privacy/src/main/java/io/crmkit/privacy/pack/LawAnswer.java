package io.crmkit.privacy.pack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What the packs of one place say to one question. Not for hosts. */
public final class LawAnswer {
    private final LawQuestion.Views facts;
    private final Chapters chapters;
    private final Chapter[] inForce;
    private final Situation situation;
    private final List<CompiledRule> fired = new ArrayList<>(4);

    LawAnswer(LawQuestion.Views facts, Chapters chapters, Situation situation) {
        this.facts = facts;
        this.chapters = chapters;
        this.situation = situation;
        inForce = chapters.inForce(situation.at());
        for (Chapter chapter : inForce) {
            chapter.judge(facts, situation, fired);
        }
    }

    /** Returns whether a pack of the place is in force at the moment of the question. */
    public boolean inForce() {
        return inForce.length > 0;
    }

    /** Returns whether a pack of the place begins later. */
    public boolean begins() {
        return chapters.begin(situation.at());
    }

    /** Returns how many rules hold. */
    public int rules() {
        return fired.size();
    }

    /** Returns a rule that holds; the order has no meaning. */
    public LawRule rule(int index) {
        return fired.get(index).rule;
    }

    /** Returns whether that rule read what the consent log says. */
    public boolean readsConsent(int index) {
        return fired.get(index).readsConsent;
    }

    /** Gives the next moment at which a pack or rule begins or ends. */
    public void ends(Consumer<Instant> moments) {
        chapters.ends(situation.at(), moments);
    }

    /** Gives the next moment at which a whole pack begins or ends. */
    public void packEnds(Consumer<Instant> moments) {
        chapters.packEnds(situation.at(), moments);
    }

    /** Gives later moments at which a rule may answer otherwise because of the hour or the day. */
    public void changes(Consumer<Instant> moments) {
        for (Chapter chapter : inForce) {
            chapter.changes(facts, situation, moments);
        }
    }

    /**
     * Returns whether time alone may turn the answer into a permission, as far as packs are in force now. That rules begin and end is
     * time, too: one that permits may begin, and one that does not may end.
     */
    public boolean permittedAtBest() {
        if (permits()) {
            return true; // and so does time, if nothing changes
        }
        Outcome best = null;
        for (Chapter chapter : inForce) {
            Outcome outcome = chapter.atBest(facts, situation);
            best = best == null || outcome == null ? (best == null ? outcome : best) : best.or(outcome);
        }
        return best == Outcome.PERMIT;
    }

    private boolean permits() {
        for (CompiledRule each : fired) {
            if (each.rule.outcome() != Outcome.PERMIT) {
                return false;
            }
        }
        return !fired.isEmpty();
    }

    /** Adds the facts that rules which could permit read. */
    void addUnknownFor(FactSet set) {
        for (Chapter chapter : inForce) {
            chapter.addUnknownFor(set);
        }
    }

    /** Adds the facts that could take a permission away: those of rules against it, and those that a permission rests on. */
    void addUnknownAgainst(FactSet set) {
        for (Chapter chapter : inForce) {
            chapter.addUnknownAgainst(set);
        }
        for (CompiledRule each : fired) {
            if (each.rule.outcome() == Outcome.PERMIT) {
                set.addAll(each.reads);
            }
        }
    }
}
