package io.crmkit.core.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.PhoneNumber;
import io.crmkit.core.contact.PostalAddress;
import io.crmkit.core.contact.Verification;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.Identifier;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.field.CustomFields;
import io.crmkit.core.field.FieldDefinition;
import io.crmkit.core.field.FieldSchema;
import io.crmkit.core.field.FieldType;
import io.crmkit.core.field.FieldValue;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.match.MatchOutcome;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.quality.QualityChange.Measure;
import io.crmkit.core.repository.Query;
import io.crmkit.core.source.Source;
import io.crmkit.store.memory.MemoryStore;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final FieldSchema FIELDS = FieldSchema.of(FieldDefinition.of("customer", "badge", FieldType.STRING));
    private static final String STANDARD = """
            {'name': '2026', 'sources': ['shop', 'erp'], 'fields': {
              'name': {'maxAge': 'P1Y'},
              'emails': {'required': true, 'maxAge': 'P2Y'},
              'phones': {},
              'person.birthDate': {'required': true, 'pattern': '[0-9]{4}-.*'},
              'jurisdiction': {'allowed': ['DE', 'AT'], 'kinds': ['ORGANIZATION', 'PERSON']},
              'postalAddresses.postalCode': {'minLength': 5, 'maxLength': 5},
              'identifiers': {},
              'customFields.badge': {'pattern': '(a+)(a+)(a+)(a+)(a+)(a+)b'}}}
            """;

    private final AtomicReference<Instant> clock = new AtomicReference<>(NOW);
    private final Crm crm =
            Crm.builder(MemoryStore.create()).fields(FIELDS).clock(clock::get).build();
    private final EntryStandard standard = standard(STANDARD);

    @AfterEach
    void close() {
        crm.close();
    }

    @Test
    void a_report_counts_by_field_and_source_and_says_how_many_it_is_about() {
        crm.customers()
                .add(Customer.person("Ada", "Secret")
                        .source(Source.of("shop", "1"))
                        .addEmails(email("ada@secret.test", "2024-11-23T00:00:00Z"))
                        .addEmails(email("ada@secret.example", "2024-11-21T00:00:00Z"))
                        .addEmails(EmailAddress.of("ada at secret"))
                        .build());
        crm.customers()
                .add(Customer.organization("Secret Ltd")
                        .source(Source.of("blog", "1"))
                        .build());
        Customer gone = crm.customers().add(Customer.household("Gone").build());
        crm.work(unit -> unit.erase(Customer.TYPE, gone.id()));

        QualityReport report = crm.quality().report(standard, UTC);

        assertThat(report.customers()).isEqualTo(2);
        assertThat(report.excluded()).isEqualTo(1);
        assertThat(report.duplicates()).as("nobody looked").isEmpty();
        FieldQuality emails = row(report, "emails", "shop");
        assertThat(emails.completeness()).isEqualTo(new Share(1, 1));
        assertThat(emails.validity()).isEqualTo(new Share(2, 3));
        assertThat(emails.staleness()).as("one was never confirmed").isEqualTo(new Share(1, 2));
        assertThat(emails.undated()).isEqualTo(1);
        assertThat(emails.flaws()).containsExactlyInAnyOrderEntriesOf(Map.of(Flaw.MALFORMED, 1L, Flaw.STALE, 1L));
        assertThat(row(report, "emails", FieldQuality.OTHER).flaws()).containsExactly(Map.entry(Flaw.MISSING, 1L));
        assertThat(row(report, "person.birthDate", FieldQuality.OTHER).completeness())
                .as("organizations have none")
                .isEqualTo(new Share(0, 0));
        assertThat(row(report, "person.birthDate", FieldQuality.OTHER)
                        .completeness()
                        .value())
                .isEmpty();
        assertThat(report.totals()).hasSize(8);
        assertThat(report.totals().get(1).completeness()).isEqualTo(new Share(1, 2));
    }

    @Test
    void what_is_not_confirmed_by_anybody_is_as_old_as_the_last_change_of_the_record() {
        crm.customers().add(Customer.household("Bennet").build());
        clock.set(Instant.parse("2027-11-22T08:00:00Z"));
        assertThat(row(crm.quality().report(standard, UTC), "name", "-").staleness())
                .isEqualTo(new Share(0, 1));

        clock.set(Instant.parse("2027-11-22T08:00:01Z"));
        assertThat(row(crm.quality().report(standard, UTC), "name", "-").staleness())
                .isEqualTo(new Share(1, 1));
    }

    @Test
    void conflicts_are_values_of_one_customer_that_contradict_each_other() {
        crm.customers()
                .add(Customer.household("Bennet")
                        .jurisdiction("DE-BE")
                        .addPostalAddresses(PostalAddress.builder()
                                .locality("Graz")
                                .country("AT")
                                .build())
                        .addIdentifiers(
                                Identifier.of("club", "1"), Identifier.of("club", "2"), Identifier.of("tax", "3"))
                        .addPhones(PhoneNumber.builder("+49 30 1234567")
                                .preference(1)
                                .build())
                        .addPhones(PhoneNumber.builder("+49 30 7654321")
                                .preference(1)
                                .build())
                        .build());
        crm.customers()
                .add(Customer.household("Darcy")
                        .addIdentifiers(Identifier.of("club", "1"), Identifier.of("tax", "1"))
                        .addPhones(PhoneNumber.of("+49 30 1234567"), PhoneNumber.of("+49 30 7654321"))
                        .build());

        QualityReport report = crm.quality().report(standard, UTC);

        assertThat(row(report, "identifiers", "-").conflicts()).isEqualTo(new Share(1, 2));
        assertThat(row(report, "phones", "-").conflicts()).isEqualTo(new Share(1, 2));
        assertThat(standard("{'name':'x','fields':{'jurisdiction':{}}}").fields())
                .hasSize(1);
    }

    @Test
    void reports_have_no_personal_values_and_come_back_from_json() {
        crm.customers()
                .add(Customer.person("Ada", "Secret")
                        .addEmails(EmailAddress.of("ada@secret.test"))
                        .source(Source.of("secret", "secret"))
                        .customFields(CustomFields.NONE.with("badge", FieldValue.of("secret")))
                        .build());

        QualityReport report = crm.quality().report(standard, UTC);

        assertThat(report.toJson() + report.toMarkdown() + report).doesNotContainIgnoringCase("secret");
        assertThat(QualityReport.parse(report.toJson())).isEqualTo(report);
        assertThat(report.toMarkdown())
                .contains("# Data quality by 2026")
                .contains("| emails | all | 100.0 % of 1 | 100.0 % of 1 | - | 0.0 % of 1 |  |")
                .contains("| person.birthDate | \\* | 0.0 % of 1 | - | - | - | MISSING 1 |");
    }

    @Test
    void two_reports_by_one_standard_show_what_changed() {
        Customer ada = crm.customers().add(Customer.person("Ada", "").build());
        QualityReport before = crm.quality().report(standard, UTC);
        clock.set(NOW.plusSeconds(60));
        crm.customers().update(ada.id(), old -> old.withEmails(EmailAddress.of("ada@example.org")));

        QualityReport after = crm.quality().report(standard, UTC);

        assertThat(after.changesSince(before))
                .containsExactly(
                        new QualityChange(
                                "emails", "-", QualityChange.Measure.COMPLETENESS, new Share(0, 1), new Share(1, 1)),
                        new QualityChange(
                                "emails", "-", QualityChange.Measure.VALIDITY, new Share(0, 0), new Share(1, 1)),
                        new QualityChange(
                                "emails", "-", QualityChange.Measure.CONFLICTS, new Share(0, 0), new Share(0, 1)));
        assertThatThrownBy(() -> before.changesSince(after)).isInstanceOf(InvalidInputException.class);
        QualityReport other = crm.quality().report(standard("{'name':'2026','fields':{'emails':{}}}"), UTC);
        assertThatThrownBy(() -> after.changesSince(other)).hasMessageContaining("same standard");
    }

    @Test
    void duplicates_are_counted_by_field_and_source_once_somebody_looked() {
        crm.customers().add(elizabeth("shop", 1).build());
        crm.customers()
                .add(elizabeth("erp", 2)
                        .addPostalAddresses(
                                PostalAddress.builder().postalCode("10115").build())
                        .build());
        crm.duplicates().scan(PageRequest.ofSize(10));

        DuplicateCounts counts =
                crm.quality().report(standard, UTC).duplicates().orElseThrow();

        assertThat(counts.examined()).isEqualTo(2);
        assertThat(counts.openMatches()).isEqualTo(1);
        assertThat(counts.openReviews()).isZero();
        assertThat(counts.fields())
                .contains(
                        new DuplicateField("email", "erp", 1, 1, 0),
                        new DuplicateField("email", "shop", 1, 1, 0),
                        new DuplicateField("postcode", "shop", 1, 0, 0))
                .noneMatch(row -> row.source().equals(FieldQuality.NONE));
    }

    @Test
    void duplicates_and_what_contradicts_in_them_compare_over_time() {
        crm.customers().add(elizabeth("shop", 3).build());
        Customer second = crm.customers().add(elizabeth("shop", 4).build());
        crm.duplicates().scan(PageRequest.ofSize(10));
        QualityReport before = crm.quality().report(standard, UTC);
        crm.customers().update(second.id(), old -> old.withPhones(PhoneNumber.of("+44 20 7946 0999")));
        crm.duplicates().scan(PageRequest.ofSize(10));

        QualityReport after = crm.quality().report(standard, UTC);

        assertThat(after.changesSince(before))
                .containsExactly(
                        new QualityChange("phone", "shop", Measure.DUPLICATES, new Share(1, 1), new Share(0, 1)),
                        new QualityChange(
                                "phone", "shop", Measure.DUPLICATE_CONFLICTS, new Share(0, 1), new Share(1, 1)));
        assertThat(after.toMarkdown()).contains("| phone | shop | 1 | 0.0 % of 1 | 100.0 % of 1 |");
        assertThat(QualityReport.parse(after.toJson())).isEqualTo(after);

        crm.duplicates().decide(before(second), second.id(), MatchOutcome.NO_MATCH, Optional.of("twins"));
        QualityReport decided = crm.quality().report(standard, UTC);

        assertThat(decided.duplicates().orElseThrow().fields())
                .as("decided pairs")
                .isEmpty();
        assertThat(decided.changesSince(after))
                .as("without open pairs there is no value")
                .contains(new QualityChange(
                        "phone", "shop", Measure.DUPLICATE_CONFLICTS, new Share(1, 1), new Share(0, 0)));
    }

    @Test
    void a_report_kept_before_duplicates_were_counted_by_field_can_be_read() {
        crm.customers().add(elizabeth("shop", 5).build());
        crm.duplicates().scan(PageRequest.ofSize(10));
        QualityReport report = crm.quality().report(standard, UTC);
        String old = report.toJson()
                .replaceFirst(
                        "\"duplicates\":\\{.*?}",
                        "\"duplicates\":{\"examined\":1,\"openMatches\":0,\"openReviews\":0}");

        assertThat(QualityReport.parse(old)).isEqualTo(report);
    }

    @Test
    void numbers_of_duplicates_that_contradict_each_other_are_refused() {
        DuplicateField one = new DuplicateField("email", "shop", 2, 1, 1);

        assertThat(one.conflicts()).isEqualTo(new Share(1, 2));
        assertThat(new DuplicateCounts(2, 1, 1, List.of(one)).agreement(one)).isEqualTo(new Share(1, 2));
        assertThatThrownBy(() -> new DuplicateField("email", "shop", 1, 1, 1))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new DuplicateField("email", "shop", 1, -1, 1))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new DuplicateField("email", "shop", 1, 1, -1))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new DuplicateCounts(2, 1, 0, List.of(one))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new DuplicateCounts(-1, 0, 0, List.of())).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new DuplicateCounts(2, -1, 0, List.of())).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new DuplicateCounts(2, 0, -1, List.of())).isInstanceOf(InvalidInputException.class);
    }

    private CustomerId before(Customer second) {
        return crm.customers().stream(Query.all())
                .map(Customer::id)
                .filter(id -> !id.equals(second.id()))
                .findFirst()
                .orElseThrow();
    }

    private static Customer.Builder elizabeth(String source, int number) {
        return Customer.person("Elizabeth", "Bennet")
                .source(Source.of(source, String.valueOf(number)))
                .addEmails(EmailAddress.of("bennet@example.org"))
                .addPhones(PhoneNumber.of("+44 20 7946 0958"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "E01 | postalAddresses.postalCode | 1234    | TOO_SHORT",
                "E02 | postalAddresses.postalCode | 123456  | TOO_LONG",
                "E03 | jurisdiction               | FR      | NOT_ALLOWED",
                "E04 | person.birthDate           | --12-10 | PATTERN",
                "E05 | emails                     | a@b     | MALFORMED",
                "E06 | phones                     | 0815    | MALFORMED",
            })
    void an_entry_is_checked_before_it_is_stored(String row, String field, String value, Flaw flaw) {
        Customer named = Customer.person("Ada", "")
                .addEmails(EmailAddress.of("ada@example.org"))
                .build();
        Customer entered = switch (field) {
            case "postalAddresses.postalCode" ->
                named.withPostalAddresses(
                        PostalAddress.builder().postalCode(value).build());
            case "jurisdiction" -> named.withJurisdiction(value);
            case "person.birthDate" ->
                named.withPerson(
                        named.person().orElseThrow().withBirthDate(new io.crmkit.core.customer.PartialDate(value)));
            case "emails" -> named.withEmails(EmailAddress.of(value));
            default -> named.withPhones(PhoneNumber.of(value));
        };

        assertThat(standard.check(entered, NOW, UTC)).contains(new EntryFinding(field, flaw));
        assertThat(standard.check(named, NOW, UTC)).containsExactly(new EntryFinding("person.birthDate", Flaw.MISSING));
    }

    @Test
    void what_bounced_is_unreachable_and_a_pattern_that_takes_too_long_is_undecided() {
        crm.customers()
                .add(Customer.household("Bennet")
                        .addEmails(EmailAddress.builder("ada@example.org")
                                .verification(Verification.BOUNCED)
                                .build())
                        .customFields(CustomFields.NONE.with("badge", FieldValue.of("a".repeat(60))))
                        .build());

        QualityReport report = crm.quality().report(standard, UTC);

        assertThat(row(report, "emails", "-").flaws()).containsExactly(Map.entry(Flaw.UNREACHABLE, 1L));
        FieldQuality badge = row(report, "customFields.badge", "-");
        assertThat(badge.undecided()).isEqualTo(1);
        assertThat(badge.validity()).as("excluded from both parts").isEqualTo(new Share(0, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'fields':{'emails':{}}}                                      | $.name",
                "{'name':'x'}                                                  | $.fields",
                "{'name':'x','fields':{}}                                      | $.fields",
                "{'name':'x','fields':{'email':{}}}                            | $.fields.email",
                "{'name':'x','fields':{'customFields.size':{}}}                | $.fields.customFields.size",
                "{'name':'x','fields':{'emails':{'require':true}}}             | $.fields.emails.require",
                "{'name':'x','fields':{'emails':{'required':'yes'}}}           | $.fields.emails.required",
                "{'name':'x','fields':{'emails':{'minLength':5,'maxLength':4}}} | $.fields.emails.maxLength",
                "{'name':'x','fields':{'emails':{'pattern':'('}}}              | $.fields.emails.pattern",
                "{'name':'x','fields':{'emails':{'maxAge':'2Y'}}}              | $.fields.emails.maxAge",
                "{'name':'x','fields':{'emails':{'allowed':[]}}}               | $.fields.emails.allowed",
                "{'name':'x','fields':{'person.given':{'kinds':['HOUSEHOLD']}}} | $.fields.person.given.kinds[0]",
            })
    void what_a_standard_must_not_say_is_refused_with_the_path(String json, String path) {
        assertThatThrownBy(() -> standard(json))
                .isInstanceOf(InvalidInputException.class)
                .satisfies(refused ->
                        assertThat(((InvalidInputException) refused).field()).isEqualTo(path));
    }

    private static EmailAddress email(String raw, String verifiedAt) {
        return EmailAddress.builder(raw)
                .verification(Verification.VERIFIED)
                .verificationAt(Instant.parse(verifiedAt))
                .build();
    }

    private static FieldQuality row(QualityReport report, String field, String source) {
        return report.fields().stream()
                .filter(row -> row.field().equals(field) && row.source().equals(source))
                .findFirst()
                .orElseThrow();
    }

    private static EntryStandard standard(String json) {
        return EntryStandard.parse(json.replace('\'', '"'), FIELDS);
    }
}
