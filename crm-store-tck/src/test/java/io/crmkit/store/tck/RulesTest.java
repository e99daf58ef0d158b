package io.crmkit.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.RecordStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RulesTest {
    /** The rules of the contract, and those that came with them. */
    private static final List<String> IDS = Stream.of(
                    ids("A", 1, 20),
                    ids("B", 1, 15),
                    ids("C", 1, 7),
                    ids("D", 1, 26),
                    ids("E", 1, 16),
                    ids("F", 1, 8),
                    ids("G", 1, 8),
                    ids("H", 1, 16),
                    ids("I", 1, 9),
                    ids("J", 1, 12),
                    ids("K", 1, 16),
                    ids("P", 1, 5),
                    ids("Q", 1, 10))
            .flatMap(ids -> ids)
            .toList();

    private static Stream<String> ids(String group, int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(number -> "%s%02d".formatted(group, number));
    }

    @Test
    void everyNumberIsGivenOnceAndNoneIsMissing() {
        assertThat(Rules.all()).extracting(Rule::id).isEqualTo(IDS);
        assertThat(Rules.all()).extracting(Rule::says).doesNotHaveDuplicates().noneMatch(String::isBlank);
    }

    @Test
    void everyTestOfATopicIsARuleThatNobodyCanSwitchOff() {
        Stream.of(RecordStoreTck.class.getDeclaredClasses())
                .filter(nested -> nested.isAnnotationPresent(Nested.class))
                .flatMap(nested -> Stream.of(nested.getSuperclass().getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Rule.class) || method.isAnnotationPresent(Test.class))
                .forEach(method -> assertThat(method)
                        .as("%s", method)
                        .satisfies(test ->
                                assertThat(test.isAnnotationPresent(Rule.class)).isTrue())
                        .satisfies(test -> assertThat(java.lang.reflect.Modifier.isFinal(test.getModifiers()))
                                .isTrue()));
    }

    @Test
    void whatNoKitCanTestIsListed() {
        String report = new Report("some test").text();

        assertThat(Report.UNTESTED).hasSize(4);
        assertThat(report)
                .contains("rules    " + IDS.size() + ": 0 passed, 0 skipped, 0 failed, " + IDS.size() + " not run\n")
                .contains(Report.UNTESTED);
        IDS.forEach(id -> assertThat(report).containsOnlyOnce("  " + id + "  "));
    }

    @Test
    void theReportShowsTheStartOfAFailureAndWhatNothingProves() {
        Report report = new Report("some test");
        assertThat(report.text()).doesNotContain("unproven");

        report.failed(Rules.all().get(0), "expected\n  one\nbut was\n  the fourth line");

        assertThat(report.text()).contains("expected\n                   one\n                 but was\n  ");
        assertThat(report.text()).doesNotContain("the fourth line");
    }

    @Test
    void everyNumberStandsInTheDocumentationOfTheContract() throws IOException {
        StringBuilder contract = new StringBuilder();
        try (Stream<Path> sources = Files.list(Path.of("../crm-core/src/main/java/io/crmkit/store"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                contract.append(Files.readString(source));
            }
        }
        Set<String> named = new TreeSet<>();
        Matcher comment = Pattern.compile("(?s)/\\*\\*.*?\\*/").matcher(contract);
        while (comment.find()) {
            Matcher range =
                    Pattern.compile("\\b([A-Z])(\\d\\d)(?: to \\1(\\d\\d))?\\b").matcher(comment.group());
            while (range.find()) {
                int from = Integer.parseInt(range.group(2));
                int to = range.group(3) == null ? from : Integer.parseInt(range.group(3));
                ids(range.group(1), from, to).forEach(named::add);
            }
        }

        assertThat(named).isEqualTo(new TreeSet<>(IDS));
    }

    @Test
    void versionsAreFoundOnTheClassPath() {
        assertThat(Versions.of(RecordStoreTck.class)).isPresent();
        assertThat(Versions.of(RecordStore.class)).isEqualTo(Versions.of(RecordStoreTck.class));
        assertThat(Versions.of(String.class)).contains(System.getProperty("java.version"));
        assertThat(Versions.of(RulesTest.class)).isEmpty();
    }
}
