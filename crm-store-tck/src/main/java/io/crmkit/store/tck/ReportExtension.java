package io.crmkit.store.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.TestWatcher;

/** Collects the outcome of every rule and writes the report when the last topic of an adapter's test is done. */
final class ReportExtension implements BeforeAllCallback, BeforeTestExecutionCallback, TestWatcher, AfterAllCallback {
    private static final Namespace KIT = Namespace.create(ReportExtension.class);
    private static final String FILE = "io.crmkit.store.tck.report";

    /** Several adapters may be tested in one run: the file then has a part for each. */
    private static final class Parts {
        private final Map<String, String> byTest = new TreeMap<>();

        synchronized void write(Path file, Report report) {
            byTest.put(report.test(), report.text());
            try {
                Path folder = file.toAbsolutePath().getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                Files.writeString(file, String.join("\n", byTest.values()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Store values = context.getStore(KIT);
        if (values.get(Report.class) == null) { // nested classes find that of the class around them
            values.put(Report.class, new Report(context.getRequiredTestClass().getName()));
        }
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        if (context.getRequiredTestInstance() instanceof Topic topic) {
            report(context).tests(topic.store, topic.lacks());
        }
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        rule(context).ifPresent(rule -> report(context).passed(rule));
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        rule(context).ifPresent(rule -> report(context).skipped(rule, message(cause)));
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        rule(context).ifPresent(rule -> report(context).skipped(rule, reason.orElse("disabled")));
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        rule(context).ifPresent(rule -> report(context).failed(rule, message(cause)));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Report report = report(context);
        if (report.test().equals(context.getRequiredTestClass().getName())) {
            Path file = Path.of(context.getConfigurationParameter(FILE).orElse("target/crm-store-tck.txt"));
            context.getRoot()
                    .getStore(KIT)
                    .getOrComputeIfAbsent(Parts.class, key -> new Parts(), Parts.class)
                    .write(file, report);
        }
    }

    private static Report report(ExtensionContext context) {
        return Objects.requireNonNull(context.getStore(KIT).get(Report.class, Report.class));
    }

    private static Optional<Rule> rule(ExtensionContext context) {
        return context.getTestMethod().flatMap(RuleExtension::rule);
    }

    private static String message(@Nullable Throwable cause) {
        return cause == null ? "" : String.valueOf(cause.getMessage());
    }
}
