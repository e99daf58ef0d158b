package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
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
