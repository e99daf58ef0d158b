package io.crmkit.recovery.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.crmkit.core.actor.Actor;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.json.JsonCodec;
import io.crmkit.recovery.cases.Acceptance;
import io.crmkit.recovery.cases.CaseCommand;
import io.crmkit.recovery.cases.CaseLifecycle;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.cases.ResolutionType;
import io.crmkit.recovery.failure.FailureCategory;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.policy.RecoveryPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseRegisterTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T10:00:00Z");
    private static final CaseLifecycle LIFECYCLE = CaseLifecycle.of(RecoveryPolicy.standard(ZoneOffset.UTC));

    private static RecoveryCase opened(String reference) {
        return LIFECYCLE
                .open(
                        ServiceFailure.delay(new CustomerId("ada"))
                                .severity(Severity.HIGH)
                                .category(FailureCategory.SLOW_SERVICE)
                                .reference(reference)
                                .description("Ada missed her father")
                                .remedySought("a hotel for Ada")
                                .addEvidence("photo-1", "photo-2")
                                .channel(Channel.EMAIL)
                                .build(),
                        MONDAY)
                .withId(new RecoveryCaseId("case-1"))
                .withNumber("R-1");
    }

    private static RecoveryCase closed() {
        RecoveryCase now = opened("trip-7");
        for (CaseCommand command : List.of(
                new CaseCommand.Acknowledge(Channel.PHONE),
                new CaseCommand.Begin("grace"),
                new CaseCommand.Resolve(ResolutionType.REFUND, "paid Ada back"),
                new CaseCommand.Close(Acceptance.ACCEPTED, false))) {
            now = LIFECYCLE
                    .apply(now, command, MONDAY.plusSeconds(7_201), Actor.SYSTEM)
                    .after();
        }
        return now;
    }

    @Test
    void aCaseIsOneRowWithoutAnyText() {
        StringBuilder csv = new StringBuilder();

        CaseRegister.writeCsv(Stream.of(closed()), MONDAY, csv);

        assertThat(csv.toString().lines()).hasSize(2);
        assertThat(csv.toString().lines().skip(1))
                .containsExactly("R-1,ada,2026-01-05T10:00:00Z,,COMPLAINT,EMAIL,DELAY,SLOW_SERVICE,S2,false,trip-7,"
                        + "photo-1 photo-2,true,CLOSED,1,1,grace,2026-01-05T12:00:01Z,0,,,REFUND,2026-01-05T12:00:01Z,"
                        + "ACCEPTED,2026-01-05T12:00:01Z,,,,2,1");
        assertThat(csv).doesNotContain("father").doesNotContain("hotel").doesNotContain("paid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "=HYPERLINK(\"http://x\",\"y\")"})
    void whatASpreadsheetWouldCalculateGetsAnApostrophe(String formula) throws IOException {
        StringBuilder csv = new StringBuilder();

        CaseRegister.writeCsv(Stream.of(opened(formula)), MONDAY, csv);

        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv.toString())) {
            assertThat(rows.stream().map(row -> row.getField("reference"))).containsExactly("'" + formula);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a\"b", "a\r\nb", "a=b", "plain"})
    void everyOtherTextComesBackAsItWas(String text) throws IOException {
        StringBuilder csv = new StringBuilder();

        CaseRegister.writeCsv(Stream.of(opened(text), closed()), MONDAY, csv);

        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv.toString())) {
            assertThat(rows.stream().map(row -> row.getField("reference"))).containsExactly(text, "trip-7");
        }
    }

    @Test
    void jsonHasOneObjectOnEachLineAndJudgesOpenClocksAtTheStatedTime() {
        StringBuilder json = new StringBuilder();
        Instant later = MONDAY.plusSeconds(7_201);

        CaseRegister.writeJsonLines(Stream.of(opened("=1+1"), closed()), later, json);

        List<RegisterEntry> read = json.toString()
                .lines()
                .map(JsonCodec.of(RegisterEntry.class)::decode)
                .toList();
        assertThat(read).containsExactly(RegisterEntry.of(opened("=1+1"), later), RegisterEntry.of(closed(), later));
        assertThat(read).extracting(RegisterEntry::late).containsExactly(1, 1);
        assertThat(RegisterEntry.of(opened("x"), MONDAY.plusSeconds(7_200)).late())
                .isZero();
    }

    @Test
    void aWriterThatFailsIsTold() {
        Writer full = new Writer() {
            @Override
            public void write(char[] buffer, int offset, int length) throws IOException {
                throw new IOException("full");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };

        assertThatThrownBy(() -> CaseRegister.writeCsv(Stream.of(closed()), MONDAY, full))
                .isInstanceOf(UncheckedIOException.class);
    }
}
