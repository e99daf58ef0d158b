package io.crmkit.privacy.decision;

import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.fact.Fact;
import io.crmkit.privacy.fact.Facts;
import io.crmkit.privacy.pack.Jurisdiction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Requests in the places, zones and with the facts that the bundled packs ask for; they name no moment. */
public class RequestDomain extends DomainContextBase {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    /** For jqwik. */
    public RequestDomain() {}

    @Provide
    Arbitrary<ContactRequest> request() {
        return Combinators.combine(
                        Arbitraries.of(Channel.EMAIL, Channel.SMS, Channel.PHONE, Channel.POST),
                        Arbitraries.of(
                                Purpose.MARKETING,
                                Purpose.SERVICE,
                                Purpose.SERVICE_RECOVERY,
                                Purpose.SURVEY,
                                new Purpose("LEGAL_CLAIM"),
                                new Purpose("SALE_OR_SHARE")),
                        Arbitraries.of("EU-DE", "EU-FR", "US", "US-CA", "ZZ", "GB", "CA", "AU", "IN", "BR", "US-HIPAA")
                                .map(Jurisdiction::of)
                                .set()
                                .ofMaxSize(2),
                        Arbitraries.of("Europe/Berlin", "America/New_York", "America/Los_Angeles")
                                .map(ZoneId::of)
                                .set()
                                .ofMaxSize(2),
                        facts(),
                        contacts().optional(0.7))
                .as(RequestDomain::request);
    }

    private static ContactRequest request(
            Channel channel,
            Purpose purpose,
            Set<Jurisdiction> places,
            Set<ZoneId> zones,
            Facts facts,
            Optional<RecentContacts> contacts) {
        return ContactRequest.builder(new CustomerId("c-1"), channel, purpose)
                .addAllJurisdictions(places)
                .addAllZones(zones)
                .facts(facts)
                .recentContacts(contacts)
                .build();
    }

    private static Arbitrary<RecentContacts> contacts() {
        return Arbitraries.integers()
                .between(-6, 12)
                .map(hours -> new PastContact(
                        Instant.parse("2026-11-20T08:00:00Z").plusSeconds(3_600L * hours),
                        Channel.EMAIL,
                        Purpose.MARKETING))
                .list()
                .ofMaxSize(3)
                .map(RecentContacts::new);
    }

    private static Arbitrary<Facts> facts() {
        Arbitrary<Facts> one = Arbitraries.oneOf(
                flag(Fact.SIMILAR_PRODUCT),
                flag(Fact.OPTOUT_OFFERED_AT_COLLECTION),
                flag(Fact.OPTOUT_IN_MESSAGE),
                flag(Fact.PROMOTIONAL),
                flag(Fact.SPECIAL_CATEGORY),
                flag(Fact.LEGITIMATE_INTEREST_ASSESSED),
                flag(Fact.DNC_LISTED),
                flag(Fact.AUTODIALLED),
                flag(Fact.SERVICE_TO_CHILD),
                Arbitraries.longs().between(10, 20).map(age -> Facts.of(Fact.AGE, age)),
                Arbitraries.of("SALE", "THIRD_PARTY_LIST").map(from -> Facts.of(Fact.ADDRESS_FROM, from)),
                Arbitraries.of("CUSTOMER", "NONE").map(who -> Facts.of(Fact.RELATIONSHIP, who)),
                Arbitraries.of("INDIVIDUAL", "LEGAL_PERSON").map(who -> Facts.of(Fact.SUBSCRIBER, who)),
                days().map(day -> Facts.of(Fact.TPS_LISTED_SINCE, day.minusDays(28))),
                days().map(day -> Facts.of(Fact.SUBSCRIPTION_ENDED, day.minusYears(2))),
                days().map(day -> Facts.of(Fact.LAST_PURCHASE, day.minusMonths(18))),
                days().map(day -> Facts.of(Fact.LAST_INQUIRY, day.minusMonths(3))));
        return one.list().ofMaxSize(6).map(several -> several.stream().reduce(Facts.none(), Facts::with));
    }

    private static Arbitrary<Facts> flag(Fact<Boolean> fact) {
        return Arbitraries.of(true, false).map(value -> Facts.of(fact, value));
    }

    private static Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(-2, 2).map(DAY::plusDays);
    }
}
