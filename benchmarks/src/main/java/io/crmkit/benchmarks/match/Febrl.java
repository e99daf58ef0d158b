package io.crmkit.benchmarks.match;

import static io.crmkit.core.match.KeyForm.LETTERS;
import static io.crmkit.core.match.KeyForm.PREFIX;
import static io.crmkit.core.match.KeyForm.SOUND;
import static io.crmkit.core.match.KeyForm.WHOLE;

import io.crmkit.core.match.BlockingKey;
import io.crmkit.core.match.BlockingKey.Part;
import io.crmkit.core.match.MatchField;
import io.crmkit.core.match.MatchModel;
import io.crmkit.core.match.Similarity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The published records of FEBRL (Christen 2008) and how they are compared. The model was written with the first set in sight; the second
 * one is only reported on.
 */
public final class Febrl {
    private static final int FIELDS = 10;

    private Febrl() {}

    /** Returns the model before training, with or without the number that nearly names a person. */
    public static MatchModel model(boolean withNumber) {
        MatchModel.Builder model = MatchModel.builder("febrl", "1")
                .priorBits(-12)
                .matchBits(6)
                .reviewBits(0)
                .addFields(
                        name("given_name", "surname"),
                        name("surname", "given_name"),
                        MatchField.builder("street_number", Similarity.DAMERAU_LEVENSHTEIN, 0.5)
                                .build(),
                        address("address_1", "address_2"),
                        address("address_2", "address_1"),
                        MatchField.builder("suburb", Similarity.JARO_WINKLER, 0.92, 0.85)
                                .termFrequency(true)
                                .build(),
                        MatchField.builder("postcode", Similarity.DAMERAU_LEVENSHTEIN, 0.75)
                                .termFrequency(true)
                                .build(),
                        MatchField.builder("state").build(),
                        MatchField.builder("date_of_birth", Similarity.DATE, 0.9, 0.6)
                                .termFrequency(true)
                                .build());
        model.addBlocking(
                key(Part.of("date_of_birth", WHOLE)),
                key(Part.anyOrder("given_name", "surname", SOUND)),
                key(Part.of("given_name", WHOLE), Part.of("postcode", WHOLE)),
                key(Part.of("surname", SOUND), Part.of("postcode", WHOLE)),
                key(Part.of("given_name", SOUND), Part.of("suburb", WHOLE)),
                key(Part.of("surname", SOUND), Part.of("suburb", WHOLE)),
                key(Part.of("surname", WHOLE), Part.of("address_1", PREFIX)),
                key(Part.of("given_name", WHOLE), Part.of("address_1", PREFIX)),
                key(Part.of("given_name", WHOLE), Part.of("address_2", WHOLE)),
                key(Part.of("surname", WHOLE), Part.of("address_2", WHOLE)),
                key(Part.anyOrder("address_1", "address_2", WHOLE)),
                key(Part.of("address_1", PREFIX), Part.of("postcode", WHOLE)),
                key(Part.of("address_1", SOUND), Part.of("suburb", SOUND)),
                key(Part.of("address_1", WHOLE), Part.of("street_number", WHOLE)),
                key(Part.of("suburb", WHOLE), Part.of("postcode", WHOLE)),
                key(Part.of("surname", LETTERS), Part.of("given_name", SOUND)));
        if (withNumber) {
            model.addFields(MatchField.builder("soc_sec_id", Similarity.DAMERAU_LEVENSHTEIN, 0.85, 0.7)
                            .build())
                    .addBlocking(key(Part.of("soc_sec_id", WHOLE)));
        }
        return model.build();
    }

    private static MatchField name(String name, String other) {
        return MatchField.builder(name, Similarity.JARO_WINKLER, 0.92, 0.8)
                .swappedWith(other)
                .termFrequency(true)
                .build();
    }

    private static MatchField address(String name, String other) {
        return MatchField.builder(name, Similarity.JARO_WINKLER, 0.95, 0.88)
                .swappedWith(other)
                .termFrequency(true)
                .build();
    }

    private static BlockingKey key(Part... parts) {
        return BlockingKey.of(parts);
    }

    /**
     * Reads records; {@code rec-7-org} and {@code rec-7-dup-0} mean the same. Blanks in values are errors as often as not, so they do
     * not count.
     *
     * @throws IOException if the file cannot be read
     */
    public static List<DirtyPeople.Row> read(Path file, boolean withNumber) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<DirtyPeople.Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            List<String> values = new ArrayList<>();
            for (int cell = 1; cell < FIELDS + (withNumber ? 1 : 0); cell++) {
                values.add(cells[cell].toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
            }
            rows.add(new DirtyPeople.Row(
                    cells[0].strip(), Integer.parseInt(cells[0].strip().split("-", 3)[1]), values));
        }
        return rows;
    }
}
