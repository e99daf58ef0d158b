package io.crmkit.store.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.store.jdbc.JdbcStore;
import io.crmkit.store.jdbc.crash.Worker.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoProcessesTest {
    @TempDir
    Path folder;

    @Test
    void twoProcessesOnOneFileLoseNothingWhileAThirdLooksOn() throws Exception {
        long seed = Trials.seed("TwoProcessesTest");
        int rounds = Trials.rounds(2);
        Path file = folder.resolve("crm.db");
        try (Crm crm = Crm.builder(JdbcStore.sqlite(file)).register(Cell.TYPE).build()) {
            Worker.prepare(crm, 2, rounds);
            List<List<Outcome>> outcomes = new ArrayList<>();
            int audits = 0;
            try (ChildJvm first = child(file, 0, seed);
                    ChildJvm second = child(file, 1, seed)) {
                first.expect("ready");
                second.expect("ready");
                for (int round = 0; round < rounds; round++) {
                    first.send("" + round);
                    second.send("" + round);
                    audits += Worker.audit(crm) ? 1 : 0;
                    outcomes.add(List.of(Outcome.parse(first.next()), Outcome.parse(second.next())));
                }
                first.end();
                second.end();
            }

            Worker.inspect(crm, 2, outcomes);
            assertThat(audits).as("looks at all accounts").isPositive();
            System.out.println("TwoProcessesTest: " + rounds + " rounds, " + audits + " audits, given up "
                    + outcomes.stream()
                            .flatMap(List::stream)
                            .mapToInt(Outcome::lost)
                            .sum());
        }
    }

    private ChildJvm child(Path file, int me, long seed) throws Exception {
        return ChildJvm.start(folder.resolve("scratch" + me), WorkingChild.class, file, me, 2, seed);
    }
}
