package io.crmkit.examples.quickstart;

import io.crmkit.examples.quickstart.survey.CsvFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how the file is written and where the results go. */
final class FileOptions {
    @Option(
            names = "--delimiter",
            paramLabel = "CHARACTER",
            description =
                    "Between the cells; a tab as \\t. Without it the most frequent of , ; tab | in the first line.")
    @Nullable
    String delimiter;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "Of a file without a byte order mark (default: UTF-8).")
    Charset encoding = StandardCharsets.UTF_8;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FOLDER",
            description = "For the results; created if missing (default: quickstart-out).")
    Path out = Path.of("quickstart-out");

    @Option(
            names = "--db",
            paramLabel = "FILE",
            description = "SQLite file; created if missing (default: quickstart.db in the folder).")
    @Nullable
    Path db;

    CsvFile csv(Path file) {
        if (delimiter == null) {
            return new CsvFile(file, encoding, Optional.empty());
        }
        String character = delimiter.equals("\\t") ? "\t" : delimiter;
        OptionException.unless(
                character.length() == 1 && !character.equals("\""), "--delimiter", "must be one character");
        return new CsvFile(file, encoding, Optional.of(character.charAt(0)));
    }

    Path database() {
        return db == null ? out.resolve("quickstart.db") : db;
    }
}
