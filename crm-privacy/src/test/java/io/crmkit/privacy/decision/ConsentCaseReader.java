package io.crmkit.privacy.decision;

import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.consent.ConsentLog;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.GrantKind;
import io.crmkit.privacy.consent.Origin;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionType;
import io.crmkit.privacy.fact.Fact;
import io.crmkit.privacy.fact.Facts;
import io.crmkit.privacy.pack.Jurisdiction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Translates a row of consent_cases.csv (vocabulary of privacy.md, section 6) into a request and a log. */
final class ConsentCaseReader {
    private final ConsentCase row;
    private final ZoneId zone;
    private final Instant at;
    private final List<Draft> drafts = new ArrayList<>();
    private Facts facts = Facts.none();
    private Set<ZoneId> zones;

    /** An event whose attributes stand in the pairs after it. */
    private static final class Draft {
        private final PermissionType type;
        private Purpose purpose;
        private Optional<Channel> channel;
        private Instant effective;
        private Instant recorded;
        private Origin origin = Origin.DATA_SUBJECT;
        private boolean alsoGuardian;
        private GrantKind kind = GrantKind.EXPRESS;
        private Evidence.Kind evidence = Evidence.Kind.FORM;
        private boolean proven = true;
        private Optional<Evidence.Flaw> flaw = Optional.empty();
        private Optional<Instant> expires = Optional.empty();

        private Draft(PermissionType type, Purpose purpose, Optional<Channel> channel, Instant time) {
            this.type = type;
            this.purpose = purpose;
            this.channel = channel;
            this.effective = time;
            this.recorded = time;
        }

        private PermissionEvent event(String id) {
            PermissionEvent.Builder event = PermissionEvent.of(type, id, effective)
                    .recordedAt(recorded)
                    .purpose(purpose)
                    .channel(channel)
                    .origin(origin)
                    .grantKind(kind)
                    .expiresAt(expires);
            if (proven) {
                event.evidence(new Evidence(
                                evidence, "proof-" + id, flaw.stream().collect(Collectors.toSet())))
                        .noticeVersion("notice-1");
            }
            return event.build();
        }
    }

    ConsentCaseReader(ConsentCase row) {
        this.row = row;
        String time = row.localTime();
        boolean utc = time.endsWith("Z");
        zone = utc ? ZoneOffset.UTC : ZoneId.of(time.substring(time.indexOf('[') + 1, time.length() - 1));
        at = utc
                ? LocalDateTime.parse(time.substring(0, time.length() - 1)).toInstant(ZoneOffset.UTC)
                : LocalDateTime.parse(time.substring(0, time.indexOf('[')))
                        .atZone(zone)
                        .toInstant();
        zones = Set.of(zone);
        row.relationship().forEach(this::relationship);
        row.consent().forEach(this::consent);
        if (!row.age().equals("unknown")) {
            facts = facts.with(Fact.AGE, Long.parseLong(row.age()));
        }
    }

    ContactRequest request() {
        return ContactRequest.builder(new CustomerId("c-1"), channel(row.channel()), new Purpose(row.purpose()))
                .at(at)
                .addAllJurisdictions(Stream.of(row.jurisdiction().split("\\+"))
                        .map(Jurisdiction::of)
                        .toList())
                .addAllZones(zones)
                .facts(facts)
                .build();
    }

    ConsentLog log() {
        List<PermissionEvent> events = new ArrayList<>();
        for (Draft draft : drafts) {
            events.add(draft.event("e" + events.size()));
            if (draft.alsoGuardian) {
                draft.origin = Origin.GUARDIAN;
                draft.kind = GrantKind.PARENTAL;
                events.add(draft.event("e" + events.size()));
            }
        }
        return ConsentLog.of(events);
    }

    private void relationship(ConsentCase.Pair pair) {
        switch (pair.key()) {
            case "rel" -> put(Fact.RELATIONSHIP, pair.value().toUpperCase(Locale.ROOT));
            case "address_from" -> put(Fact.ADDRESS_FROM, pair.value());
            case "subscriber" -> put(Fact.SUBSCRIBER, pair.value());
            case "similar_product" -> put(Fact.SIMILAR_PRODUCT, flag(pair));
            case "optout_offered_at_collection" -> put(Fact.OPTOUT_OFFERED_AT_COLLECTION, flag(pair));
            case "optout_in_message" -> put(Fact.OPTOUT_IN_MESSAGE, flag(pair));
            case "source" -> put(Fact.THIRD_PARTY_SOURCE, true);
            case "art14_notice" -> put(Fact.ART14_NOTICE, flag(pair));
            case "content" -> put(Fact.PROMOTIONAL, true);
            case "promo" -> put(Fact.PROMOTIONAL, flag(pair));
            case "service" -> put(Fact.SERVICE_TO_CHILD, pair.value().equals("ISS_TO_CHILD"));
            case "deceased" -> put(Fact.DECEASED, flag(pair));
            case "suppression_hash_match" -> put(Fact.SUPPRESSED, flag(pair));
            case "tech" -> put(Fact.AUTODIALLED, true);
            case "dnc_listed" -> put(Fact.DNC_LISTED, flag(pair));
            case "ebr_purchase" -> put(Fact.EBR_PURCHASE, LocalDate.parse(pair.value()));
            case "ebr_inquiry" -> put(Fact.EBR_INQUIRY, LocalDate.parse(pair.value()));
            case "minutes_since_stop" -> put(Fact.MINUTES_SINCE_STOP, Long.parseLong(pair.value()));
            case "prior_confirmations" -> put(Fact.PRIOR_CONFIRMATIONS, Long.parseLong(pair.value()));
            case "zones" ->
                zones = Stream.of(pair.value().split(",")).map(ZoneId::of).collect(Collectors.toSet());
            // No rule reads these: the purpose says that there is a transaction; the column says which laws apply.
            case "open_order", "resident", "located" -> {}
            default -> throw new IllegalArgumentException(row.id() + " has the unknown fact " + pair.key());
        }
    }

    private void consent(ConsentCase.Pair pair) {
        switch (pair.key()) {
            case "status" -> status(pair);
            case "doi" -> doubleOptIn(pair);
            case "objection" ->
                drafts.add(new Draft(PermissionType.OBJECTED, Purpose.MARKETING, Optional.empty(), time(pair)));
            case "optout" ->
                drafts.add(new Draft(
                        PermissionType.WITHDRAWN, Purpose.MARKETING, Optional.of(channel(pair.value())), time(pair)));
            case "inbound" -> {
                Draft stop = stop(time(pair));
                stop.evidence = pair.value().equals("STOP") ? Evidence.Kind.KEYWORD : Evidence.Kind.REPLY;
            }
            case "withdrawn_event" -> stop(local(pair));
            case "recorded" -> last().recorded = local(pair);
            case "type" ->
                last().kind = switch (pair.value()) {
                    case "PRIOR_EXPRESS_WRITTEN" -> GrantKind.WRITTEN;
                    default -> GrantKind.EXPRESS;
                };
            case "purpose" -> last().purpose = new Purpose(pair.value());
            case "channel" -> last().channel = Optional.of(channel(pair.value()));
            case "proof" -> last().proven = !pair.value().equals("none");
            case "bundled_with_contract" -> last().flaw = Optional.of(Evidence.Flaw.BUNDLED);
            case "by" -> {
                last().alsoGuardian = pair.value().equals("SUBJECT_AND_PARENT");
                last().origin = pair.value().equals("PARENT") ? Origin.GUARDIAN : Origin.DATA_SUBJECT;
            }
            case "verified" -> put(Fact.GUARDIAN_VERIFIED, flag(pair));
            case "origin" -> last().origin = Origin.valueOf(pair.value());
            case "expires" -> last().expires = Optional.of(day(pair.value()));
            case "special_category" -> put(Fact.SPECIAL_CATEGORY, true);
            case "lia" -> put(Fact.LEGITIMATE_INTEREST_ASSESSED, flag(pair));
            // The default kind, EXPRESS, is not explicit; the basis follows from the rule; texts go to mobile lines.
            case "explicit", "basis", "line" -> {}
            default -> throw new IllegalArgumentException(row.id() + " has the unknown fact " + pair.key());
        }
    }

    private void status(ConsentCase.Pair pair) {
        switch (pair.value()) {
            case "none" -> {}
            case "granted" -> drafts.add(draft(PermissionType.GRANTED, time(pair)));
            case "pending" -> drafts.add(draft(PermissionType.PENDING, time(pair)));
            case "withdrawn", "revoked" -> stop(time(pair));
            default -> throw new IllegalArgumentException(row.id() + " has the unknown status " + pair.value());
        }
    }

    private void doubleOptIn(ConsentCase.Pair pair) {
        if (pair.value().equals("sent")) {
            last().effective = time(pair);
            last().recorded = time(pair);
        } else {
            last().evidence = Evidence.Kind.DOUBLE_OPT_IN;
        }
    }

    /** Who confirms a stop has stopped marketing, not the confirmation. */
    private Draft stop(Instant time) {
        Draft stop = draft(PermissionType.WITHDRAWN, time);
        if (row.purpose().equals("OPTOUT_CONFIRMATION")) {
            stop.purpose = Purpose.MARKETING;
        }
        drafts.add(stop);
        return stop;
    }

    private Draft draft(PermissionType type, Instant time) {
        return new Draft(type, new Purpose(row.purpose()), Optional.of(channel(row.channel())), time);
    }

    private Draft last() {
        return drafts.get(drafts.size() - 1);
    }

    /** An event without a date lies before the query, and before those with one. */
    private Instant time(ConsentCase.Pair pair) {
        return pair.date().isEmpty() ? at.minusSeconds(86_400L * (5000 - drafts.size())) : day(pair.date());
    }

    private Instant day(String date) {
        return LocalDate.parse(date).atStartOfDay(zone).toInstant();
    }

    private Instant local(ConsentCase.Pair pair) {
        return LocalDateTime.parse(pair.value()).atZone(zone).toInstant();
    }

    private <T> void put(Fact<T> fact, T value) {
        facts = facts.with(fact, value);
    }

    private static boolean flag(ConsentCase.Pair pair) {
        return Boolean.parseBoolean(pair.value());
    }

    private static Channel channel(String name) {
        return switch (name) {
            case "VOICE_LIVE" -> Channel.PHONE;
            case "VOICE_AUTOMATED" -> Channel.AUTOMATED_CALL;
            default -> Channel.valueOf(name);
        };
    }
}
