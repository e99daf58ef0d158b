package io.crmkit.benchmarks.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs the comparisons with next to no data, so that they go on working and all sides go on storing the same; not for time. */
class RecoveryRatiosTest {
    private final PrintStream console = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void speakAgain() {
        System.setOut(console);
    }

    @Test
    void commandsStoreWhatIsStoredByHandAndAreCompared() throws Exception {
        CommandRatio.main(new String[] {"1", "1"});

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("n = 1 rounds of 100 commands")
                .contains("time passed, the same writes by hand")
                .contains("processor time, tables without JSON by hand");
    }

    @Test
    void ticksFindTheirHundredAmongCopies() throws Exception {
        TickRatio.main(new String[] {"2000", "1000", "1"});

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("100 due of 1,000 and of 2,000 open cases")
                .contains("many / few: ");
    }
}
