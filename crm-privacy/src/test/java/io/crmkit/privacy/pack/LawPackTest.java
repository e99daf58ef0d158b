package io.crmkit.privacy.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.privacy.fact.Fact;
import io.crmkit.privacy.fact.Facts;
import io.crmkit.privacy.purpose.Purposes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LawPackTest {
    private static final String PACK = """
            { "id": "own", "version": "1", "title": "Own", "notice": "Example", "jurisdictions": ["GB"],
              "validFrom": "2026-01-01T00:00:00Z", "validTo": "2027-01-01T00:00:00Z",
              "facts": { "tps_listed": "FLAG", "listed_since": "DATE" },
              "tables": { "limit": { "GB": 13 } },
              "rules": [
                { "id": "free", "text": "Free.", "kinds": ["MARKETING"], "when": { "tps_listed": false },
                  "outcome": "PERMIT", "reason": "FREE", "source": "none", "status": "POLICY", "seen": "NONE" } ] }
            """;

    @Test
    void readsAPackOfAHostWithItsOwnFacts() {
        LawPack pack = LawPack.parse(PACK);

        assertThat(pack.jurisdictions()).containsExactly(Jurisdiction.of("GB"));
        assertThat(pack.title()).isEqualTo("Own");
        assertThat(pack.version()).isEqualTo("1");
        assertThat(pack.notice()).isEqualTo("Example");
        assertThat(pack.inForceFrom(ZoneId.of("America/New_York"))).isEqualTo("2025-12-31");
        assertThat(pack.rules()).singleElement().hasToString("free -> PERMIT FREE");
        RuleBook.of(LawPacks.of(pack), Purposes.standard()).check(Facts.of(Fact.flag("tps_listed"), true));
        assertThat(pack.facts()).contains(Fact.date("listed_since"));
        assertThat(pack.validAt(Instant.parse("2026-12-31T23:59:59Z"))).isTrue();
        assertThat(pack.validAt(Instant.parse("2027-01-01T00:00:00Z"))).isFalse();
    }

    @Test
    void aRuleForAPurposeThatNobodyRegisteredIsRefused() {
        LawPacks packs =
                LawPacks.of(LawPack.parse(PACK.replace("\"kinds\": [\"MARKETING\"]", "\"purposes\": [\"MARKETNG\"]")));

        assertThatThrownBy(() -> RuleBook.of(packs, Purposes.standard()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("packs own 1, rule free: purpose MARKETNG is not registered");
    }

    /** Each row replaces one piece of a good pack and gives the complaint. */
    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "id": "own"            | "id": "Own"           | pack.id must match [a-z][a-z0-9-]{0,59}
            "version": "1",        |                       | pack.version must be given
            "title"                | "titel"               | pack.titel is unknown
            \\["GB"\\]             | ["Great Britain"]         | pack.jurisdictions[0] must match [A-Z]{2}(-[A-Z0-9]{2,6})?
            \\["GB"\\]             | ["DE"]                | pack.jurisdictions[0] must be written EU-DE
            \\["GB"\\]             | ["DE-BY"]             | pack.jurisdictions[0] must be written EU-DE
            "text": "Free."        | "text": "Free.", "jurisdictions": ["US"] | pack.rules[0].jurisdictions[0] must lie within the jurisdictions of the pack
            "text": "Free."        | "text": "Free.", "exceptJurisdictions": ["US"] | pack.rules[0].exceptJurisdictions[0] must lie within the jurisdictions of the pack
            2027-01-01             | 2025-01-01            | pack.validTo must be after validFrom
            2026-01-01T00:00:00Z   | 1 January 2026        | pack.validFrom must be a date and time with offset
            "FLAG"                 | "BOOLEAN"             | pack.facts.tps_listed must be one of [FLAG, NUMBER, TEXT, DATE]
            "tps_listed": "FLAG"   | "dnc_listed": "FLAG"  | pack.facts.dnc_listed is a fact of the library already
            "GB": 13               | "GB": -1              | pack.tables.limit.GB must be a whole number, 0 or more
            "rules": \\[           | "rules": [], "x": [   | pack.x is unknown
            "kinds": \\["MARKETING"\\],|                   | pack.rules[0] must name purposes or kinds
            "MARKETING"            | "ADS"                 | pack.rules[0].kinds[0] must be one of [MARKETING, PROFILING, SERVICE, RESEARCH, CONSENT_REQUEST, SALE_SHARE, LEGAL]
            "PERMIT"               | "ALLOW"               | pack.rules[0].outcome must be one of [PERMIT, REVIEW, DENY]
            "FREE"                 | "free"                | pack.rules[0].reason must match [A-Z][A-Z0-9_]{0,59}
            "text": "Free."        | "text": " "           | pack.rules[0].text must be a text that is not blank
            "tps_listed": false    | "tps": false          | pack.rules[0].when.tps is no known fact; declare it under pack.facts
            "tps_listed": false    | "tps_listed": "NO"    | pack.rules[0].when.tps_listed must be true or false
            "tps_listed": false    | "tps_listed": {}      | pack.rules[0].when.tps_listed must hold a test
            "tps_listed": false    | "tps_listed": []      | pack.rules[0].when.tps_listed must hold a value
            "tps_listed": false    | "tps_listed": {"below": 3} | pack.rules[0].when.tps_listed.below is no test of a Boolean
            "tps_listed": false    | "age": {"below": {"table": "ages"}} | pack.rules[0].when.age.below.table must be one of [limit]
            "tps_listed": false    | "age": {"under": 3}   | pack.rules[0].when.age.under is no test of a fact
            "tps_listed": false    | "listed_since": true  | pack.rules[0].when.listed_since must be a test such as {"within": "P18M"}
            "tps_listed": false    | "listed_since": {"within": "18 months"} | pack.rules[0].when.listed_since.within must be a period such as P18M
            "tps_listed": false    | "local_time": {"inside": ["21:00", "08:00"]} | pack.rules[0].when.local_time.inside must begin before it ends
            "tps_listed": false    | "listed_since": {"since": "soon"} | pack.rules[0].when.listed_since.since must be a date such as 2026-02-05
            "tps_listed": false    | "listed_since": {"lastDay": {"businessDays": 367}} | pack.rules[0].when.listed_since.lastDay must be 366 business days or fewer
            "tps_listed": false    | "listed_since": {"within": "P1001Y"} | pack.rules[0].when.listed_since.within must not be negative, nor longer than 1,000 years
            "tps_listed": false    | "listed_since": {"within": "-P1D"} | pack.rules[0].when.listed_since.within must not be negative, nor longer than 1,000 years
            "tps_listed": false    | "local_time": {}      | pack.rules[0].when.local_time must hold a test
            "tps_listed": false    | "age": {"since": "2026-02-05"} | pack.rules[0].when.age.since is no test of a Long
            "text": "Free."        | "text": "Free.", "validFrom": "2026-01-01T00:00:00Z", "validTo": "2026-01-01T00:00:00Z" | pack.rules[0].validTo must be after validFrom
            "text": "Free."        | "text": "Free.", "sentFrom": "CA" | pack.rules[0].sentFrom must be true or false
            "tps_listed": "FLAG"   | "zones": "FLAG"       | pack.facts.zones is a fact of the library already
            "tps_listed": false    | "stop_over_grant": true | pack.rules[0].when must not read a stop for PERMIT
            "tps_listed": false    | "stop": "WITHDRAWN"   | pack.rules[0].when must not read a stop for PERMIT
            "outcome": "PERMIT"    | "fallback": true, "outcome": "PERMIT" | pack.rules[0].fallback must not be true for PERMIT
            "outcome": "PERMIT"    | "step": "STOP", "outcome": "REVIEW" | pack.rules[0].outcome must be DENY in the step STOP
            """)
    void saysWhatIsWrongAndWhere(String piece, String instead, String complaint) {
        String wrong = PACK.replaceFirst(piece, instead == null ? "" : Matcher.quoteReplacement(instead));

        assertThatThrownBy(() -> LawPack.parse(wrong))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(complaint);
    }

    @Test
    void refusesTextThatIsNoJsonAndTheSameKeyTwice() {
        assertThatThrownBy(() -> LawPack.parse("{ \"id\": "))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("pack must be JSON");
        assertThatThrownBy(() -> LawPack.parse(PACK.replaceFirst("\"version\"", "\"id\"")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("pack must be JSON");
    }

    @Test
    void refusesTwoRulesWithOneId() {
        String rule = PACK.substring(PACK.indexOf("{ \"id\": \"free\""), PACK.lastIndexOf(']'))
                .trim();

        assertThatThrownBy(() -> LawPack.parse(PACK.replace(rule, rule + ", " + rule)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("pack.rules[1].id names two rules");
    }

    @Test
    void versionsOfOnePackMayFollowButNotOverlap() {
        LawPack first = LawPack.parse(PACK);
        LawPack second = LawPack.parse(PACK.replace("2027-01-01", "2028-01-01")
                .replace("2026-01-01", "2027-01-01")
                .replace("\"version\": \"1\"", "\"version\": \"2\""));
        LawPacks both = LawPacks.of(first, second);

        assertThat(both.in(Jurisdiction.of("GB"), Instant.parse("2026-12-31T23:59:59Z")))
                .containsExactly(first);
        assertThat(both.in(Jurisdiction.of("GB"), Instant.parse("2027-01-01T00:00:00Z")))
                .containsExactly(second);
        assertThat(both.without("own").all()).isEmpty();
        assertThatThrownBy(() -> both.with(first))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("packs own 1 and own 1 hold at the same moment");
    }

    @Test
    void theBundledPacksSayThatTheyAreExamples() {
        assertThat(LawPacks.bundled().all())
                .hasSize(9)
                .allSatisfy(pack -> assertThat(pack.notice()).contains("Not legal advice"));
    }

    @Test
    void everyBundledRuleHasASourceItsStatusAndAReasonOfTheRightKind() {
        assertThat(LawPacks.bundled().all())
                .flatExtracting(LawPack::rules)
                .hasSizeGreaterThan(240)
                .allSatisfy(rule -> {
                    assertThat(rule.reference().source()).isNotBlank();
                    boolean policy = rule.reference().status() == LegalStatus.POLICY;
                    assertThat(rule.reference().seen() == SourceSeen.NONE && !policy)
                            .as(rule.reference().toString())
                            .isFalse();
                });
    }

    @Test
    void theBundledPacksAreThoseOfNineLaws() {
        assertThat(LawPacks.bundled().all())
                .extracting(LawPack::id)
                .containsExactlyInAnyOrder(
                        "eu-gdpr-eprivacy",
                        "uk-gdpr-pecr",
                        "us-federal",
                        "us-california",
                        "us-hipaa-marketing",
                        "ca-casl",
                        "au-spam-act",
                        "in-dpdp",
                        "br-lgpd");
    }

    @ParameterizedTest
    @CsvSource({"DE, EU-DE", "DE-BY, EU-DE", "US, US", "US-CA, US-CA", "GB, GB", "GR, EU-GR"})
    void placesCodesOfIsoInTheirJurisdiction(String iso, Jurisdiction place) {
        assertThat(Jurisdiction.ofIso(iso)).isEqualTo(place);
    }

    @Test
    void aPartLiesWithinTheWholeAndNotTheOtherWayRound() {
        assertThat(Jurisdiction.of("US-CA").within(Jurisdiction.of("US"))).isTrue();
        assertThat(Jurisdiction.of("US").within(Jurisdiction.of("US-CA"))).isFalse();
    }

    @Test
    void aYearOfBusinessDaysIsTheMost() {
        LawPack pack = LawPack.parse(
                PACK.replace("\"tps_listed\": false", "\"listed_since\": {\"lastDay\": {\"businessDays\": 366}}"));

        assertThat(pack.rules()).hasSize(1);
        assertThat(pack.rules().get(0).validFrom()).isEmpty();
        assertThat(pack.rules().get(0).validTo()).isEmpty();
    }

    @Test
    void aFactThatNobodyReadsOrOfAnotherTypeIsRefused() {
        RuleBook book = RuleBook.of(LawPacks.of(LawPack.parse(PACK)), Purposes.standard());

        assertThatThrownBy(() -> book.check(Facts.of(Fact.flag("typo"), true)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("request.facts.typo");
        assertThatThrownBy(() -> book.check(Facts.of(Fact.number("tps_listed"), 1L)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Boolean");
    }
}
