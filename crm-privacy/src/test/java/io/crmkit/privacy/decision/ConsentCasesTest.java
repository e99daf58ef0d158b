package io.crmkit.privacy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.privacy.pack.Obligation;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of the shared case file; each row names its own source. */
class ConsentCasesTest {
    private static final DecisionEngine ENGINE = DecisionEngine.of(LawPacks.bundled());

    /** Rows for a later issue, by what they wait for. Nothing else is left out. */
    private static final Map<String, List<String>> LATER = Map.of(
            "later issue: a pack for the United Kingdom (PECR)",
            List.of("C042", "C043", "C044", "C047", "C048", "C050", "C051"),
            "later issue: a pack for California (CCPA)",
            List.of("C082", "C083", "C084"),
            "later issue: a pack for HIPAA marketing",
            List.of("C088", "C090"),
            "later issue: a pack for Canada (CASL), which also reaches messages sent from there",
            List.of("C091", "C093", "C096", "C097", "C099", "C101", "C102", "C104", "C105", "C106"),
            "later issue: a pack for Australia (Spam Act)",
            List.of("C108", "C109", "C110"),
            "later issue: a pack for India (DPDP)",
            List.of("C111", "C115", "C116"),
            "later issue: a pack for Brazil (LGPD)",
            List.of("C119"),
            "later issue: merge algebra",
            List.of("C122"),
            "later issue: suppression list with normalised contact values",
            List.of("C123"));

    static Stream<ConsentCase> covered() throws IOException {
        List<String> later = LATER.values().stream().flatMap(List::stream).toList();
        return ConsentCase.all().stream().filter(row -> !later.contains(row.id()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("covered")
    @DisplayName("gives decision, primary reason and obligations of the row")
    void decides(ConsentCase row) {
        ConsentCaseReader reader = new ConsentCaseReader(row);

        ContactRequest request = reader.request();
        Decision decision = ENGINE.decide(request, reader.log(), request.at().orElseThrow());

        assertThat(decision.outcome()).as(decision.explanation()).isEqualTo(row.outcome());
        assertThat(decision.codes().get(0).key()).as(decision.explanation()).isEqualTo(row.reason());
        assertThat(decision.obligations()).extracting(Obligation::key).containsAll(row.obligations());
    }

    @Test
    @DisplayName("covers 49 rows and names a reason for each of the other 31")
    void accountsForEveryRow() throws IOException {
        Map<String, String> reasons = new HashMap<>();
        LATER.forEach((reason, ids) ->
                ids.forEach(id -> assertThat(reasons.put(id, reason)).as(id).isNull()));

        assertThat(covered()).hasSize(49);
        assertThat(reasons).hasSize(31);
        assertThat(ConsentCase.all()).extracting(ConsentCase::id).containsAll(reasons.keySet());
    }
}
