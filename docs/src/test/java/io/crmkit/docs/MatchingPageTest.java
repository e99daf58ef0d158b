package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.PhoneNumber;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerKind;
import io.crmkit.core.duplicate.Duplicate;
import io.crmkit.core.duplicate.DuplicateFeed;
import io.crmkit.core.duplicate.DuplicateScan;
import io.crmkit.core.duplicate.Duplicates;
import io.crmkit.core.duplicate.MatchDecision;
import io.crmkit.core.duplicate.MatchModels;
import io.crmkit.core.feed.FeedPosition;
import io.crmkit.core.match.MatchModel;
import io.crmkit.core.match.MatchOutcome;
import io.crmkit.core.match.RecordTable;
import io.crmkit.core.match.Training;
import io.crmkit.core.page.Cursor;
import io.crmkit.core.page.Page;
import io.crmkit.core.page.PageRequest;
import io.crmkit.store.memory.MemoryStore;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The snippets of docs/matching.md. */
class MatchingPageTest {
    private final Crm crm = Crm.builder(MemoryStore.create()).build();

    @Test
    void duplicates() {
        crm.customers().add(elizabeth("Elizabeth", "Bennet"));
        Customer entered = elizabeth("Beth", "Benet");
        // snippet
        Duplicates duplicates = crm.duplicates();

        FeedPosition position = crm.feed().end(); // before the scan, so that nothing falls in between
        Optional<Cursor> next = Optional.empty();
        do { // existing data, page by page; keep the cursor to go on another day
            DuplicateScan scan = duplicates.scan(new PageRequest(500, next));
            next = scan.next();
        } while (next.isPresent());

        List<Duplicate> found = duplicates.check(entered); // before a customer is added; stores nothing
        List<String> reasons =
                found.stream().map(duplicate -> duplicate.result().explanation()).toList(); // field by field

        Customer added = crm.customers().add(entered);
        DuplicateFeed changes = duplicates.follow(position, 100); // from now on, after each batch of changes
        position = changes.next();

        Page<MatchDecision> queue =
                crm.repository(MatchDecision.TYPE).page(Duplicates.open(MatchOutcome.REVIEW), PageRequest.ofSize(50));
        MatchDecision first = queue.items().get(0);
        duplicates.decide(
                first.firstCustomer(),
                first.secondCustomer(),
                MatchOutcome.NO_MATCH,
                Optional.of("mother and daughter"));
        // end

        assertThat(found).hasSize(1);
        assertThat(reasons).allMatch(reason -> reason.contains("family"));
        assertThat(position).isEqualTo(changes.next());
        assertThat(duplicates.check(added)).isEmpty();
    }

    @Test
    void training() {
        for (int i = 0; i < 30; i++) {
            crm.customers().add(elizabeth("Elizabeth", "Bennet" + (char) ('a' + i % 26)));
        }
        // snippet
        RecordTable table = crm.duplicates().table(CustomerKind.PERSON, 100_000);
        Training training = Training.of(MatchModels.person(), table, 1); // the seed
        MatchModel own = training.model().withName("acme-person").withVersion("2026-11");
        String kept = own.toJson();
        Duplicates duplicates = crm.duplicates().with(CustomerKind.PERSON, MatchModel.parse(kept));
        // end

        assertThat(duplicates.table(CustomerKind.PERSON, 100).size()).isEqualTo(30);
        assertThat(MatchModel.parse(kept)).isEqualTo(own);
    }

    private static Customer elizabeth(String given, String family) {
        return Customer.person(given, family)
                .addEmails(EmailAddress.of("bennet@example.org"))
                .addPhones(PhoneNumber.of("+44 20 7946 0958"))
                .build();
    }
}
