package io.crmkit.benchmarks.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.benchmarks.SideBySide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs every line once with next to no data, so that the benchmarks go on working; says nothing about time. */
class StoreLinesTest {
    private final SideBySide.Times times = new SideBySide.Times();

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void everyLineRuns(String kind) throws Exception {
        try (Database database = Database.of(kind, "")) {
            customers(kind, database);
            Crowd.gather(database, 200);
            pages(kind, database);
            database.remove(Crowd.OURS, Crowd.BY_HAND);
            feed(kind, database);
        }
        assertThat(times.rounds).isEqualTo(8);
        assertThat(times.ours).isPositive();
        assertThat(times.peer).isPositive();
        assertThat(times.otherPeer).isPositive();
    }

    private void customers(String kind, Database database) throws Exception {
        CustomerLines lines = new CustomerLines();
        lines.database = kind;
        lines.location = database.location();
        lines.stored = 100;
        lines.fill();
        lines.add(times);
        lines.update(times);
        lines.updateOfRead(times);
        lines.addHundred(times);
        lines.find(times);
        lines.remove();
    }

    private void pages(String kind, Database database) throws Exception {
        PageLines lines = new PageLines();
        lines.database = kind;
        lines.location = database.location();
        lines.cursor = Crowd.cursorOf(database, 3).token();
        lines.open();
        lines.page(times);
        lines.deepPage(times);
        lines.close();
    }

    private void feed(String kind, Database database) throws Exception {
        FeedLines lines = new FeedLines();
        lines.database = kind;
        lines.location = database.location();
        lines.shards = 2;
        lines.commits = 1;
        lines.open();
        lines.feed(times);
        lines.remove();
    }
}
