package io.crmkit.store.tck;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;

/** All rules of the kit, as they stand on the tests. */
final class Rules {
    private Rules() {}

    /** Returns every rule in the order of the numbers. */
    static List<Rule> all() {
        return topics().flatMap(topic -> Stream.of(topic.getSuperclass().getDeclaredMethods()))
                .map(RuleExtension::rule)
                .flatMap(rule -> rule.stream())
                .sorted(Comparator.comparing(Rule::id))
                .toList();
    }

    /** Returns the nested class that runs a rule. */
    static Class<?> topic(String id) {
        return topics().filter(topic -> method(topic, id).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule " + id));
    }

    /** Returns the test of a rule within its nested class. */
    static java.util.Optional<Method> method(Class<?> topic, String id) {
        return Stream.of(topic.getSuperclass().getDeclaredMethods())
                .filter(method -> RuleExtension.rule(method)
                        .filter(rule -> rule.id().equals(id))
                        .isPresent())
                .findFirst();
    }

    private static Stream<Class<?>> topics() {
        return Stream.of(RecordStoreTck.class.getDeclaredClasses())
                .filter(nested -> nested.isAnnotationPresent(Nested.class));
    }
}
