package io.crmkit.core.model;

import io.crmkit.core.account.Account;
import io.crmkit.core.account.AccountContact;
import io.crmkit.core.account.ContactRole;
import io.crmkit.core.account.TeamMember;
import io.crmkit.core.actor.Actor;
import io.crmkit.core.actor.ActorKind;
import io.crmkit.core.contact.ContactUse;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.MessagingHandle;
import io.crmkit.core.contact.PhoneNumber;
import io.crmkit.core.contact.PhoneReading;
import io.crmkit.core.contact.PhoneType;
import io.crmkit.core.contact.PostalAddress;
import io.crmkit.core.contact.SocialHandle;
import io.crmkit.core.contact.Verification;
import io.crmkit.core.contact.WebAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerRole;
import io.crmkit.core.customer.Demographics;
import io.crmkit.core.customer.Gender;
import io.crmkit.core.customer.Identifier;
import io.crmkit.core.customer.IdentifierStrength;
import io.crmkit.core.customer.Lifecycle;
import io.crmkit.core.customer.PartialDate;
import io.crmkit.core.customer.Person;
import io.crmkit.core.customer.PersonName;
import io.crmkit.core.customer.Preferences;
import io.crmkit.core.duplicate.MatchDecision;
import io.crmkit.core.duplicate.MatchKeys;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.field.CustomFields;
import io.crmkit.core.field.FieldType;
import io.crmkit.core.field.FieldValue;
import io.crmkit.core.id.AccountContactId;
import io.crmkit.core.id.AccountId;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.FeedbackId;
import io.crmkit.core.id.InteractionId;
import io.crmkit.core.id.PurchaseId;
import io.crmkit.core.id.RelationshipId;
import io.crmkit.core.id.TaskId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.core.interaction.Participant;
import io.crmkit.core.match.MatchOutcome;
import io.crmkit.core.match.MatchResult;
import io.crmkit.core.purchase.Purchase;
import io.crmkit.core.purchase.PurchaseLine;
import io.crmkit.core.relationship.Relationship;
import io.crmkit.core.relationship.RelationshipType;
import io.crmkit.core.source.Source;
import io.crmkit.core.task.Task;
import io.crmkit.core.task.TaskPriority;
import io.crmkit.core.task.TaskStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;

/** Entities with a value in every field; every personal text contains the marker. */
final class Filled {
    static final String MARKER = "Marker7";
    static final CustomerId ADA = new CustomerId("ada");
    static final CustomerId BOB = new CustomerId("bob");
    static final AccountId ACME = new AccountId("acme");
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");
    static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    static final Source SOURCE = new Source("crm", MARKER, Optional.of(NOON), Optional.of("csv"));

    private Filled() {}

    /** A type and an entity of it with a value in every field. */
    record Sample<E>(EntityType<E, ?> type, E entity) {
        @Override
        public String toString() {
            return type.name();
        }
    }

    static Stream<Sample<?>> all() {
        return Stream.of(
                new Sample<>(Customer.TYPE, person()),
                new Sample<>(Customer.TYPE, organization()),
                new Sample<>(Account.TYPE, account()),
                new Sample<>(AccountContact.TYPE, accountContact()),
                new Sample<>(Relationship.TYPE, relationship()),
                new Sample<>(Interaction.TYPE, interaction()),
                new Sample<>(Purchase.TYPE, purchase()),
                new Sample<>(Purchase.TYPE, refund()),
                new Sample<>(Feedback.TYPE, feedback()),
                new Sample<>(Task.TYPE, task()),
                new Sample<>(MatchKeys.TYPE, MatchKeys.of(ADA, List.of(MARKER))),
                new Sample<>(MatchDecision.TYPE, matchDecision()));
    }

    private static MatchDecision matchDecision() {
        MatchResult result = new MatchResult(
                "person/1",
                -16,
                List.of(new MatchResult.Evidence("given", "equal", 7.25)),
                -8.75,
                MatchOutcome.REVIEW,
                Optional.of("identifiers"));
        return MatchDecision.builder(ADA, BOB, result)
                .foundAt(NOON)
                .outcome(MatchOutcome.NO_MATCH)
                .decidedBy(Actor.user("u1"))
                .decidedAt(NOON)
                .reason(MARKER)
                .build();
    }

    static Customer person() {
        PersonName name = PersonName.builder()
                .given(MARKER)
                .family(MARKER)
                .addAdditional(MARKER)
                .prefix(MARKER)
                .suffix(MARKER)
                .localForm(MARKER)
                .script("Latn")
                .build();
        return Customer.person("Ada", MARKER)
                .id(ADA)
                .person(Person.builder(name)
                        .birthDate(new PartialDate("--12-10"))
                        .gender(new Gender(Gender.Code.OTHER, Optional.of(MARKER)))
                        .pronouns(MARKER)
                        .deceased(true)
                        .build())
                .addEmails(EmailAddress.builder(MARKER + "@example.org")
                        .use(ContactUse.WORK)
                        .preference(1)
                        .verification(Verification.VERIFIED)
                        .verificationAt(NOON)
                        .validFrom(DAY)
                        .validTo(DAY)
                        .build())
                .addPhones(PhoneNumber.builder("+49 30 " + MARKER)
                        .extension(MARKER)
                        .region("DE")
                        .type(PhoneType.LANDLINE)
                        .reading(new PhoneReading("+49 30 " + MARKER, "+49301234567", Optional.of("DE"), "plan/1"))
                        .build())
                .addPostalAddresses(PostalAddress.builder()
                        .addLines(MARKER)
                        .locality(MARKER)
                        .adminArea(MARKER)
                        .postalCode(MARKER)
                        .country("DE")
                        .build())
                .addWebAddresses(WebAddress.of("https://example.org/" + MARKER))
                .addSocialHandles(SocialHandle.of("mastodon.social", MARKER))
                .addMessagingHandles(MessagingHandle.of("matrix", MARKER))
                .addIdentifiers(Identifier.builder("passport", MARKER)
                        .issuer("DE")
                        .validFrom(DAY)
                        .validTo(DAY)
                        .strength(IdentifierStrength.STRONG)
                        .build())
                .preferences(Preferences.builder()
                        .addLanguages("de-DE", "en")
                        .zone(ZoneId.of("Europe/Berlin"))
                        .addChannels(Channel.EMAIL, Channel.PHONE)
                        .build())
                .demographics(Demographics.builder()
                        .maritalStatus(MARKER)
                        .education(MARKER)
                        .occupation(MARKER)
                        .incomeBand(MARKER)
                        .ageBand(MARKER)
                        .lifeStage(MARKER)
                        .housing(MARKER)
                        .householdSize(3)
                        .children(1)
                        .build())
                .jurisdiction("DE-BE")
                .lifecycle(Lifecycle.WON_BACK)
                .addRoles(new CustomerRole(MARKER, Optional.of(DAY), Optional.of(DAY)))
                .addClassifications(MARKER, "vip")
                .customFields(fields())
                .source(SOURCE)
                .build();
    }

    static Customer organization() {
        Customer organization = Customer.organization(MARKER).build();
        return Customer.organization(MARKER)
                .from(person().toBuilder().person(Optional.empty()).build())
                .kind(organization.kind())
                .organization(organization
                        .organization()
                        .orElseThrow()
                        .withTradingName(MARKER)
                        .withLegalForm("GmbH")
                        .withIndustry("C28")
                        .withSizeBand("50-249")
                        .withDomains(MARKER))
                .build();
    }

    static Interaction interaction() {
        return Interaction.outbound(ADA, Channel.EMAIL)
                .id(new InteractionId("i1"))
                .account(ACME)
                .kind("demo")
                .addParticipants(Participant.of("cc", BOB), Participant.unknown("to", MARKER))
                .occurredAt(NOON)
                .duration(Duration.ofSeconds(90, 5))
                .subject(MARKER)
                .body(MARKER)
                .bodyReference(MARKER)
                .outcome("sold")
                .threadId(MARKER)
                .caseRef("case-1")
                .touchpoint("checkout")
                .sentiment(-0.25)
                .actor(new Actor("u1", ActorKind.USER))
                .source(SOURCE)
                .build();
    }

    static Feedback feedback() {
        return Feedback.nps(ADA, 3)
                .id(new FeedbackId("f1"))
                .survey("2026")
                .question("q1")
                .comment(MARKER)
                .touchpoint("checkout")
                .channel(Channel.WEB)
                .weight(new BigDecimal("0.75"))
                .occasion("i1")
                .putSegments("region", "north")
                .answeredAt(NOON)
                .source(SOURCE)
                .build();
    }

    static Account account() {
        return Account.builder(MARKER, MARKER, ADA)
                .id(ACME)
                .type("reseller")
                .parent(new AccountId("holding"))
                .addTeam(new TeamMember("u1", "owner"))
                .currency("EUR")
                .addLanguages("de")
                .zone(ZoneId.of("Europe/Berlin"))
                .region("EMEA")
                .tier("gold")
                .lifecycleStage("growth")
                .keyAccount(true)
                .global(true)
                .customFields(fields())
                .source(SOURCE)
                .build();
    }

    static AccountContact accountContact() {
        return AccountContact.builder(ACME, ADA)
                .id(new AccountContactId("c1"))
                .title(MARKER)
                .addRoles(ContactRole.primary(ContactRole.Kind.BILLING))
                .addRoles(new ContactRole(ContactRole.Kind.USER, false, Optional.of(DAY), Optional.of(DAY)))
                .build();
    }

    static Relationship relationship() {
        return Relationship.builder(ADA, RelationshipType.EMPLOYMENT, BOB)
                .id(new RelationshipId("r1"))
                .fromRole("employee")
                .toRole("employer")
                .title(MARKER)
                .validFrom(DAY)
                .validThru(DAY)
                .primary(true)
                .build();
    }

    static Purchase purchase() {
        return Purchase.subscription(ADA, Money.parse("EUR 12.50"))
                .id(new PurchaseId("p1"))
                .account(ACME)
                .happenedAt(NOON)
                .addLines(
                        new PurchaseLine("sku-1", Optional.of(MARKER), new BigDecimal("1.5"), Money.parse("EUR 12.51")))
                .addLines(PurchaseLine.of("sku-2", Money.parse("EUR -0.01")))
                .periodFrom(DAY)
                .periodThru(DAY)
                .channel(Channel.WEB)
                .source(SOURCE)
                .build();
    }

    static Purchase refund() {
        return Purchase.refund(ADA, Money.parse("JPY 100"))
                .id(new PurchaseId("p2"))
                .happenedAt(NOON)
                .addLines(new PurchaseLine("sku-1", Optional.of(MARKER), BigDecimal.ONE, Money.parse("JPY 100")))
                .source(SOURCE)
                .refundOf(new PurchaseId("p0"))
                .build();
    }

    static Task task() {
        return Task.builder(MARKER)
                .id(new TaskId("t1"))
                .customer(ADA)
                .account(ACME)
                .description(MARKER)
                .due(NOON)
                .status(TaskStatus.DONE)
                .assignee("u1")
                .priority(TaskPriority.URGENT)
                .completedAt(NOON)
                .source(SOURCE)
                .build();
    }

    static CustomFields fields() {
        return CustomFields.NONE.with("nickname", new FieldValue(FieldType.STRING, List.of(MARKER)));
    }
}
