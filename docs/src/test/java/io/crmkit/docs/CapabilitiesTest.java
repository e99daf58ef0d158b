package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every capability stands in docs/capabilities.md once, and what it names exists: types and tests. */
class CapabilitiesTest {
    private static final Pattern ROW = Pattern.compile("^\\| ([A-T]\\d{1,2}) \\|(.*)\\|$", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([A-Z]\\w+)(?:\\.\\w+)*`");

    private final String page = Pages.read(Pages.ROOT.resolve("docs/capabilities.md"));

    @Test
    void everyCapabilityIsListedOnce() {
        List<String> ids = new ArrayList<>();
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            ids.add(row.group(1));
        }

        assertThat(ids).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void whatARowNamesExists() throws IOException {
        Set<String> types;
        try (Stream<Path> files = Files.walk(Pages.ROOT)) {
            types = files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toCollection(HashSet::new));
        }
        Set<String> unknown = new HashSet<>();
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            Matcher code = CODE.matcher(row.group(2));
            while (code.find()) {
                if (!types.contains(code.group(1))) {
                    unknown.add(row.group(1) + ": " + code.group(1));
                }
            }
        }

        assertThat(unknown).isEmpty();
    }
}
