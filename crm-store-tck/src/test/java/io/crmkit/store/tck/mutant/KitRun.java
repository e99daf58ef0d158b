package io.crmkit.store.tck.mutant;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import io.crmkit.store.RecordStore;
import io.crmkit.store.tck.Capability;
import io.crmkit.store.tck.Disturbance;
import io.crmkit.store.tck.RecordStoreTck;
import io.crmkit.store.tck.Rule;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/**
 * One run of the kit within a test.
 *
 * @param passed the rules that passed
 * @param failures the message of each rule that failed
 */
record KitRun(Set<String> passed, Map<String, String> failures) {
    /** Where the kit puts its report, so that it does not replace that of a real store. */
    static final Path REPORT = Path.of("target/crm-store-tck-of-mutant.txt");

    private static @Nullable Mutant current;

    /** What an adapter's author writes; the store under test changes from run to run. */
    static final class MutantTck extends RecordStoreTck {
        private final Mutant mutant = Objects.requireNonNull(current);
        private final RecordStore.Factory factory = mutant.factories().get();

        @Override
        protected RecordStore.Factory factory() {
            return factory;
        }

        @Override
        protected Set<Capability> lacks() {
            return mutant.lacks();
        }

        @Override
        protected Disturbance disturbance() {
            return factory instanceof Wire.Remote remote ? remote.wire() : super.disturbance();
        }
    }

    /** Returns the numbers of all rules. */
    static Set<String> rules() {
        return tests().keySet();
    }

    private static Map<String, DiscoverySelector> tests() {
        Map<String, DiscoverySelector> tests = new TreeMap<>();
        for (Class<?> nested : RecordStoreTck.class.getDeclaredClasses()) {
            if (nested.isAnnotationPresent(Nested.class)) {
                for (Method method : nested.getSuperclass().getDeclaredMethods()) {
                    rule(method)
                            .ifPresent(rule ->
                                    tests.put(rule, selectNestedMethod(List.of(MutantTck.class), nested, method)));
                }
            }
        }
        return tests;
    }

    /** Runs the whole kit. */
    static KitRun ofAll(Mutant mutant) {
        return run(mutant, List.of(selectClass(MutantTck.class)), 30);
    }

    /** Runs only the tests of these rules, with a short deadline: some mutants hang. */
    static KitRun of(Mutant mutant, Collection<String> rules) {
        Map<String, DiscoverySelector> tests = tests();
        tests.keySet().retainAll(rules);
        return run(mutant, tests.values(), 2);
    }

    private static synchronized KitRun run(
            Mutant mutant, Collection<? extends DiscoverySelector> selectors, int deadline) {
        current = mutant;
        KitRun run = new KitRun(new TreeSet<>(), new TreeMap<>());
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectors.toArray(DiscoverySelector[]::new))
                .configurationParameter("io.crmkit.store.tck.report", REPORT.toString())
                .configurationParameter("io.crmkit.store.tck.deadline.seconds", Integer.toString(deadline))
                .configurationParameter("io.crmkit.store.tck.seed", "20261122")
                .execute()
                .testEvents()
                .finished()
                .stream()
                .forEach(run::add);
        return run;
    }

    private void add(Event event) {
        String rule = event.getTestDescriptor()
                .getSource()
                .map(source -> ((MethodSource) source).getJavaMethod())
                .flatMap(KitRun::rule)
                .orElseThrow();
        TestExecutionResult result = event.getRequiredPayload(TestExecutionResult.class);
        switch (result.getStatus()) {
            case SUCCESSFUL -> passed.add(rule);
            case FAILED ->
                failures.put(
                        rule, String.valueOf(result.getThrowable().orElseThrow().getMessage()));
            case ABORTED -> {
                // a visible skip: neither passed nor failed
            }
        }
    }

    private static Optional<String> rule(Method method) {
        return Optional.ofNullable(method.getAnnotation(Rule.class)).map(Rule::id);
    }
}
