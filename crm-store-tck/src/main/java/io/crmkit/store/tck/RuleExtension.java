package io.crmkit.store.tck;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/** Puts the rule in front of every failure message; hands the adapter and the settings of the run to the topic. */
final class RuleExtension
        implements BeforeEachCallback, TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {
    private static final String DEADLINE = "io.crmkit.store.tck.deadline.seconds";
    private static final String SEED = "io.crmkit.store.tck.seed";

    @Override
    public void beforeEach(ExtensionContext context) {
        Topic topic = (Topic) context.getRequiredTestInstance();
        context.getRequiredTestInstances().findInstance(RecordStoreTck.class).ifPresent(topic::within);
        context.getConfigurationParameter(DEADLINE, Long::valueOf)
                .ifPresent(seconds -> topic.deadline = Duration.ofSeconds(seconds));
        context.getConfigurationParameter(SEED, Long::valueOf).ifPresent(seed -> topic.seed = seed);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw named(context, thrown);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw named(context, thrown);
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw named(context, thrown);
    }

    private static Throwable named(ExtensionContext context, Throwable thrown) {
        Optional<Rule> rule = context.getTestMethod().flatMap(RuleExtension::rule);
        if (rule.isEmpty() || thrown instanceof TestAbortedException) {
            return thrown;
        }
        String what = thrown instanceof AssertionError ? String.valueOf(thrown.getMessage()) : "threw " + thrown;
        return new AssertionError(rule.get().id() + " (" + rule.get().says() + "): " + what, thrown);
    }

    static Optional<Rule> rule(Method method) {
        return Optional.ofNullable(method.getAnnotation(Rule.class));
    }
}
