package io.crmkit.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RuntimeDependenciesTest {
    @Test
    void aHostGetsNothingButTheseJars() throws IOException {
        try (InputStream list =
                Objects.requireNonNull(RuntimeDependenciesTest.class.getResourceAsStream("/runtime-class-path.txt"))) {
            String classPath = new String(list.readAllBytes(), StandardCharsets.UTF_8).strip();

            assertThat(Arrays.stream(classPath.split(File.pathSeparator))
                            .map(path -> new File(path).getName().replaceFirst("-\\d.*", "")))
                    .containsExactlyInAnyOrder(
                            "jackson-databind",
                            "jackson-core",
                            "jackson-annotations",
                            "slf4j-api",
                            "jspecify",
                            "joda-money",
                            "uuid-creator");
        }
    }
}
