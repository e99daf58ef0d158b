package io.crmkit.store.jdbc.crash;

import io.crmkit.store.Batch;
import io.crmkit.store.RecordStore;
import io.crmkit.store.jdbc.JdbcStore;
import java.nio.file.Path;

/** A process that commits one batch after the other, and says which, until it is killed. */
final class CommittingChild {
    private CommittingChild() {}

    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        History history = new History(arguments[1], Long.parseLong(arguments[2]));
        say("opening");
        try (RecordStore store = JdbcStore.sqlite(file).open(History.CATALOG)) {
            history.forwardTo(store.readLog(History.TENANT, history.log(), 0, 1).last());
            say("open");
            while (!System.out.checkError()) { // it ends with its parent
                Batch batch = history.next();
                store.commit(batch);
                history.apply(batch);
                say(history.last() + ".");
            }
        }
    }

    /** One line in one write, so that a kill does not cut it. */
    private static void say(String line) {
        System.out.print(line + "\n");
        System.out.flush();
    }
}
