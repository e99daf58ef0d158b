package io.crmkit.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RulesTest {
    /** The first 76 rules of the contract, and those that came with them. */
    private static final List<String> IDS = Stream.of(
                    ids("A", 1, 20),
                    ids("B", 1, 15),
                    ids("C", 1, 7),
                    ids("D", 1, 26),
                    ids("E", 1, 16),
                    ids("F", 1, 8),
                    ids("G", 1, 8),
                    ids("H", 1, 16),
                    ids("I", 1, 7),
                    ids("J", 1, 3),
                    ids("J", 7, 9),
                    ids("K", 1, 7),
                    ids("P", 1, 2),
                    ids("Q", 1, 9))
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
                .contains("rules:   147 (0 passed, 0 skipped, 0 failed, 147 not run)")
                .contains(Report.UNTESTED);
    }
}
