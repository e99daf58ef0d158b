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
import java.time.Period;
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
    private Optional<Jurisdiction> sentFrom = Optional.empty();
    private Optional<Purpose> revoked = Optional.empty();
    private Optional<String> address = Optional.empty();
    private Optional<String> suppressed = Optional.empty();

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
        private Set<CustomerId> streams = Set.of();

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
                    .streams(streams)
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
                .sentFrom(sentFrom)
                .suppression(suppression())
                .build();
    }

    /** The list is the one of the library, asked for the address of the row. */
    private Optional<SuppressionMatch> suppression() {
        return address.filter(value -> value.equalsIgnoreCase(suppressed.orElseThrow()))
                .map(value -> new SuppressionMatch(Instant.EPOCH, value.equals(suppressed.orElseThrow())));
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
            case "address" -> address(pair.value());
            case "suppressed" -> suppressed = Optional.of(pair.value());
            case "suppression_hash_match" -> put(Fact.SUPPRESSED, flag(pair));
            case "address_collected" -> put(Fact.ADDRESS_COLLECTED, date(pair));
            case "subscriber" -> put(Fact.SUBSCRIBER, pair.value());
            case "similar_product" -> put(Fact.SIMILAR_PRODUCT, flag(pair));
            case "optout_offered_at_collection" -> put(Fact.OPTOUT_OFFERED_AT_COLLECTION, flag(pair));
            case "optout_in_message" -> put(Fact.OPTOUT_IN_MESSAGE, flag(pair));
            case "source" -> put(Fact.THIRD_PARTY_SOURCE, true);
            case "art14_notice" -> put(Fact.ART14_NOTICE, flag(pair));
            case "sender" -> put(Fact.CHARITY_SENDER, pair.value().equals("CHARITY"));
            case "sole_purpose_charitable" -> put(Fact.SOLE_PURPOSE_CHARITABLE, flag(pair));
            case "content" -> put(Fact.PROMOTIONAL, true);
            case "promo" -> put(Fact.PROMOTIONAL, flag(pair));
            case "service" -> put(Fact.SERVICE_TO_CHILD, pair.value().equals("ISS_TO_CHILD"));
            case "deceased" -> put(Fact.DECEASED, flag(pair));
            case "hard_bounced" -> put(Fact.UNDELIVERABLE, flag(pair));
            case "merged_from" -> merged(pair.value());
            case "tech" -> put(Fact.AUTODIALLED, true);
            case "dnc_listed" -> put(Fact.DNC_LISTED, flag(pair));
            case "company_dnc" -> put(Fact.COMPANY_DNC, date(pair));
            case "tps_listed_days" ->
                put(Fact.TPS_LISTED_SINCE, LocalDate.ofInstant(at, zone).minusDays(Long.parseLong(pair.value())));
            case "ebr_purchase", "purchase" -> put(Fact.LAST_PURCHASE, date(pair));
            case "ebr_inquiry", "inquiry" -> put(Fact.LAST_INQUIRY, date(pair));
            case "donation" -> put(Fact.LAST_DONATION, date(pair));
            case "subscription_ended" -> put(Fact.SUBSCRIPTION_ENDED, date(pair));
            case "no_cem_statement" -> put(Fact.REFUSAL_STATED, flag(pair));
            case "relevant_to_role" -> put(Fact.RELEVANT_TO_ROLE, flag(pair));
            case "ongoing" -> put(Fact.ONGOING_RELATIONSHIP, flag(pair));
            case "directly_related" -> put(Fact.DIRECTLY_RELATED, flag(pair));
            case "minutes_since_stop" -> put(Fact.MINUTES_SINCE_STOP, Long.parseLong(pair.value()));
            case "prior_confirmations" -> put(Fact.PRIOR_CONFIRMATIONS, Long.parseLong(pair.value()));
            case "revoked_in_reply_to" -> {
                put(Fact.REVOKED_IN_REPLY_TO, pair.value());
                revoked = Optional.of(new Purpose(pair.value()));
            }
            case "optout_date" -> put(Fact.SALE_OPTED_OUT_ON, date(pair));
            case "gift" -> put(Fact.GIFT, pair.value());
            case "financial_remuneration" -> put(Fact.FINANCIAL_REMUNERATION, flag(pair));
            case "notice" -> put(Fact.NOTICE, pair.value().toUpperCase(Locale.ROOT));
            case "sending_server" -> sentFrom = Optional.of(Jurisdiction.of(pair.value()));
            case "zones" ->
                zones = Stream.of(pair.value().split(",")).map(ZoneId::of).collect(Collectors.toSet());
            // No rule reads these: the purpose says that there is a transaction; the column says which laws apply; who
            // is named
            // may object, and the objection says it; the age in a row is known; a first purchase does not count, the
            // last does.
            case "open_order",
                    "resident",
                    "located",
                    "country",
                    "named_person",
                    "actual_knowledge_age",
                    "first_purchase",
                    "same_address_casefold" -> {}
            default -> throw new IllegalArgumentException(row.id() + " has the unknown fact " + pair.key());
        }
    }

    private void address(String value) {
        if (value.equals("PUBLISHED_CONSPICUOUSLY")) {
            put(Fact.ADDRESS_PUBLISHED, true);
        } else {
            address = Optional.of(value);
        }
    }

    /** {@code X(event@date),Y(event@date)}: each record has a stream of its own. */
    private void merged(String records) {
        for (String each : records.split(",", -1)) {
            String[] parts = each.substring(0, each.length() - 1).split("[(@]", -1);
            PermissionType type = switch (parts[1]) {
                case "granted" -> PermissionType.GRANTED;
                case "objected" -> PermissionType.OBJECTED;
                default -> PermissionType.WITHDRAWN;
            };
            Draft draft = draft(type, day(parts[2]));
            draft.streams = Set.of(new CustomerId(parts[0]));
            drafts.add(draft);
        }
    }

    private void consent(ConsentCase.Pair pair) {
        switch (pair.key()) {
            case "status" -> status(pair);
            case "doi" -> doubleOptIn(pair);
            case "doi_ttl" ->
                drafts.stream()
                        .filter(draft -> draft.type == PermissionType.PENDING)
                        .forEach(draft -> draft.expires = Optional.of(draft.effective
                                .atZone(zone)
                                .plus(Period.parse(pair.value()))
                                .toInstant()));
            case "objection" -> {
                boolean calls = pair.value().equals("CALLS_TO_LINE");
                drafts.add(new Draft(
                        PermissionType.OBJECTED,
                        Purpose.MARKETING,
                        calls ? Optional.of(channel(row.channel())) : Optional.empty(),
                        time(pair)));
            }
            case "restriction" ->
                drafts.add(
                        new Draft(PermissionType.RESTRICTED, new Purpose(row.purpose()), Optional.empty(), time(pair)));
            case "optout" -> optOut(pair);
            case "gpc" -> {
                if (pair.value().equals("1")) {
                    Draft signal = draft(PermissionType.SIGNAL, at);
                    signal.evidence = Evidence.Kind.SIGNAL;
                    drafts.add(signal);
                }
            }
            case "account_setting" -> drafts.add(draft(PermissionType.GRANTED, time(pair)));
            case "inbound" -> {
                Draft stop = stop(time(pair));
                stop.evidence = pair.value().equals("STOP") ? Evidence.Kind.KEYWORD : Evidence.Kind.REPLY;
            }
            case "withdrawn_event" -> stop(local(pair));
            case "revoked", "unsubscribe" -> stop(day(pair.value()));
            case "event_time" -> last().effective = local(pair);
            case "recorded" -> last().recorded = local(pair);
            case "type" ->
                last().kind = switch (pair.value()) {
                    case "PRIOR_EXPRESS_WRITTEN" -> GrantKind.WRITTEN;
                    default -> GrantKind.EXPRESS;
                };
            case "authorization" -> {
                if (pair.value().equals("signed")) {
                    drafts.add(draft(PermissionType.GRANTED, time(pair)));
                    last().kind = GrantKind.WRITTEN;
                }
            }
            case "states_remuneration" -> put(Fact.STATES_REMUNERATION, flag(pair));
            case "purpose" -> last().purpose = new Purpose(pair.value());
            case "channel" -> last().channel = Optional.of(channel(pair.value()));
            case "proof" -> last().proven = !pair.value().equals("none");
            case "mechanism" -> last().flaw = Optional.of(Evidence.Flaw.PRETICKED);
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

    private void optOut(ConsentCase.Pair pair) {
        if (pair.value().equals("none")) {
            return;
        }
        boolean sale = pair.value().equals("SALE");
        drafts.add(new Draft(
                PermissionType.WITHDRAWN,
                sale ? new Purpose("SALE_OR_SHARE") : Purpose.MARKETING,
                sale ? Optional.empty() : Optional.of(channel(pair.value())),
                time(pair)));
    }

    private void status(ConsentCase.Pair pair) {
        switch (pair.value()) {
            // The records of a conflict say what was said.
            case "none", "conflict" -> {}
            case "granted" -> drafts.add(draft(PermissionType.GRANTED, time(pair)));
            case "pending" -> drafts.add(draft(PermissionType.PENDING, time(pair)));
            case "withdrawn", "revoked" -> stop(time(pair));
            default -> throw new IllegalArgumentException(row.id() + " has the unknown status " + pair.value());
        }
    }

    private void doubleOptIn(ConsentCase.Pair pair) {
        if (pair.value().equals("sent")) {
            if (last().type == PermissionType.GRANTED) {
                drafts.add(drafts.size() - 1, draft(PermissionType.PENDING, time(pair)));
            } else {
                last().effective = time(pair);
                last().recorded = time(pair);
            }
        } else if (last().type == PermissionType.PENDING || !pair.date().isEmpty()) {
            if (last().type == PermissionType.GRANTED) {
                drafts.remove(last());
            }
            Draft confirmed = draft(PermissionType.CONFIRMED, time(pair));
            confirmed.evidence = Evidence.Kind.DOUBLE_OPT_IN;
            drafts.add(confirmed);
        } else {
            last().evidence = Evidence.Kind.DOUBLE_OPT_IN;
        }
    }

    /** Who confirms a stop has stopped marketing, not the confirmation; who answers a message stops what that was for. */
    private Draft stop(Instant time) {
        Draft stop = draft(PermissionType.WITHDRAWN, time);
        if (row.purpose().equals("OPTOUT_CONFIRMATION")) {
            stop.purpose = Purpose.MARKETING;
        }
        revoked.ifPresent(purpose -> stop.purpose = purpose);
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

    private static LocalDate date(ConsentCase.Pair pair) {
        return LocalDate.parse(pair.value());
    }

    private static boolean flag(ConsentCase.Pair pair) {
        return Boolean.parseBoolean(pair.value());
    }

    private static Channel channel(String name) {
        return switch (name) {
            case "VOICE_LIVE" -> Channel.PHONE;
            case "VOICE_AUTOMATED" -> Channel.AUTOMATED_CALL;
            case "IN_APP" -> Channel.APP;
            // Sharing data is no contact, and a row for any channel is about none of them.
            case "DATA_SHARING", "ANY" -> Channel.OTHER;
            default -> Channel.valueOf(name);
        };
    }
}
