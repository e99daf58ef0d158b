package io.crmkit.benchmarks.decision;

import io.crmkit.privacy.pack.LawPack;
import io.crmkit.privacy.pack.LawPacks;
import java.util.List;
import java.util.Locale;

/** Packs of ten rules. */
final class SmallPacks {
    private static final List<String> CHANNELS = List.of("EMAIL", "SMS", "PHONE", "POST", "MESSAGING");

    private static final List<String> OTHER_PLACES = List.of("NZ", "CH", "NO", "JP", "KR", "ZA", "MX", "AR");

    private SmallPacks() {}

    /** Three packs, for the European Union, the United States and Canada. */
    static LawPacks thirtyRules() {
        return LawPacks.of(pack("EU"), pack("US"), pack("CA"));
    }

    /** The packs of the library, and as many for other places as make 300 rules or a few more. */
    static LawPacks threeHundredRules() {
        LawPacks packs = LawPacks.bundled();
        for (String place : OTHER_PLACES) {
            long rules =
                    packs.all().stream().mapToLong(pack -> pack.rules().size()).sum();
            packs = rules < 300 ? packs.with(pack(place)) : packs;
        }
        return packs;
    }

    /** For each of five channels a rule that permits with a consent and one that denies without. */
    private static LawPack pack(String place) {
        StringBuilder rules = new StringBuilder();
        for (String channel : CHANNELS) {
            rules.append(rules.isEmpty() ? "" : ",").append(rule("consent", channel, """
                    "when": {"consent": "GRANTED", "consent_kind": {"isNot": "IMPLIED"}, "consent_bundled": {"isNot": true}},
                    "outcome": "PERMIT", "reason": "EXPRESS_CONSENT", "obligations": ["UNSUBSCRIBE", "IDENTIFY_SENDER"]"""));
            rules.append(",").append(rule("none", channel, """
                    "fallback": true, "outcome": "DENY", "reason": "NO_CONSENT\""""));
        }
        return LawPack.parse("""
                {"id": "small-%s", "version": "1", "title": "Small", "notice": "For a benchmark", "jurisdictions": ["%s"],
                 "validFrom": "2020-01-01T00:00:00Z", "rules": [%s]}""".formatted(place.toLowerCase(Locale.ROOT), place, rules));
    }

    private static String rule(String id, String channel, String rest) {
        return """
                {"id": "%s-%s", "text": "A rule.", "kinds": ["MARKETING"], "channels": ["%s"], %s,
                 "source": "none", "status": "POLICY", "seen": "NONE"}""".formatted(id, channel.toLowerCase(Locale.ROOT), channel, rest);
    }
}
