package io.crmkit.privacy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.privacy.pack.Obligation;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of the shared case file; each row names its own source. */
class ConsentCasesTest {
    private static final DecisionEngine ENGINE = DecisionEngine.of(LawPacks.bundled());

    static List<ConsentCase> rows() throws IOException {
        return ConsentCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
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
    @DisplayName("covers all 80 rows")
    void leavesOutNoRow() throws IOException {
        assertThat(rows()).extracting(ConsentCase::id).doesNotHaveDuplicates().hasSize(80);
    }
}
