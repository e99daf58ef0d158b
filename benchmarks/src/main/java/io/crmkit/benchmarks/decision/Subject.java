package io.crmkit.benchmarks.decision;

import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.consent.ConsentLog;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.decision.ContactRequest;
import io.crmkit.privacy.fact.Fact;
import io.crmkit.privacy.fact.Facts;
import io.crmkit.privacy.pack.Jurisdiction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A customer with twenty events who lives in Germany, is in the United States, and is written to from Canada as well. */
final class Subject {
    static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");

    private static final int EVENTS = 20;
    private static final List<Purpose> PURPOSES = List.of(
            Purpose.MARKETING, Purpose.SURVEY, new Purpose("CHARITY_FUNDRAISING"), new Purpose("SALE_OR_SHARE"));
    private static final List<Channel> CHANNELS = List.of(Channel.EMAIL, Channel.SMS, Channel.PHONE, Channel.POST);

    private Subject() {}

    /** Grants and withdrawals in turns over purposes and channels; the last word on advertising by e-mail is as asked for. */
    static ConsentLog log(boolean granted) {
        List<PermissionEvent> events = new ArrayList<>();
        for (int i = 0; i < EVENTS - 1; i++) {
            Purpose purpose = PURPOSES.get(i % PURPOSES.size());
            Channel channel = CHANNELS.get(i / PURPOSES.size() % CHANNELS.size());
            events.add(i % 3 == 2 ? withdrawn(i, purpose, channel) : granted(i, purpose, channel));
        }
        events.add(
                granted
                        ? granted(EVENTS, Purpose.MARKETING, Channel.EMAIL)
                        : withdrawn(EVENTS, Purpose.MARKETING, Channel.EMAIL));
        return ConsentLog.of(events);
    }

    private static PermissionEvent granted(int number, Purpose purpose, Channel channel) {
        return PermissionEvent.granted("grant-" + number, purpose, channel, at(number))
                .evidence(Evidence.of(Evidence.Kind.FORM, "form-" + number))
                .noticeVersion("notice-2026-01")
                .build();
    }

    private static PermissionEvent withdrawn(int number, Purpose purpose, Channel channel) {
        return PermissionEvent.withdrawn("stop-" + number, purpose, channel, at(number))
                .build();
    }

    private static Instant at(int number) {
        return NOW.minusSeconds(86_400L * (60 - number));
    }

    static ContactRequest request(Channel channel) {
        return ContactRequest.builder(new CustomerId("customer-1"), channel, Purpose.MARKETING)
                .at(NOW)
                .addJurisdictions(Jurisdiction.of("EU-DE"), Jurisdiction.of("US"), Jurisdiction.of("CA"))
                .addZones(ZoneId.of("America/New_York"))
                .facts(Facts.of(Fact.RELATIONSHIP, "CUSTOMER")
                        .with(Fact.AGE, 41L)
                        .with(Fact.LAST_PURCHASE, LocalDate.of(2026, 3, 1))
                        .with(Fact.ADDRESS_FROM, "SALE")
                        .with(Fact.OPTOUT_IN_MESSAGE, true))
                .build();
    }
}
