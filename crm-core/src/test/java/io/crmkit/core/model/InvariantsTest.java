package io.crmkit.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.crmkit.core.account.Account;
import io.crmkit.core.account.AccountContact;
import io.crmkit.core.account.ContactRole;
import io.crmkit.core.account.TeamMember;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.MessagingHandle;
import io.crmkit.core.contact.PhoneNumber;
import io.crmkit.core.contact.PhoneReading;
import io.crmkit.core.contact.PostalAddress;
import io.crmkit.core.contact.SocialHandle;
import io.crmkit.core.contact.WebAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerKind;
import io.crmkit.core.customer.CustomerRole;
import io.crmkit.core.customer.CustomerStatus;
import io.crmkit.core.customer.Demographics;
import io.crmkit.core.customer.Identifier;
import io.crmkit.core.customer.Organization;
import io.crmkit.core.customer.PartialDate;
import io.crmkit.core.customer.PersonName;
import io.crmkit.core.customer.Preferences;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.PurchaseId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.core.interaction.Participant;
import io.crmkit.core.purchase.Purchase;
import io.crmkit.core.purchase.PurchaseLine;
import io.crmkit.core.relationship.Relationship;
import io.crmkit.core.relationship.RelationshipType;
import io.crmkit.core.task.Task;
import io.crmkit.core.task.TaskStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InvariantsTest {
    /** Stands in every refused text, so that a message quoting its value is found out. */
    private static final String BAD = "Secret!";

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final CustomerId ADA = Filled.ADA;
    private static final CustomerId BOB = Filled.BOB;
    private static final Money EURO = Money.parse("EUR 1.00");
    private static final Customer PERSON = Customer.person("Ada", "Lovelace").build();
    private static final Interaction CALL =
            Interaction.inbound(ADA, Channel.PHONE).build();
    private static final Feedback ANSWER = Feedback.nps(ADA, 3).build();
    private static final Purchase SALE = Purchase.sale(ADA, EURO).build();
    private static final Account ACCOUNT =
            Account.builder("1", "Acme", ADA).id(Filled.ACME).build();

    @ParameterizedTest
    @MethodSource("broken")
    void a_broken_rule_is_refused_by_field_and_rule_without_the_value(
            String field, String rule, ThrowingCallable broken) {
        InvalidInputException refusal = catchThrowableOfType(InvalidInputException.class, broken);

        assertThat(refusal).isNotNull();
        assertThat(refusal.field()).isEqualTo(field);
        assertThat(refusal.rule()).contains(rule);
        assertThat(refusal).hasMessageNotContaining(BAD).hasNoCause();
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                        customers(),
                        parts(),
                        contactPoints(),
                        accounts(),
                        relationships(),
                        interactions(),
                        purchases(),
                        rest())
                .flatMap(cases -> cases);
    }

    private static Arguments refused(String field, String rule, ThrowingCallable broken) {
        return argumentSet(field + " " + rule, field, rule, broken);
    }

    private static Stream<Arguments> customers() {
        Organization organization = Organization.builder(BAD).build();
        return Stream.of(
                refused("customer.name", "blank", () -> PERSON.withName(" ")),
                refused("customer.name", "blank", () -> Customer.person(" ", "").build()),
                refused(
                        "customer.name",
                        "blank",
                        () -> Customer.organization("").build()),
                refused("customer.organization", "kind is ORGANIZATION", () -> PERSON.withOrganization(organization)),
                refused("customer.person", "kind is PERSON", () -> PERSON.withKind(CustomerKind.HOUSEHOLD)),
                refused("customer.mergedInto", "status is MERGED", () -> PERSON.withMergedInto(ADA)),
                refused("customer.mergedInto", "status is MERGED", () -> PERSON.withStatus(CustomerStatus.MERGED)),
                refused(
                        "customer.mergedInto",
                        "another",
                        () -> PERSON.withId(ADA).asMergedInto(ADA)),
                refused("customer.classifications", "blank", () -> PERSON.withClassifications("vip", " ")),
                refused("customer.jurisdiction", "ISO 3166", () -> PERSON.withJurisdiction(BAD)),
                refused("customer.jurisdiction", "ISO 3166", () -> PERSON.withJurisdiction("XX-1")),
                refused(
                        "customer.identifiers",
                        "twice",
                        () -> PERSON.withIdentifiers(Identifier.of("vat", "DE 1"), Identifier.of("vat", "de1"))));
    }

    private static Stream<Arguments> parts() {
        return Stream.of(
                refused("identifier.scheme", "blank", () -> Identifier.of(" ", BAD)),
                refused("identifier.value", "blank", () -> Identifier.of("vat", " ")),
                refused(
                        "identifier.validTo",
                        "before the first day",
                        () -> Identifier.of("vat", BAD).withValidFrom(DAY).withValidTo(DAY.minusDays(1))),
                refused(
                        "personName.family",
                        "blank",
                        () -> PersonName.of(BAD, BAD).withFamily(" ")),
                refused(
                        "personName.script",
                        "ISO 15924",
                        () -> PersonName.of(BAD, BAD).withScript(BAD)),
                refused(
                        "organization.legalName",
                        "blank",
                        () -> Organization.builder(" ").build()),
                refused(
                        "preferences.languages",
                        "BCP 47",
                        () -> Preferences.none().withLanguages("en", BAD)),
                refused(
                        "preferences.channels",
                        "twice",
                        () -> Preferences.none().withChannels(Channel.SMS, Channel.SMS)),
                refused(
                        "demographics.householdSize",
                        "at least 1",
                        () -> Demographics.none().withHouseholdSize(0)),
                refused(
                        "demographics.children",
                        "negative",
                        () -> Demographics.none().withChildren(-1)),
                refused("customerRole.role", "blank", () -> CustomerRole.of("")),
                refused(
                        "customerRole.thru",
                        "before the first day",
                        () -> new CustomerRole(BAD, Optional.of(DAY), Optional.of(DAY.minusDays(1)))),
                refused("date", "exist", () -> new PartialDate("1815-02-30")),
                refused("date", "exist", () -> new PartialDate("--02-30")),
                refused("date", "be like", () -> new PartialDate(BAD)));
    }

    private static Stream<Arguments> contactPoints() {
        return Stream.of(
                refused("emailAddress.raw", "blank", () -> EmailAddress.of(" ")),
                refused(
                        "emailAddress.preference",
                        "negative",
                        () -> EmailAddress.of(BAD).withPreference(-1)),
                refused(
                        "emailAddress.validTo",
                        "before the first day",
                        () -> EmailAddress.of(BAD).withValidFrom(DAY).withValidTo(DAY.minusDays(1))),
                refused("phoneNumber.raw", "blank", () -> PhoneNumber.of("")),
                refused(
                        "phoneNumber.region",
                        "ISO 3166-1",
                        () -> PhoneNumber.of(BAD).withRegion(BAD)),
                refused(
                        "phoneReading.e164",
                        "E.164",
                        () -> new PhoneReading(BAD, "+49 30 1234567", Optional.empty(), "plan/1")),
                refused(
                        "phoneReading.region",
                        "ISO 3166-1",
                        () -> new PhoneReading(BAD, "+49301234567", Optional.of(BAD), "plan/1")),
                refused(
                        "phoneReading.plan",
                        "blank",
                        () -> new PhoneReading(BAD, "+49301234567", Optional.empty(), " ")),
                refused(
                        "postalAddress.lines",
                        "empty",
                        () -> PostalAddress.builder().country("DE").build()),
                refused(
                        "postalAddress.country",
                        "ISO 3166-1",
                        () -> PostalAddress.builder()
                                .locality(BAD)
                                .country("de")
                                .build()),
                refused("webAddress.raw", "blank", () -> WebAddress.of(" ")),
                refused("socialHandle.network", "blank", () -> SocialHandle.of("", BAD)),
                refused("messagingHandle.handle", "blank", () -> MessagingHandle.of("matrix", " ")));
    }

    private static Stream<Arguments> accounts() {
        AccountContact contact = AccountContact.builder(Filled.ACME, ADA).build();
        ContactRole billing = ContactRole.primary(ContactRole.Kind.BILLING);
        return Stream.of(
                refused("account.number", "blank", () -> ACCOUNT.withNumber("")),
                refused("account.name", "blank", () -> ACCOUNT.withName(" ")),
                refused("account.currency", "ISO 4217", () -> ACCOUNT.withCurrency(BAD)),
                refused("account.languages", "BCP 47", () -> ACCOUNT.withLanguages(BAD)),
                refused("account.parent", "lead back", () -> ACCOUNT.withParent(Filled.ACME)),
                refused("teamMember.userId", "blank", () -> new TeamMember("", "owner")),
                refused(
                        "contactRole.thru",
                        "before the first day",
                        () -> new ContactRole(
                                ContactRole.Kind.USER, false, Optional.of(DAY), Optional.of(DAY.minusDays(1)))),
                refused(
                        "accountContact.roles",
                        "same day",
                        () -> contact.withRoles(
                                billing.until(DAY),
                                new ContactRole(ContactRole.Kind.BILLING, true, Optional.of(DAY), Optional.empty()))));
    }

    private static Stream<Arguments> relationships() {
        Relationship works = Relationship.builder(ADA, RelationshipType.EMPLOYMENT, BOB)
                .validFrom(DAY)
                .build();
        return Stream.of(
                refused("relationship.toCustomer", "another", () -> works.withToCustomer(ADA)),
                refused("relationship.validThru", "before the first day", () -> works.withValidThru(DAY.minusDays(1))),
                refused("relationship.title", "blank", () -> works.withTitle(" ")));
    }

    private static Stream<Arguments> interactions() {
        return Stream.of(
                refused("interaction.duration", "negative", () -> CALL.withDuration(Duration.ofNanos(-1))),
                refused("interaction.sentiment", "-1..1", () -> CALL.withSentiment(1.01)),
                refused("interaction.sentiment", "-1..1", () -> CALL.withSentiment(Double.NaN)),
                refused("interaction.kind", "blank", () -> CALL.withKind("")),
                refused(
                        "interaction.participants",
                        "by id alone",
                        () -> CALL.withParticipants(new Participant("cc", Optional.of(BOB), Optional.of(BAD)))),
                refused("participant.role", "blank", () -> Participant.of(" ", BOB)));
    }

    private static Stream<Arguments> purchases() {
        return Stream.of(
                refused("purchase.amount", "above 0", () -> SALE.withAmount(Money.parse("EUR 0.00"))),
                refused(
                        "purchase.amount",
                        "above 0",
                        () -> Purchase.refund(ADA, EURO.negated()).build()),
                refused(
                        "purchase.lines",
                        "currency",
                        () -> SALE.withLines(PurchaseLine.of("sku", Money.parse("USD 1.00")))),
                refused("purchase.refundOf", "kind is REFUND", () -> SALE.withRefundOf(new PurchaseId("p"))),
                refused("purchase.periodFrom", "kind is SUBSCRIPTION", () -> SALE.withPeriodThru(DAY)),
                refused(
                        "purchase.periodThru",
                        "before the first day",
                        () -> Purchase.subscription(ADA, EURO)
                                .periodFrom(DAY)
                                .periodThru(DAY.minusDays(1))
                                .build()),
                refused(
                        "purchaseLine.quantity",
                        "above 0",
                        () -> new PurchaseLine("sku", Optional.of(BAD), BigDecimal.ZERO, EURO)));
    }

    private static Stream<Arguments> rest() {
        Task task = Task.builder("call").build();
        return Stream.of(
                refused(
                        "feedback.rating",
                        "on the scale 0..10",
                        () -> Feedback.nps(ADA, 11).build()),
                refused("feedback.rating", "on the scale 0..10", () -> ANSWER.withRating(-1)),
                refused(
                        "feedback.rating",
                        "on the scale 1..5",
                        () -> Feedback.csat(ADA, 0).build()),
                refused(
                        "feedback.rating",
                        "on the scale 1..7",
                        () -> Feedback.ces(ADA, 8).build()),
                refused("feedback.weight", "above 0", () -> ANSWER.withWeight(BigDecimal.ZERO)),
                refused("feedback.survey", "90", () -> ANSWER.withSurvey(BAD.repeat(15))),
                refused("feedback.segments", "600 bytes", () -> ANSWER.withSegments(Map.of("region", BAD.repeat(90)))),
                refused("feedback.question", "blank", () -> ANSWER.withQuestion("")),
                refused("task.title", "blank", () -> task.withTitle("")),
                refused("task.completedAt", "status is DONE", () -> task.withStatus(TaskStatus.DONE)),
                refused("task.completedAt", "status is DONE", () -> task.withCompletedAt(Filled.NOON)));
    }

    @Test
    void invariant_i13_a_primary_role_may_follow_another_and_two_kinds_may_share_a_day() {
        ContactRole first = ContactRole.primary(ContactRole.Kind.BILLING).until(DAY);
        ContactRole next =
                new ContactRole(ContactRole.Kind.BILLING, true, Optional.of(DAY.plusDays(1)), Optional.empty());
        ContactRole other = ContactRole.primary(ContactRole.Kind.USER);

        AccountContact contact = AccountContact.builder(Filled.ACME, ADA)
                .addRoles(first, next, other)
                .build();

        assertThat(AccountContact.PRIMARY.values().apply(contact))
                .extracting(AccountContact.PrimaryRole::kind)
                .containsExactly(ContactRole.Kind.BILLING, ContactRole.Kind.USER);
    }
}
