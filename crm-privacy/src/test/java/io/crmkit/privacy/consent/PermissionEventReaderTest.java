package io.crmkit.privacy.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.error.CrmException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.json.JsonCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every property, left out and with every kind of value: read by hand it is what Jackson reads, or it is left to Jackson. */
class PermissionEventReaderTest {
    private static final JsonCodec<PermissionEvent> JSON = JsonCodec.of(PermissionEvent.class);
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "7",
            "1.5",
            "\"\"",
            "\"zoo\"",
            "\"2026-11-20T10:00:00Z\"",
            "{}",
            "[]",
            "[7]",
            "[\"x\"]",
            "[\"x\",null]",
            "{\"a\":1}",
            "{\"contacts\":1}",
            "{\"within\":\"PT1H\"}",
            "{\"contacts\":1.5,\"within\":\"PT1H\"}",
            "{\"contacts\":\"1\",\"within\":\"PT1H\"}",
            "{\"contacts\":1,\"within\":5}",
            "{\"within\":\"PT1H\",\"contacts\":1}",
            "{\"contacts\":3,\"within\":\"PT2H\"}",
            "{\"kind\":\"FORM\"}",
            "{\"reference\":\"r\"}",
            "{\"kind\":\"ZOO\",\"reference\":\"r\"}",
            "{\"flaws\":\"BUNDLED\",\"kind\":\"FORM\",\"reference\":\"r\"}",
            "{\"flaws\":[\"BUNDLED\",7],\"kind\":\"FORM\",\"reference\":\"r\"}",
            "{\"flaws\":[\"BUNDLED\"],\"kind\":\"FORM\",\"reference\":\"r\"}");

    private static final PermissionEvent GRANT = PermissionEvent.granted("g", Purpose.MARKETING, Channel.EMAIL, AT)
            .evidence(new Evidence(Evidence.Kind.FORM, "form-1", Set.of(Evidence.Flaw.BUNDLED)))
            .noticeVersion("notice-1")
            .brand(new Brand("OUTLET"))
            .contactPoint(new ContactPointToken("home-address"))
            .addStreams(new CustomerId("a"), new CustomerId("b"))
            .expiresAt(AT.plusSeconds(60))
            .build();
    private static final PermissionEvent LIMIT = PermissionEvent.of(PermissionType.LIMITED, "l", AT)
            .limit(new FrequencyLimit(2, Duration.ofDays(7)))
            .build();

    @TestFactory
    Stream<DynamicTest> whatIsReadByHandIsWhatJacksonReads() {
        return Stream.of(GRANT, LIMIT).flatMap(event -> {
            ObjectNode whole = (ObjectNode) MAPPER.readTree(JSON.encode(event));
            List<DynamicTest> tests = new ArrayList<>();
            Stream.concat(whole.propertyNames().stream(), Stream.of("limit", "zoo"))
                    .distinct()
                    .forEach(name -> {
                        tests.add(compare(without(whole, name)));
                        VALUES.forEach(value -> tests.add(compare(with(whole, name, value))));
                    });
            return tests.stream();
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoObjectInOrderIsLeftToJackson() {
        String text = JSON.encode(GRANT);
        return Stream.of(
                        "",
                        "7",
                        "[]",
                        "[" + text + "]",
                        text + "7",
                        text.substring(0, text.length() - 1),
                        text.replaceFirst("\\{", "{\"type\":\"GRANTED\","),
                        text.replaceFirst("\\{\"brand\":\"OUTLET\"", "{\"brand\":\"OTHER\",\"brand\":\"OUTLET\""))
                .map(changed -> DynamicTest.dynamicTest(
                        "text: " + changed,
                        () -> assertThat(PermissionEventReader.read(changed)).isEmpty()));
    }

    private static String without(ObjectNode whole, String name) {
        ObjectNode rest = whole.deepCopy();
        rest.remove(name);
        return rest.toString();
    }

    /** In the order of the names, as this version writes them. */
    private static String with(ObjectNode whole, String name, String value) {
        ObjectNode all = whole.deepCopy();
        all.set(name, MAPPER.readTree(value));
        ObjectNode sorted = MAPPER.createObjectNode();
        all.propertyNames().stream().sorted().forEach(each -> sorted.set(each, all.get(each)));
        return sorted.toString();
    }

    private static DynamicTest compare(String text) {
        return DynamicTest.dynamicTest(text, () -> {
            Optional<PermissionEvent> byHand = PermissionEventReader.read(text);

            byHand.ifPresent(event -> assertThat(Optional.of(event)).isEqualTo(byJackson(text)));
        });
    }

    private static Optional<PermissionEvent> byJackson(String text) {
        try {
            return Optional.of(JSON.decode(text));
        } catch (JacksonException | CrmException | IllegalStateException refused) {
            return Optional.empty();
        }
    }
}
