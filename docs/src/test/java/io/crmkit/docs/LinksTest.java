package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#|mailto:)([^)#\\s]+)(#[^)]*)?\\)");

    @Test
    void everyLinkWithinTheProjectLeadsSomewhere() {
        List<String> dead = new ArrayList<>();
        int links = 0;
        for (Path page : Pages.all()) {
            Matcher link = LINK.matcher(Pages.read(page));
            while (link.find()) {
                links++;
                Path target = Objects.requireNonNull(page.getParent()).resolve(link.group(1));
                if (!Files.exists(target)) {
                    dead.add(page.getFileName() + " -> " + link.group(1));
                }
            }
        }

        assertThat(dead).isEmpty();
        assertThat(links).as("links found at all").isPositive();
    }
}
