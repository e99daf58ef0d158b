package io.crmkit.benchmarks.match;

import io.crmkit.core.match.MatchModel;
import io.crmkit.core.match.RecordTable;
import io.crmkit.core.match.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the models that come with the library. The same program writes the same files. */
public final class TrainModels {
    private static final long SEED = 1;
    private static final int RECORDS = 20_000;

    private TrainModels() {}

    /**
     * Trains and writes.
     *
     * @param args the folder of the resources of {@code io.crmkit.core.duplicate}
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        write(folder.resolve("person.json"), person());
        write(folder.resolve("organization.json"), organization());
    }

    /** Returns the model of people as it is shipped. */
    public static MatchModel person() {
        return trained(Models.person(), DirtyPeople.make(SEED, RECORDS));
    }

    /** Returns the model of organisations as it is shipped. */
    public static MatchModel organization() {
        return trained(Models.organization(), DirtyCompanies.make(SEED, RECORDS));
    }

    private static MatchModel trained(MatchModel model, List<DirtyPeople.Row> rows) {
        RecordTable table = Truth.table(model, rows);
        return Training.ofLabelled(model, table, Truth.pairs(rows), SEED).model();
    }

    private static void write(Path file, MatchModel model) throws IOException {
        Files.writeString(file, model.toJson() + "\n");
    }
}
