package io.crmkit.privacy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.json.UnreadableJsonException;
import io.crmkit.privacy.audit.AuditReceipt;
import io.crmkit.privacy.audit.MerkleHash;
import io.crmkit.privacy.pack.LawPack;
import io.crmkit.privacy.receipt.ConsentReceipt;
import io.crmkit.privacy.retention.RetentionSchedule;
import io.crmkit.privacy.signal.tcf.TcString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Timeout;

/** The first byte of an input chooses what reads it, and the rest is the text. */
@Timeout(60)
class DocumentsFuzz {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private static final List<Consumer<String>> READERS = List.of(
            DocumentsFuzz::lawPack,
            DocumentsFuzz::retentionSchedule,
            DocumentsFuzz::consentReceipt,
            DocumentsFuzz::auditReceipt,
            DocumentsFuzz::tcString,
            text -> assertThat(MerkleHash.parse(MerkleHash.parse(text).toString()))
                    .isEqualTo(MerkleHash.parse(text)));

    @FuzzTest
    @DictionaryFile(resourcePath = "documents.dict")
    void document(byte[] input) {
        if (input.length == 0) {
            return;
        }
        String text = Secret.planted(new String(input, 1, input.length - 1, StandardCharsets.UTF_8));
        try {
            READERS.get((input[0] & 7) % READERS.size()).accept(text);
        } catch (InvalidInputException | UnreadableJsonException refused) {
            Secret.isKeptBy(refused);
        }
    }

    private static void lawPack(String json) {
        LawPack pack = LawPack.parse(json);
        assertThat(pack.validAt(pack.validFrom())).isTrue();
        assertThat(pack.rules()).isNotEmpty();
        assertThat(LawPack.parse(json).rules()).hasSameSizeAs(pack.rules());
    }

    private static void retentionSchedule(String json) {
        RetentionSchedule schedule = RetentionSchedule.parse(json);
        assertThat(schedule.rules()).containsAll(schedule.rulesAt(NOW));
        assertThat(RetentionSchedule.parse(json).rules()).hasSameSizeAs(schedule.rules());
    }

    private static void consentReceipt(String json) {
        ConsentReceipt receipt = ConsentReceipt.parse(json);
        assertThat(ConsentReceipt.parse(receipt.toJson())).isEqualTo(receipt);
    }

    private static void auditReceipt(String json) {
        AuditReceipt receipt = AuditReceipt.parse(json);
        assertThat(AuditReceipt.parse(receipt.toJson())).isEqualTo(receipt);
    }

    private static void tcString(String text) {
        TcString string = TcString.parse(text);
        assertThat(string.consents()).allMatch(purpose -> purpose >= 1 && purpose <= 24 && string.allows(purpose));
        assertThat(string.legitimateInterests()).allMatch(string::allows);
        assertThat(TcString.parse(text.split("\\.", 2)[0])).isEqualTo(string);
    }
}
