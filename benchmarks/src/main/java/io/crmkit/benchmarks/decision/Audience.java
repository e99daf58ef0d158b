package io.crmkit.benchmarks.decision;

import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.PhoneNumber;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.Lifecycle;
import io.crmkit.core.customer.Preferences;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.consent.ContactPointToken;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.FrequencyLimit;
import io.crmkit.privacy.consent.Origin;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Invents the audience of a campaign, the same in every run: customers of twelve jurisdictions with 0 to 20 permission events each,
 * 6.8 on average. Half have a phone and are asked about by text, under calling hours; some state no zone.
 */
final class Audience {
    static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
    /** The most events that somebody has. */
    static final int MOST_EVENTS = 20;

    private static final List<Place> PLACES = List.of(
            new Place("DE", "Europe/Berlin"),
            new Place("FR", "Europe/Paris"),
            new Place("IT", "Europe/Rome"),
            new Place("GB", "Europe/London"),
            new Place("US", "America/Chicago"),
            new Place("US-NY", "America/New_York"),
            new Place("US-CA", "America/Los_Angeles"),
            new Place("CA", "America/Toronto"),
            new Place("AU", "Australia/Sydney"),
            new Place("IN", "Asia/Kolkata"),
            new Place("BR", "America/Sao_Paulo"),
            new Place("CH", "Europe/Zurich")); // for which there is no pack
    private static final List<Purpose> PURPOSES = List.of(
            Purpose.MARKETING,
            Purpose.MARKETING,
            Purpose.SURVEY,
            new Purpose("CHARITY_FUNDRAISING"),
            new Purpose("SALE_OR_SHARE"));
    private static final List<Channel> CHANNELS = List.of(Channel.EMAIL, Channel.EMAIL, Channel.SMS, Channel.PHONE);
    private static final List<Lifecycle> LIFECYCLES =
            List.of(Lifecycle.PROSPECT, Lifecycle.ACTIVE, Lifecycle.ACTIVE, Lifecycle.DEFECTED);
    private static final int DAYS = 3 * 365;

    private record Place(String code, String zone) {}

    private final SplittableRandom random = new SplittableRandom(20_261_123);

    /** Returns the next customer, to be added. */
    Customer customer() {
        String number = Long.toString(random.nextLong() >>> 1, Character.MAX_RADIX);
        Place place = any(PLACES);
        Customer.Builder customer = Customer.person("Ada " + number, "Lovelace")
                .lifecycle(any(LIFECYCLES))
                .addEmails(EmailAddress.of("ada." + number + "@example.org"));
        if (!chance(5)) {
            customer.jurisdiction(place.code());
        }
        if (!chance(20)) {
            customer.preferences(
                    Preferences.builder().zone(ZoneId.of(place.zone())).build());
        }
        if (chance(50)) {
            customer.addPhones(PhoneNumber.of("+4930" + (1_000_000 + random.nextInt(9_000_000))));
        }
        return customer.build();
    }

    /** Returns what the next customer said, in the order of time. */
    PermissionEvent[] events() {
        double share = random.nextDouble();
        PermissionEvent[] events = new PermissionEvent[(int) ((MOST_EVENTS + 1) * share * share)];
        for (int i = 0; i < events.length; i++) {
            int day = (i * DAYS + random.nextInt(DAYS)) / events.length;
            events[i] = event("event-" + i, NOW.minus(Duration.ofDays(DAYS + 30L - day)));
        }
        return events;
    }

    private PermissionEvent event(String id, Instant at) {
        Purpose purpose = any(PURPOSES);
        Channel channel = any(CHANNELS);
        PermissionEvent.Builder event = switch (random.nextInt(20)) {
            case 0, 1, 2 -> PermissionEvent.withdrawn(id, purpose, channel, at);
            case 3 -> PermissionEvent.objected(id, purpose, at);
            case 4 -> PermissionEvent.oneClickUnsubscribed(id, purpose, at);
            case 5 -> PermissionEvent.globalPrivacyControl(id, at);
            case 6 ->
                PermissionEvent.of(PermissionType.PAUSED, id, at)
                        .purpose(purpose)
                        .expiresAt(at.plus(Duration.ofDays(90)));
            case 7 ->
                PermissionEvent.of(PermissionType.LIMITED, id, at)
                        .purpose(purpose)
                        .limit(new FrequencyLimit(1 + random.nextInt(4), Duration.ofDays(30)));
            case 8 ->
                PermissionEvent.of(PermissionType.REQUESTED, id, at)
                        .purpose(purpose)
                        .channel(channel);
            case 9, 10 ->
                proven(PermissionType.GRANTED, id, at)
                        .purpose(purpose)
                        .channel(channel)
                        .origin(Origin.IMPORT);
            case 11, 12 ->
                proven(PermissionType.CONFIRMED, id, at)
                        .purpose(purpose)
                        .channel(channel)
                        .expiresAt(at.plus(Duration.ofDays(730)));
            default -> proven(PermissionType.GRANTED, id, at).purpose(purpose).channel(channel);
        };
        return chance(20)
                ? event.contactPoint(new ContactPointToken("point-" + random.nextInt(2) + "-of-the-customer"))
                        .build()
                : event.build();
    }

    private static PermissionEvent.Builder proven(PermissionType type, String id, Instant at) {
        return PermissionEvent.of(type, id, at)
                .evidence(Evidence.of(
                        type == PermissionType.CONFIRMED ? Evidence.Kind.DOUBLE_OPT_IN : Evidence.Kind.FORM,
                        "proof-of-" + id))
                .noticeVersion("notice-2024-05");
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
