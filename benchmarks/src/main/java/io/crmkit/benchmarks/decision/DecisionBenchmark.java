package io.crmkit.benchmarks.decision;

import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.consent.ConsentLog;
import io.crmkit.privacy.decision.ContactRequest;
import io.crmkit.privacy.decision.Decision;
import io.crmkit.privacy.decision.DecisionEngine;
import io.crmkit.privacy.pack.LawPacks;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One decision about a subject with twenty events under three laws, with all its reasons: 30 rules are three small packs, 300 are
 * all the packs that come with the library and some small ones for other places; three of them apply. The peer has that many
 * policies, and is asked the same questions; that it gives the same answers is checked before.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecisionBenchmark {
    /** How many rules, about. */
    @Param({"30", "300"})
    public int rules;

    /** Whether the peer has roles, as in its manual, or is asked without; of no matter to our decisions. */
    @Param("true")
    public boolean roles;

    private final ConsentLog consenting = Subject.log(true);
    private final ConsentLog withdrawn = Subject.log(false);
    private final ContactRequest mail = Subject.request(Channel.EMAIL);
    private final ContactRequest text = Subject.request(Channel.SMS);

    private DecisionEngine engine = DecisionEngine.of(LawPacks.of());
    private PolicyEngine peer = PolicyEngine.withRoles(5, true);

    /** Loads packs and policies. */
    @Setup
    public void load() {
        engine = DecisionEngine.of(rules == 30 ? SmallPacks.thirtyRules() : SmallPacks.threeHundredRules());
        boolean textPermitted = text().permitted();
        peer = roles ? PolicyEngine.withRoles(rules, textPermitted) : PolicyEngine.withoutRoles(rules, textPermitted);
        if (!permitted().permitted()
                || stopped().permitted()
                || permittedPeer() != permitted().permitted()
                || stoppedPeer() != stopped().permitted()
                || textPeer() != text().permitted()) {
            throw new IllegalStateException("a wrong answer");
        }
    }

    /** An e-mail to somebody who consented. */
    @Benchmark
    public Decision permitted() {
        return engine.decide(mail, consenting, Subject.NOW);
    }

    /** An e-mail to somebody who consented and withdrew that. */
    @Benchmark
    public Decision stopped() {
        return engine.decide(mail, withdrawn, Subject.NOW);
    }

    /** A text, for which there are calling hours; without a written consent, the United States deny it. */
    @Benchmark
    public Decision text() {
        return engine.decide(text, consenting, Subject.NOW);
    }

    /** The same, and the explanation as text. */
    @Benchmark
    public String permittedInWords() {
        return permitted().explanation();
    }

    /** The peer, asked about the first. */
    @Benchmark
    public boolean permittedPeer() {
        return peer.permitted();
    }

    /** The peer, asked about the second. */
    @Benchmark
    public boolean stoppedPeer() {
        return peer.stopped();
    }

    /** The peer, asked about the text. */
    @Benchmark
    public boolean textPeer() {
        return peer.text();
    }
}
