package io.crmkit.examples.mvstore;

import io.crmkit.store.RecordStore;
import io.crmkit.store.tck.Capability;
import io.crmkit.store.tck.RecordStoreTck;
import java.nio.file.Path;
import java.util.Set;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class MvStoreTckTest extends RecordStoreTck {
    @TempDir
    static Path directory;

    private static MVStore file;

    @BeforeAll
    static void openFile() {
        file = MvStoreAdapter.open(directory.resolve("kit.mv"));
        file.setRetentionTime(0); // reuses space at once: this file need not survive a power cut
    }

    @AfterAll
    static void closeFile() {
        file.close();
    }

    @Override
    protected RecordStore.Factory factory() {
        return MvStoreAdapter.on(file);
    }

    @Override
    protected Set<Capability> lacks() {
        return Set.of(Capability.REMOTE); // the file is opened by this very process
    }
}
