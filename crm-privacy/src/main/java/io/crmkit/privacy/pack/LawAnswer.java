package io.crmkit.privacy.pack;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What the packs of one place say to one question. Not for hosts. */
public final class LawAnswer {
    private final LawQuestion question;
    private final RuleBook.Chapters chapters;
    private final Situation situation;
    private final List<CompiledRule> fired;
    private final boolean inForce;

    LawAnswer(
            LawQuestion question,
            RuleBook.Chapters chapters,
            Situation situation,
            List<CompiledRule> fired,
            boolean inForce) {
        this.question = question;
        this.chapters = chapters;
        this.situation = situation;
        this.fired = fired;
        this.inForce = inForce;
    }

    /** Returns whether a pack of the place is in force at the moment of the question. */
    public boolean inForce() {
        return inForce;
    }

    /** Returns whether a pack of the place begins later. */
    public boolean begins() {
        return chapters.begin(situation.at());
    }

    /** Returns whether no rule holds. */
    public boolean silent() {
        return fired.isEmpty();
    }

    /** Gives each rule that holds, and whether it read what the consent log says. */
    public void forEachRule(BiConsumer<LawRule, Boolean> action) {
        for (CompiledRule each : fired) {
            action.accept(each.rule, each.readsConsent);
        }
    }

    /** Gives later moments at which a pack or rule begins or ends. */
    public void ends(Consumer<Instant> moments) {
        for (Instant end : chapters.ends()) {
            moments.accept(end);
        }
    }

    /** Gives later moments at which a rule may answer otherwise because of the hour or the day. */
    public void changes(Consumer<Instant> moments) {
        question.changes(chapters, situation, moments);
    }

    /** Returns whether time alone may turn the answer into a permission, as far as packs are in force now. */
    public boolean permittedAtBest() {
        return question.permittedAtBest(chapters, situation);
    }

    /** Adds the facts that rules which could permit read. */
    public void addUnknownFor(BitSet facts) {
        for (Chapter chapter : chapters.all()) {
            if (chapter.pack.validAt(situation.at())) {
                chapter.addUnknownFor(facts);
            }
        }
    }

    /** Adds the facts that could take a permission away: those of rules against it, and those that a permission rests on. */
    public void addUnknownAgainst(BitSet facts) {
        for (Chapter chapter : chapters.all()) {
            if (chapter.pack.validAt(situation.at())) {
                chapter.addUnknownAgainst(facts);
            }
        }
        for (CompiledRule each : fired) {
            if (each.rule.outcome() == Outcome.PERMIT) {
                facts.or(each.reads.slots());
            }
        }
    }
}
