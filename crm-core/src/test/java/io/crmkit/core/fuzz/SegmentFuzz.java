package io.crmkit.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.crmkit.core.Crm;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.Lifecycle;
import io.crmkit.core.customer.PartialDate;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.field.CustomFields;
import io.crmkit.core.field.FieldDefinition;
import io.crmkit.core.field.FieldSchema;
import io.crmkit.core.field.FieldType;
import io.crmkit.core.field.FieldValue;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.page.Page;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.purchase.Purchase;
import io.crmkit.core.segment.Segment;
import io.crmkit.core.segment.SegmentFinding;
import io.crmkit.core.segment.SegmentVocabulary;
import io.crmkit.core.segment.Segments;
import io.crmkit.core.segment.Truth;
import io.crmkit.store.memory.MemoryStore;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.junit.jupiter.api.Timeout;

/** An input is the JSON of a segment; the customers that it is asked about are always the same. */
@Timeout(60)
class SegmentFuzz {
    private static final Instant NOW = Instant.parse("2026-11-22T23:30:00Z"); // 23 November in Berlin
    private static final int CUSTOMERS = 10;
    private static final List<Lifecycle> STAGES = List.of(Lifecycle.values());
    private static final Crm CRM = world();
    private static final Segments SEGMENTS = CRM.segments(ZoneId.of("Europe/Berlin"));
    private static final SegmentVocabulary VOCABULARY = SEGMENTS.vocabulary();
    private static final List<Customer> ALL = CRM.customers()
            .findAll(IntStream.range(0, CUSTOMERS)
                    .mapToObj(i -> new CustomerId("c" + i))
                    .toList());

    private static Crm world() {
        AtomicLong ids = new AtomicLong();
        Random random = new Random(8);
        Crm crm = Crm.builder(MemoryStore.create())
                .fields(FieldSchema.of(
                        FieldDefinition.of("customer", "score", FieldType.DECIMAL),
                        FieldDefinition.of("customer", "limit", FieldType.MONEY),
                        FieldDefinition.of("customer", "renews", FieldType.DATE),
                        FieldDefinition.ofEnum("customer", "size", "S", "M").asMultiple()))
                .clock(() -> NOW)
                .ids(() -> new UUID(7, ids.incrementAndGet()))
                .random(random)
                .build();
        for (int i = 0; i < CUSTOMERS; i++) {
            crm.customers().add(customer(i));
            CustomerId id = new CustomerId("c" + i);
            for (int j = 0; j < i % 4; j++) {
                Instant at = NOW.minusSeconds(random.nextInt(100 * 86_400));
                crm.purchases()
                        .add(Purchase.sale(id, Money.parse(j == 2 ? "USD 7" : "EUR 10"))
                                .happenedAt(at)
                                .build());
                crm.feedback()
                        .add(Feedback.nps(id, random.nextInt(11)).answeredAt(at).build());
            }
        }
        return crm;
    }

    private static Customer customer(int i) {
        if (i % 5 == 4) {
            return Customer.organization("Acme " + i)
                    .id(new CustomerId("c" + i))
                    .jurisdiction("FR")
                    .build();
        }
        Customer named = Customer.person(i % 2 == 0 ? "Zoë" : "Bob", i % 3 == 0 ? "Müller" : "King")
                .build();
        CustomFields custom = CustomFields.NONE;
        if (i % 2 == 0) {
            custom = custom.with("score", FieldValue.of(new BigDecimal("7.50").add(BigDecimal.valueOf(i))))
                    .with("limit", FieldValue.of(Money.parse("EUR 100")))
                    .with("renews", FieldValue.of(LocalDate.of(2026, 12, 20 + i)));
        }
        return named.toBuilder()
                .id(new CustomerId("c" + i))
                .person(named.person()
                        .orElseThrow()
                        .withBirthDate(new PartialDate(i % 3 == 0 ? "2000-11-23" : "--02-29")))
                .lifecycle(STAGES.get(i % STAGES.size()))
                .addEmails(EmailAddress.of("zoe" + i + "@Example.org"))
                .addClassifications(i % 3 == 0 ? "vip" : "new")
                .customFields(custom)
                .build();
    }

    @FuzzTest
    @DictionaryFile(resourcePath = "segment.dict")
    void rule(byte[] input) {
        Segment segment;
        try {
            segment = Segment.parse(Secret.planted(new String(input, StandardCharsets.UTF_8)), VOCABULARY);
        } catch (InvalidInputException refused) {
            Secret.isKeptBy(refused);
            return;
        }

        Segment again = Segment.parse(segment.toJson(), VOCABULARY);

        assertThat(again).isEqualTo(segment).hasSameHashCodeAs(segment);
        assertThat(again.toJson()).isEqualTo(segment.toJson());
        assertThat(again.name()).isEqualTo(segment.name());
        assertThat(again.description()).isEqualTo(segment.description());
        assertThat(new String(segment.name().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .as("memberships are kept under the name")
                .isEqualTo(segment.name());
        assertThat(segment).hasToString("Segment[" + segment.name() + "]");
        findsTheSameEverywhere(segment, again);
    }

    private static void findsTheSameEverywhere(Segment segment, Segment again) {
        Set<String> members = new TreeSet<>();
        for (Customer customer : ALL) {
            boolean member = SEGMENTS.matches(segment, customer, NOW);
            if (member) {
                members.add(customer.id().value());
            }
            SegmentFinding finding = SEGMENTS.explain(segment, customer.id(), NOW);
            Secret.isNotIn(finding.text());
            assertThat(SEGMENTS.matches(again, customer, NOW)).isEqualTo(member);
            assertThat(finding.truth() == Truth.TRUE).isEqualTo(member);
        }
        assertThat(SEGMENTS.stream(segment, NOW).map(one -> one.id().value()))
                .containsExactlyInAnyOrderElementsOf(members);
        assertThat(paged(segment)).containsExactlyInAnyOrderElementsOf(members);
    }

    private static List<String> paged(Segment segment) {
        List<String> found = new ArrayList<>();
        PageRequest request = PageRequest.ofSize(3);
        while (true) {
            Page<Customer> page = SEGMENTS.page(segment, NOW, request);
            page.items().forEach(one -> found.add(one.id().value()));
            if (page.next().isEmpty()) {
                return found;
            }
            request = PageRequest.ofSize(3).after(page.next().get());
        }
    }
}
