package io.crmkit.examples.quickstart.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void saysHowFastAnImportGoesEveryTwoSeconds() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Progress progress = new Progress(new PrintStream(printed, true, UTF_8), now::get);

        progress.at(1_000);
        now.updateAndGet(instant -> instant.plusMillis(1_999));
        progress.at(3_000);
        now.updateAndGet(instant -> instant.plusMillis(1));
        progress.at(4_000);
        progress.at(5_000);
        now.updateAndGet(instant -> instant.plusSeconds(2));
        progress.at(16_000);

        assertThat(printed.toString(UTF_8).lines())
                .containsExactly("  4,000 rows, 2,000 per second", "  16,000 rows, 4,000 per second");
    }
}
