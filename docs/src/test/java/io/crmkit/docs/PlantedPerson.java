package io.crmkit.docs;

import io.crmkit.core.Crm;
import io.crmkit.core.account.Account;
import io.crmkit.core.account.AccountContact;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.MessagingHandle;
import io.crmkit.core.contact.PhoneNumber;
import io.crmkit.core.contact.PostalAddress;
import io.crmkit.core.contact.SocialHandle;
import io.crmkit.core.contact.WebAddress;
import io.crmkit.core.csv.CsvFormat;
import io.crmkit.core.csv.CsvRows;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerRole;
import io.crmkit.core.customer.Demographics;
import io.crmkit.core.customer.Identifier;
import io.crmkit.core.customer.Organization;
import io.crmkit.core.customer.PartialDate;
import io.crmkit.core.customer.Person;
import io.crmkit.core.customer.PersonName;
import io.crmkit.core.customer.Preferences;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.field.CustomFields;
import io.crmkit.core.field.FieldDefinition;
import io.crmkit.core.field.FieldSchema;
import io.crmkit.core.field.FieldType;
import io.crmkit.core.field.FieldValue;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.imports.FieldMapping;
import io.crmkit.core.imports.ImportListener;
import io.crmkit.core.imports.ImportMapping;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.core.interaction.Participant;
import io.crmkit.core.match.MatchOutcome;
import io.crmkit.core.merge.MergeRequest;
import io.crmkit.core.purchase.Purchase;
import io.crmkit.core.purchase.PurchaseLine;
import io.crmkit.core.relationship.Relationship;
import io.crmkit.core.relationship.RelationshipType;
import io.crmkit.core.segment.Segment;
import io.crmkit.core.segment.Segments;
import io.crmkit.core.source.Source;
import io.crmkit.core.task.Task;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.recovery.Recovery;
import io.crmkit.recovery.cases.Apology;
import io.crmkit.recovery.cases.CaseNote;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.learning.AnalysisMethod;
import io.crmkit.recovery.learning.CauseCatalog;
import io.crmkit.recovery.learning.Learning;
import io.crmkit.recovery.learning.PossibleCause;
import io.crmkit.recovery.learning.RootCauseAnalysisId;
import io.crmkit.recovery.learning.Why;
import io.crmkit.recovery.policy.RecoveryPolicy;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/** Writes all that the modules can keep of a person, by their own ways; every text holds the name of the person. */
final class PlantedPerson {
    static final FieldSchema FIELDS = FieldSchema.of(
            FieldDefinition.of("customer", "club_card", FieldType.STRING).asUnique(),
            FieldDefinition.of("account", "nickname", FieldType.STRING).asSearchable());

    private static final CauseCatalog CAUSES = CauseCatalog.parse("""
            {"id": "airline", "version": "1", "validFrom": "2025-01-01", "causes": [
              {"code": "handover", "title": "Shift handover"}]}
            """);

    private final Crm crm;
    private final Privacy privacy;
    private final String name;
    private final int number;

    PlantedPerson(Crm crm, Privacy privacy, String name, int number) {
        this.crm = crm;
        this.privacy = privacy;
        this.name = name;
        this.number = number;
    }

    private String text(String what) {
        return name + " " + what;
    }

    private String word(String what) {
        return name + "-" + what;
    }

    private String mail(String what) {
        return word(what) + "@example.org";
    }

    /** Returns what the import refuses, which is stored nowhere. */
    PlantedValues refused() {
        return new PlantedValues(List.of(word("reject"), mail("reject"), word("nonsense")));
    }

    /** Plants a person and an organization. */
    List<CustomerId> plant() {
        CustomerId person = crm.customers().add(person("first")).id();
        records(person);
        merge(person);
        imports();
        consents(person);
        recovery(person);
        segment(person);
        CustomerId firm = crm.customers()
                .add(Customer.organization(word("firm"))
                        .organization(Organization.builder(word("legal name"))
                                .tradingName(word("trading name"))
                                .build())
                        .build())
                .id();
        crm.duplicates().update(firm);
        return List.of(person, firm);
    }

    private Customer person(String which) {
        return Customer.person(word("given"), word("family"))
                .person(Person.builder(PersonName.builder()
                                .given(word("given"))
                                .family(word("family"))
                                .localForm(word("local form"))
                                .build())
                        .birthDate(new PartialDate("19" + number + "-06-05"))
                        .pronouns(word("pronouns"))
                        .build())
                .addEmails(EmailAddress.of(mail(which)))
                .addPhones(PhoneNumber.of("+49 30 12345" + number + (which.equals("first") ? 1 : 2)))
                .addPostalAddresses(PostalAddress.builder()
                        .addLines(text("street"))
                        .locality(text("town"))
                        .build())
                .addWebAddresses(WebAddress.of("https://example.org/" + word("page")))
                .addSocialHandles(SocialHandle.of("forum", word("social")))
                .addMessagingHandles(MessagingHandle.of("chat", word("handle")))
                .addIdentifiers(Identifier.of("passport", word("passport")))
                .preferences(Preferences.builder()
                        .zone(ZoneId.of(number == 87 ? "Asia/Kathmandu" : "Pacific/Chatham"))
                        .build())
                .demographics(
                        Demographics.builder().occupation(text("occupation")).build())
                .addRoles(CustomerRole.of(word("role")))
                .addClassifications(word("class"))
                .customFields(which.equals("first") ? clubCard("card") : CustomFields.NONE)
                .source(Source.of("old", word(which)))
                .build();
    }

    private CustomFields clubCard(String card) {
        return new CustomFields(Map.of("club_card", FieldValue.of(word(card))));
    }

    private void records(CustomerId person) {
        crm.customers()
                .update(
                        person,
                        customer -> customer.toBuilder()
                                .addEmails(EmailAddress.of(mail("late")))
                                .build());
        crm.interactions()
                .add(Interaction.inbound(person, Channel.EMAIL)
                        .addParticipants(Participant.unknown("cc", mail("cc")))
                        .subject(text("subject"))
                        .body(text("body ").repeat(2_000)) // over several pages of the file
                        .bodyReference(word("body-reference"))
                        .threadId(word("thread"))
                        .source(Source.of("mail", word("mail")))
                        .build());
        crm.tasks()
                .add(Task.builder(text("task"))
                        .description(text("description"))
                        .customer(person)
                        .source(Source.of("desk", word("task")))
                        .build());
        crm.feedback()
                .add(Feedback.nps(person, 3)
                        .comment(text("comment"))
                        .source(Source.of("survey", word("answer")))
                        .build());
        crm.purchases()
                .add(Purchase.sale(person, Money.parse("EUR 9.00"))
                        .addLines(new PurchaseLine(
                                "sku-1", Optional.of(text("line")), BigDecimal.ONE, Money.parse("EUR 9.00")))
                        .source(Source.of("shop", word("order")))
                        .build());
        Account account = crm.accounts()
                .add(Account.builder(word("account-number"), text("account"), person)
                        .customFields(new CustomFields(Map.of("nickname", FieldValue.of(word("nickname")))))
                        .source(Source.of("bank", word("account")))
                        .build());
        crm.accountContacts()
                .add(AccountContact.builder(account.id(), person)
                        .title(text("account title"))
                        .build());
        CustomerId friend =
                crm.customers().add(Customer.person("Carl", "Gauss").build()).id();
        crm.relationships()
                .add(Relationship.builder(person, RelationshipType.EMPLOYMENT, friend)
                        .title(text("relationship"))
                        .build());
    }

    /** Also leaves match keys and a decision with a reason. */
    private void merge(CustomerId person) {
        CustomerId twin = crm.customers().add(person("second")).id();
        CustomerId namesake =
                crm.customers().add(Customer.person("Emmy", "Noether").build()).id();
        crm.interactions()
                .add(Interaction.inbound(twin, Channel.EMAIL)
                        .body(text("body of the twin"))
                        .build());
        crm.duplicates().update(twin);
        crm.duplicates().decide(person, namesake, MatchOutcome.NO_MATCH, Optional.of(text("reason of a decision")));
        privacy.merges().merge(MergeRequest.of(person, twin).because(text("reason of a merge")));
        crm.duplicates().update(person);
    }

    private void imports() {
        ImportMapping mapping = ImportMapping.customers(
                "old",
                "id",
                FieldMapping.of("name", "/name"),
                FieldMapping.of("mail", "/emails/0/raw"),
                FieldMapping.of("lifecycle", "/lifecycle"));
        String row = word("first") + "," + text("imported name") + "," + mail("imported") + ",PROSPECT\n";
        String reject = word("reject") + ",somebody," + mail("reject") + "," + word("nonsense") + "\n";
        crm.imports()
                .run(
                        "file",
                        mapping,
                        CsvRows.of(
                                () -> new ByteArrayInputStream(
                                        ("id,name,mail,lifecycle\n" + row + reject).getBytes(StandardCharsets.UTF_8)),
                                CsvFormat.FOREIGN),
                        ImportListener.NONE);
    }

    private void consents(CustomerId person) {
        privacy.record(
                person,
                PermissionEvent.granted("form-" + number, Purpose.MARKETING, Channel.EMAIL, crm.now())
                        .evidence(Evidence.of(Evidence.Kind.FORM, "submission-" + number))
                        .noticeVersion("v1")
                        .build());
    }

    private void recovery(CustomerId person) {
        Recovery recovery =
                Recovery.on(crm).policy(RecoveryPolicy.standard(ZoneOffset.UTC)).build();
        RecoveryCaseId id = recovery.open(ServiceFailure.delay(person)
                        .description(text("description of a failure"))
                        .remedySought(text("remedy"))
                        .build())
                .id();
        recovery.acknowledge(id, Channel.EMAIL);
        recovery.begin(id, "desk");
        recovery.resolve(id, text("resolution"));
        crm.repository(RecoveryCase.TYPE)
                .update(
                        id,
                        found -> RecoveryCase.builder()
                                .from(found)
                                .dismissal(text("dismissal"))
                                .addApologies(new Apology(
                                        Apology.Kind.REGRET, 1, crm.now(), crm.actor(), false, text("apology")))
                                .addNotes(new CaseNote(
                                        CaseNote.Visibility.INTERNAL, crm.now(), crm.actor(), text("note")))
                                .build());
        Learning learning = Learning.on(crm, recovery, CAUSES);
        RootCauseAnalysisId whys = learning.begin(id, AnalysisMethod.FIVE_WHYS).id();
        learning.ask(whys, Why.of(text("question"), text("because"), text("evidence")));
        RootCauseAnalysisId bones = learning.begin(id, AnalysisMethod.FISHBONE).id();
        learning.add(
                bones,
                new PossibleCause("key", "man", Optional.empty(), text("cause"), Optional.of(text("evidence of it"))));
    }

    private void segment(CustomerId person) {
        Segments segments = crm.segments(ZoneOffset.UTC);
        Segment club = Segment.parse(
                "{\"name\":\"prospects\",\"when\":{\"field\":\"lifecycle\",\"is\":\"PROSPECT\"}}",
                segments.vocabulary());
        segments.refresh(club, person);
    }
}
