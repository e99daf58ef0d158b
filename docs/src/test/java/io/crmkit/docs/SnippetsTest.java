package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every Java snippet of a page stands, word for word, in a test of this module between {@code // snippet} and {@code // end}, or
 * anywhere in one source of the examples: so it compiles, and the tests there run it.
 */
class SnippetsTest {
    private static final Pattern FENCE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern REGION = Pattern.compile("// snippet\n(.*?)\n *// end", Pattern.DOTALL);

    record Snippet(String page, String code) {
        @Override
        public String toString() {
            return page + ": " + code.lines().findFirst().orElse("");
        }
    }

    static List<Snippet> snippets() {
        List<Snippet> snippets = new ArrayList<>();
        for (Path page : Pages.all()) {
            Matcher fence = FENCE.matcher(Pages.read(page));
            while (fence.find()) {
                snippets.add(new Snippet(page.getFileName().toString(), normal(fence.group(1))));
            }
        }
        return snippets;
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void aSnippetStandsInATestOrAnExample(Snippet snippet) {
        List<String> regions = new ArrayList<>();
        for (String source : sources(Path.of("src/test/java"))) {
            Matcher region = REGION.matcher(source);
            while (region.find()) {
                regions.add(normal(region.group(1)));
            }
        }
        if (sources(Pages.ROOT.resolve("examples")).stream()
                .noneMatch(source -> normal(source).contains(snippet.code()))) {
            assertThat(regions).contains(snippet.code());
        }
    }

    private static List<String> sources(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Pages::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Indentation and line breaks are the formatter's business: only the words count. */
    private static String normal(String code) {
        return code.replaceAll("//[^\n]*", "")
                .replaceAll("\\s+", " ")
                .replaceAll(" ?([.(){};,]) ?", "$1")
                .strip();
    }
}
