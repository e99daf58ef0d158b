package io.crmkit.examples.mvstore;

import io.crmkit.store.RecordStore;
import java.nio.file.Path;

/** The process that is killed: goes on with the numbered batches and prints the number of each that was confirmed. */
final class Committer {
    private Committer() {}

    public static void main(String[] args) {
        RecordStore store =
                MvStoreAdapter.on(MvStoreAdapter.open(Path.of(args[0]))).open(Accounts.CATALOG);
        long next = store.readLog(Accounts.TENANT, "batches", 0, 1).last() + 1;
        while (true) {
            store.commit(Accounts.batch(next, Accounts.size(next), 2_000));
            System.out.println(next++);
        }
    }
}
