package io.crmkit.privacy.pack;

import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.json.JsonPlace;
import io.crmkit.privacy.fact.Fact;
import io.crmkit.privacy.purpose.PurposeKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a pack from JSON and refuses what is unknown, missing, or would let a stop permit. */
final class PackReader {
    private static final String VERSION = "[A-Za-z0-9._-]{1,60}";
    private static final String NAME = "[a-z][a-z0-9-]{0,59}";
    private static final int MOST = 10_000;
    private static final int MOST_CHARACTERS = 10_000_000;

    private PackReader() {}

    static LawPack read(String json) {
        JsonPlace pack = JsonPlace.parse("pack", json, MOST_CHARACTERS)
                .only(Set.of(
                        "id",
                        "version",
                        "title",
                        "notice",
                        "jurisdictions",
                        "validFrom",
                        "validTo",
                        "facts",
                        "tables",
                        "rules"));
        Map<String, Fact<?>> facts =
                pack.optional("facts").map(ConditionReader::facts).orElse(Map.of());
        Map<String, Map<Jurisdiction, Long>> tables =
                pack.optional("tables").map(ConditionReader::tables).orElse(Map.of());
        Instant from = pack.required("validFrom").instant();
        Optional<Instant> to = validity(pack).to();
        String id = pack.required("id").matching(NAME);
        String version = pack.required("version").matching(VERSION);
        Set<Jurisdiction> jurisdictions =
                jurisdictions(pack.required("jurisdictions").elements(MOST));
        List<JsonPlace> rules = pack.required("rules").elements(MOST);
        rules.forEach(rule -> checkPlaces(rule, jurisdictions));
        return new LawPack(
                id,
                version,
                pack.required("title").text(),
                pack.required("notice").text(),
                jurisdictions,
                from,
                to,
                rules(id, version, rules, new ConditionReader(facts, tables)),
                Set.copyOf(facts.values()));
    }

    private static LawRule.Validity validity(JsonPlace place) {
        Optional<Instant> from = place.optional("validFrom").map(JsonPlace::instant);
        Optional<Instant> to = place.optional("validTo").map(JsonPlace::instant);
        if (from.isPresent() && to.filter(end -> !end.isAfter(from.get())).isPresent()) {
            throw place.required("validTo").wrong("must be after validFrom");
        }
        return new LawRule.Validity(from, to);
    }

    private static List<LawRule> rules(
            String pack, String version, List<JsonPlace> places, ConditionReader conditions) {
        List<LawRule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonPlace place : places) {
            LawRule rule = rule(pack, version, place, conditions);
            if (!ids.add(rule.id())) {
                throw place.required("id").wrong("names two rules");
            }
            rules.add(rule);
        }
        return rules;
    }

    private static LawRule rule(String pack, String version, JsonPlace place, ConditionReader conditions) {
        place.only(Set.of(
                "id",
                "text",
                "jurisdictions",
                "exceptJurisdictions",
                "sentFrom",
                "validFrom",
                "validTo",
                "channels",
                "purposes",
                "kinds",
                "step",
                "fallback",
                "when",
                "outcome",
                "reason",
                "obligations",
                "source",
                "status",
                "seen"));
        LawRule rule = new LawRule(
                new RuleReference(
                        pack,
                        version,
                        place.required("id").matching(NAME),
                        place.required("source").text(),
                        place.required("status").oneOf(LegalStatus.class),
                        place.required("seen").oneOf(SourceSeen.class)),
                scope(place),
                validity(place),
                place.optional("when").map(conditions::read).orElse(List.of()),
                place.optional("step").map(step -> step.oneOf(Step.class)).orElse(Step.LAW),
                place.optional("fallback").map(JsonPlace::flag).orElse(false),
                verdict(place));
        checkStops(place, rule);
        return rule;
    }

    /** Without these checks a pack could turn a stop of the customer into a permission. */
    private static void checkStops(JsonPlace place, LawRule rule) {
        if (rule.outcome() == Outcome.PERMIT && rule.fallback()) {
            throw place.required("fallback").wrong("must not be true for PERMIT");
        }
        if (rule.outcome() == Outcome.PERMIT && rule.facts().anyMatch(ConsentFacts::isStop)) {
            throw place.required("when").wrong("must not read a stop for PERMIT");
        }
        if (rule.outcome() != Outcome.DENY && rule.step() == Step.STOP) {
            throw place.required("outcome").wrong("must be DENY in the step STOP");
        }
    }

    private static LawRule.Scope scope(JsonPlace place) {
        Set<Purpose> purposes = new HashSet<>();
        place.elementsOf("purposes").forEach(each -> purposes.add(each.parsed(Purpose::new, "a purpose")));
        Set<PurposeKind> kinds = new HashSet<>();
        place.elementsOf("kinds").forEach(each -> kinds.add(each.oneOf(PurposeKind.class)));
        if (purposes.isEmpty() && kinds.isEmpty()) {
            throw place.wrong("must name purposes or kinds");
        }
        Set<Channel> channels = new HashSet<>();
        place.elementsOf("channels").forEach(each -> channels.add(each.oneOf(Channel.class)));
        return new LawRule.Scope(
                jurisdictions(place.elementsOf("jurisdictions")),
                jurisdictions(place.elementsOf("exceptJurisdictions")),
                Set.copyOf(channels),
                Set.copyOf(purposes),
                Set.copyOf(kinds),
                place.optional("sentFrom").map(JsonPlace::flag).orElse(false));
    }

    private static LawRule.Verdict verdict(JsonPlace place) {
        TreeSet<Obligation> obligations = new TreeSet<>();
        place.elementsOf("obligations").forEach(each -> obligations.add(each.parsed(Obligation::new, "an obligation")));
        return new LawRule.Verdict(
                place.required("outcome").oneOf(Outcome.class),
                place.required("reason").parsed(ReasonCode::new, "a reason code"),
                place.required("text").text(),
                Collections.unmodifiableSortedSet(obligations));
    }

    private static Set<Jurisdiction> jurisdictions(List<JsonPlace> places) {
        Set<Jurisdiction> jurisdictions = new TreeSet<>();
        places.forEach(each -> jurisdictions.add(each.parsed(Jurisdiction::of, "a jurisdiction")));
        return Collections.unmodifiableSet(jurisdictions);
    }

    /** A rule for a place that its pack does not cover would hold for nobody. */
    private static void checkPlaces(JsonPlace rule, Set<Jurisdiction> covered) {
        for (String field : List.of("jurisdictions", "exceptJurisdictions")) {
            for (JsonPlace each : rule.elementsOf(field)) {
                Jurisdiction place = each.parsed(Jurisdiction::of, "a jurisdiction");
                if (covered.stream().noneMatch(place::within)) {
                    throw each.wrong("must lie within the jurisdictions of the pack");
                }
            }
        }
    }
}
