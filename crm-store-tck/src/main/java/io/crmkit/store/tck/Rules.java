package io.crmkit.store.tck;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;

/** All rules of the kit, as they stand on the tests. */
final class Rules {
    private Rules() {}

    /** Returns every rule in the order of the numbers. */
    static List<Rule> all() {
        return Stream.of(RecordStoreTck.class.getDeclaredClasses())
                .filter(nested -> nested.isAnnotationPresent(Nested.class))
                .flatMap(topic -> Stream.of(topic.getSuperclass().getDeclaredMethods()))
                .map(RuleExtension::rule)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Rule::id))
                .toList();
    }
}
