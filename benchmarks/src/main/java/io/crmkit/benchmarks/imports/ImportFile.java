package io.crmkit.benchmarks.imports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** The file that both sides import: customers of a shop, as a shop would write them. Names and addresses come in no order. */
final class ImportFile {
    static final String HEADING = "id,given,family,mail,phone,street,zip,town,country,stage";

    private static final String[] TOWNS = {"Berlin", "Łódź", "Malmö", "Lyon", "Porto", "Graz", "Gent"};
    private static final String[] COUNTRIES = {"DE", "PL", "SE", "FR", "PT", "AT", "BE"};
    private static final String[] STAGES = {"PROSPECT", "ACTIVE", "LOYAL", ""};

    private ImportFile() {}

    static void write(Path file, int rows) throws IOException {
        SplittableRandom random = new SplittableRandom(20_261_122);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEADING);
            out.write('\n');
            for (int i = 0; i < rows; i++) {
                int place = random.nextInt(TOWNS.length);
                out.write("c-" + i + "," + name(random) + "," + name(random) + "," + word(random) + "@Example.org");
                out.write(",+49 30 " + (10_000_000 + random.nextInt(90_000_000)));
                out.write(",\"" + name(random) + " Street, " + (1 + random.nextInt(200)) + "\"");
                out.write("," + (10_000 + random.nextInt(90_000)) + "," + TOWNS[place] + "," + COUNTRIES[place] + ",");
                out.write(STAGES[random.nextInt(STAGES.length)]);
                out.write('\n');
            }
        }
    }

    private static String name(SplittableRandom random) {
        String letters = word(random);
        return Character.toUpperCase((char) ('a' + random.nextInt(26))) + letters.substring(0, 6);
    }

    private static String word(SplittableRandom random) {
        return Long.toString(random.nextLong(36L * 36 * 36 * 36 * 36 * 36 * 36, Long.MAX_VALUE), Character.MAX_RADIX);
    }
}
