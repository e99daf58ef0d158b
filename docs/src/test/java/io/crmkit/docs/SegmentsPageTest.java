package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.csv.CsvFormat;
import io.crmkit.core.csv.CsvRows;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.imports.FieldMapping;
import io.crmkit.core.imports.ImportListener;
import io.crmkit.core.imports.ImportMapping;
import io.crmkit.core.imports.Row;
import io.crmkit.core.imports.RowResult;
import io.crmkit.core.imports.RowSource;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.segment.SegmentChange;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.scorecard.Breakdown;
import io.crmkit.metrics.scorecard.Scorecard;
import io.crmkit.metrics.scorecard.ScorecardRequest;
import io.crmkit.metrics.scorecard.PeriodKind;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.decision.ContactRequest;
import io.crmkit.privacy.decision.Decision;
import io.crmkit.privacy.pack.LawPacks;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.Lifecycle;
import io.crmkit.core.feed.FeedPosition;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.field.FieldSchema;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.purchase.Purchase;
import io.crmkit.core.quality.EntryFinding;
import io.crmkit.core.quality.EntryStandard;
import io.crmkit.core.quality.Flaw;
import io.crmkit.core.quality.QualityChange;
import io.crmkit.core.quality.QualityReport;
import io.crmkit.core.segment.Segment;
import io.crmkit.core.segment.SegmentEvent;
import io.crmkit.core.segment.SegmentFeed;
import io.crmkit.core.segment.SegmentStep;
import io.crmkit.core.segment.Segments;
import io.crmkit.store.memory.MemoryStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** The snippets of docs/segments.md and docs/quality.md; the JSON in them is read too. */
class SegmentsPageTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private final List<CustomerId> sent = new ArrayList<>();
    private final List<SegmentEvent> reactions = new ArrayList<>();
    private final Crm crm = Crm.builder(MemoryStore.create()).clock(() -> NOW).build();

    private void send(CustomerId id) {
        sent.add(id);
    }

    private void send(Decision decision) {
        if (decision.permitted()) {
            sent.add(decision.customer());
        }
    }

    private void react(SegmentEvent event) {
        reactions.add(event);
    }

    @Test
    void segments() {
        String json = json("segments.md");
        Customer ada = crm.customers()
                .add(Customer.person("Ada", "Lovelace")
                        .lifecycle(Lifecycle.LOYAL)
                        .addClassifications("student")
                        .build());
        for (int i = 0; i < 3; i++) {
            crm.purchases().add(Purchase.sale(ada.id(), Money.parse("EUR 10")).build());
        }
        crm.feedback().add(Feedback.nps(ada.id(), 6).build());
        // snippet
        Segments segments = crm.segments(ZoneId.of("Europe/Berlin"));
        Segment winBack = Segment.parse(json, segments.vocabulary()); // refuses what it does not know, with the path

        boolean inIt = segments.matches(winBack, ada, crm.now());
        String why = segments.explain(winBack, ada.id(), crm.now()).text();
        try (Stream<Customer> audience = segments.stream(winBack, crm.now())) {
            audience.map(Customer::id).forEach(id -> send(id));
        }

        FeedPosition position = crm.feed().end();
        SegmentStep step;
        do { // one round; any worker goes on where another one stopped
            step = segments.refresh(winBack, 500);
        } while (!step.done());
        SegmentFeed changes = segments.follow(position, 100);
        changes.events().forEach(event -> react(event));
        position = changes.next(); // keep it together with what was done
        // end

        assertThat(inIt).isTrue();
        assertThat(why).startsWith("TRUE member");
        assertThat(sent).containsExactly(ada.id());
        assertThat(reactions).hasSize(1);
        assertThat(segments.follow(position, 100).events()).isEmpty();
    }

    @Test
    void a_segment_breaks_down_scorecards_selects_audiences_and_judges_imports() {
        Segments segments = crm.segments(ZoneOffset.UTC);
        Segment loyal = Segment.parse(
                "{\"name\": \"loyal\", \"when\": {\"field\": \"lifecycle\", \"is\": \"LOYAL\"}}", segments.vocabulary());
        Customer ada = crm.customers()
                .add(Customer.person("Ada", "Lovelace")
                        .lifecycle(Lifecycle.LOYAL)
                        .jurisdiction("DE")
                        .build());
        Customer eve = crm.customers()
                .add(Customer.person("Eve", "Example")
                        .lifecycle(Lifecycle.ACTIVE)
                        .jurisdiction("DE")
                        .build());
        assertThat(Stream.generate(() -> segments.refresh(loyal, 500)).anyMatch(SegmentStep::done))
                .isTrue();
        Privacy privacy = Privacy.on(crm).packs(LawPacks.bundled()).build();
        ScorecardRequest.Builder request = ScorecardRequest.builder()
                .question("relationship", "nps")
                .score(Nps.DEFINITION)
                .from(LocalDate.of(2026, 1, 1))
                .until(LocalDate.of(2027, 1, 1))
                .every(PeriodKind.MONTH)
                .in(ZoneOffset.UTC);
        String csv = "id;name;stage\n1;Ida;LOYAL\n2;Otto;PROSPECT\n";
        RowSource file = CsvRows.of(
                () -> new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), CsvFormat.FOREIGN);
        ImportMapping mapping = ImportMapping.customers(
                "shop", "id", FieldMapping.of("name", "/name"), FieldMapping.of("stage", "/lifecycle"));
        for (int i = 0; i < 20; i++) { // small groups show no score
            Customer who = i % 2 == 0 ? ada : eve;
            int rating = who.equals(ada) ? 9 : 3;
            // snippet
            Feedback.Builder answer = Feedback.nps(who.id(), rating).survey("relationship");
            segments.of(who.id()).forEach(name -> answer.putSegments(name, "in")); // as they are today
            crm.feedback().add(answer.build());
            // end
        }
        // snippet
        Breakdown byLoyal = Breakdown.segment("loyal");
        Scorecard card = Scorecard.of(crm, request.by(byLoyal).build());
        card.by(byLoyal).of("in");

        try (Stream<Customer> audience = segments.stream(loyal, crm.now())) {
            privacy.decide(
                    audience,
                    member -> ContactRequest.of(member.id(), Channel.EMAIL, Purpose.SERVICE),
                    decision -> send(decision));
        }

        List<SegmentEvent> entered = new ArrayList<>(); // by this import
        ImportListener judge = new ImportListener() {
            @Override
            public void decided(Row row, RowResult result) {
                result.record()
                        .flatMap(id -> segments.refresh(loyal, new CustomerId(id)))
                        .ifPresent(entered::add);
            }
        };
        crm.imports().run("customers.csv", mapping, file, judge);
        // end

        assertThat(card.by(byLoyal).of("in").orElseThrow().overall().value()).hasValue(100);
        assertThat(card.total().overall().value()).hasValue(0);
        assertThat(sent).containsExactly(ada.id());
        assertThat(entered).extracting(SegmentEvent::change).containsExactly(SegmentChange.ENTERED);
        assertThat(crm.customers().get(entered.get(0).customer()).name()).isEqualTo("Ida");
    }

    @Test
    void quality() {
        String json = json("quality.md");
        FieldSchema fields = FieldSchema.EMPTY;
        ZoneId zone = ZoneOffset.UTC;
        Customer entered = Customer.person("Ada", "Lovelace").build();
        // snippet
        EntryStandard standard = EntryStandard.parse(json, fields);

        List<EntryFinding> findings = standard.check(entered, crm.now(), zone); // in a form or an import

        QualityReport report = crm.quality().report(standard, zone);
        String page = report.toMarkdown();
        String kept = report.toJson();

        QualityReport earlier = QualityReport.parse(kept);
        List<QualityChange> changes = crm.quality().report(standard, zone).changesSince(earlier);
        // end

        assertThat(findings)
                .containsExactly(
                        new EntryFinding("emails", Flaw.MISSING), new EntryFinding("person.birthDate", Flaw.MISSING));
        assertThat(page).contains("0 customers");
        assertThat(changes).isEmpty();
    }

    /** The first JSON of a page. */
    private static String json(String page) {
        Matcher fence =
                Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(Pages.read(Path.of("..", "docs", page)));
        assertThat(fence.find()).isTrue();
        return fence.group(1);
    }
}
