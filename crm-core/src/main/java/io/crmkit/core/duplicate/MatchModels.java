package io.crmkit.core.duplicate;

import io.crmkit.core.match.MatchModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The models that come with the library, trained on made-up records. Train your own with your data where there is enough. */
public final class MatchModels {
    private MatchModels() {}

    /** Returns the model for persons: names, birth date, e-mail, phone and address. */
    public static MatchModel person() {
        return Bundled.PERSON;
    }

    /** Returns the model for organisations: name and legal form, domain, phone and address. */
    public static MatchModel organization() {
        return Bundled.ORGANIZATION;
    }

    /** Read when first asked for. */
    private static final class Bundled {
        private static final MatchModel PERSON = read("person.json");
        private static final MatchModel ORGANIZATION = read("organization.json");

        private static MatchModel read(String file) {
            try (InputStream json = Objects.requireNonNull(MatchModels.class.getResourceAsStream(file), file)) {
                return MatchModel.parse(new String(json.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
