package io.crmkit.recovery.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.id.CustomerId;
import io.crmkit.recovery.deadline.SlaClock;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.policy.RecoveryPolicy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of merging and linking, over random pairs of eight cases, two of another customer. */
class CaseMergeProperties {
    private static final Instant START = Instant.parse("2026-03-26T14:00:00Z");
    private static final int CASES = 8;
    private static final CaseLifecycle LIFECYCLE = CaseLifecycle.of(RecoveryPolicy.standard(ZoneOffset.UTC));

    /** Two cases, and whether to merge the first into the second or to link them. */
    record Pair(int one, int other, boolean merge) {}

    @Provide
    Arbitrary<List<Pair>> pairs() {
        Arbitrary<Integer> cases = Arbitraries.integers().between(0, CASES - 1);
        return Combinators.combine(cases, cases, Arbitraries.of(true, false))
                .as(Pair::new)
                .list()
                .ofMaxSize(30);
    }

    @Property(tries = 300) // 19
    void mergingIsAcyclicAndAddsUpAndTheEarliestStartSurvives(@ForAll("pairs") List<Pair> pairs) {
        Map<String, RecoveryCase> cases = new TreeMap<>();
        for (int i = 0; i < CASES; i++) {
            cases.put("case-" + i, opened(i));
        }
        for (Pair pair : pairs) {
            RecoveryCaseId one = new RecoveryCaseId("case-" + pair.one());
            RecoveryCaseId other = new RecoveryCaseId("case-" + pair.other());
            try {
                if (pair.merge()) {
                    apply(cases, one, new DeskCommand.MergeInto(other));
                    apply(cases, other, new DeskCommand.Absorb(one));
                } else {
                    apply(cases, one, new DeskCommand.Link(CaseLink.duplicateOf(other)));
                }
            } catch (NotAllowedException refused) {
                // both are as they were
            }
        }

        List<RecoveryCase> left = cases.values().stream()
                .filter(found -> found.state() != CaseState.MERGED)
                .toList();
        assertThat(left.stream().mapToInt(RecoveryCase::reports).sum()).isEqualTo(CASES);
        for (RecoveryCase found : cases.values()) {
            assertThat(end(cases, found).duplicateOf()).isEmpty();
        }
        for (RecoveryCase survivor : left) {
            Instant earliest = group(cases, survivor).stream()
                    .map(RecoveryCase::receivedAt)
                    .min(Instant::compareTo)
                    .orElseThrow();
            assertThat(group(cases, survivor)).hasSize(survivor.reports());
            assertThat(survivor.clock(Target.RESOLVE).map(SlaClock::startedAt)).hasValue(earliest);
        }
    }

    private static RecoveryCase opened(int i) {
        ServiceFailure failure = ServiceFailure.delay(new CustomerId(i < CASES - 2 ? "ada" : "joan"))
                .reference("trip-" + i)
                .receivedAt(START.minusSeconds(i * 7_919L % 5 * 3_600))
                .build();
        return LIFECYCLE.open(failure, START).withId(new RecoveryCaseId("case-" + i));
    }

    private static void apply(Map<String, RecoveryCase> cases, RecoveryCaseId id, CaseCommand command) {
        RecoveryCase before = Optional.ofNullable(cases.get(id.value())).orElseThrow();
        cases.put(
                id.value(),
                LIFECYCLE
                        .apply(
                                before,
                                Instruction.of(command),
                                START,
                                Actor.SYSTEM,
                                other -> Optional.ofNullable(cases.get(other.value())))
                        .after());
    }

    /** Where the links of a case lead; fails on a circle. */
    private static RecoveryCase end(Map<String, RecoveryCase> cases, RecoveryCase from) {
        Set<RecoveryCaseId> seen = new HashSet<>();
        RecoveryCase now = from;
        while (now.duplicateOf().isPresent()) {
            assertThat(seen.add(now.id())).isTrue();
            now = Optional.ofNullable(cases.get(now.duplicateOf().get().value()))
                    .orElseThrow();
        }
        return now;
    }

    /** A case and all that went into it, directly or not. */
    private static List<RecoveryCase> group(Map<String, RecoveryCase> cases, RecoveryCase survivor) {
        return Stream.concat(
                        Stream.of(survivor),
                        survivor.absorbed().stream()
                                .map(id -> Optional.ofNullable(cases.get(id.value()))
                                        .orElseThrow())
                                .flatMap(merged -> group(cases, merged).stream()))
                .toList();
    }
}
