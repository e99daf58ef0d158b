package io.crmkit.privacy.retention;

import io.crmkit.core.gate.Purpose;
import io.crmkit.core.json.JsonPlace;
import io.crmkit.privacy.pack.LegalStatus;
import io.crmkit.privacy.pack.SourceSeen;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a schedule from JSON and refuses what is unknown or missing. */
final class ScheduleReader {
    private static final String VERSION = "[A-Za-z0-9._-]{1,60}";
    private static final String NAME = "[a-z][a-z0-9-]{0,59}";
    private static final int MOST = 10_000;
    private static final int MOST_CHARACTERS = 10_000_000;

    /** A thousand years from the epoch. */
    private static final LocalDate LAST = LocalDate.of(2970, 1, 1);

    private ScheduleReader() {}

    static RetentionSchedule read(String json) {
        JsonPlace schedule = JsonPlace.parse("schedule", json, MOST_CHARACTERS)
                .only(Set.of("id", "version", "title", "zone", "validFrom", "validTo", "rules"));
        schedule.required("validFrom");
        List<JsonPlace> places = schedule.required("rules").elements(MOST);
        List<RetentionRule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonPlace place : places) {
            RetentionRule rule = rule(place);
            if (!ids.add(rule.id())) {
                throw place.required("id").wrong("names two rules");
            }
            rules.add(rule);
        }
        return new RetentionSchedule(
                schedule.required("id").matching(NAME),
                schedule.required("version").matching(VERSION),
                schedule.required("title").text(),
                schedule.required("zone").parsed(ZoneId::of, "a time zone"),
                validity(schedule),
                rules);
    }

    private static RetentionRule rule(JsonPlace place) {
        place.only(Set.of(
                "id",
                "text",
                "category",
                "entities",
                "purpose",
                "trigger",
                "period",
                "endOfYear",
                "action",
                "exemptions",
                "validFrom",
                "validTo",
                "source",
                "status",
                "seen"));
        List<RetentionExemption> exemptions = new ArrayList<>();
        place.elementsOf("exemptions").forEach(each -> exemptions.add(exemption(each)));
        return new RetentionRule(
                place.required("id").matching(NAME),
                place.required("text").text(),
                place.required("category").text(),
                texts(place, "entities"),
                place.required("purpose").parsed(Purpose::new, "a purpose"),
                trigger(place.required("trigger")),
                period(place.required("period")),
                place.optional("endOfYear").map(JsonPlace::flag).orElse(false),
                place.required("action").oneOf(RetentionAction.class),
                exemptions,
                validity(place),
                new RetentionRule.Basis(
                        place.required("source").text(),
                        place.required("status").oneOf(LegalStatus.class),
                        place.required("seen").oneOf(SourceSeen.class)));
    }

    private static RetentionTrigger trigger(JsonPlace place) {
        place.only(Set.of("created", "attribute", "lastActivity", "endOf"));
        Map<String, JsonPlace> fields = place.properties();
        if (fields.size() != 1) {
            throw place.wrong("must name one of created, attribute, lastActivity, endOf");
        }
        String kind = fields.keySet().iterator().next();
        return switch (kind) {
            case "attribute" ->
                new RetentionTrigger.OfAttribute(place.required(kind).text());
            case "lastActivity" -> new RetentionTrigger.LastActivity(texts(place, kind));
            case "endOf" -> {
                JsonPlace end = place.required(kind).only(Set.of("type", "attribute"));
                yield new RetentionTrigger.EndOf(
                        end.required("type").text(), end.required("attribute").text());
            }
            default -> {
                if (!place.required(kind).flag()) {
                    throw place.required(kind).wrong("must be true");
                }
                yield new RetentionTrigger.Created();
            }
        };
    }

    private static Period period(JsonPlace place) {
        return place.parsed(ScheduleReader::period, "a period of days, months or years, 0 to 1,000 years");
    }

    private static Period period(String text) {
        Period period = Period.parse(text);
        if (period.isNegative() || LocalDate.EPOCH.plus(period).isAfter(LAST)) {
            throw new DateTimeException("out of range");
        }
        return period;
    }

    private static RetentionExemption exemption(JsonPlace place) {
        place.only(Set.of("attribute", "values", "reason"));
        return new RetentionExemption(
                place.required("attribute").text(),
                texts(place, "values"),
                place.required("reason").text());
    }

    private static RetentionRule.Validity validity(JsonPlace place) {
        Optional<Instant> from = place.optional("validFrom").map(JsonPlace::instant);
        Optional<Instant> to = place.optional("validTo").map(JsonPlace::instant);
        if (from.isPresent() && to.filter(end -> !end.isAfter(from.get())).isPresent()) {
            throw place.required("validTo").wrong("must be after validFrom");
        }
        return new RetentionRule.Validity(from, to);
    }

    private static Set<String> texts(JsonPlace place, String name) {
        Set<String> texts = new TreeSet<>();
        place.required(name).elements(MOST).forEach(each -> texts.add(each.text()));
        return texts;
    }
}
