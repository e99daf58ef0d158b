package io.crmkit.privacy.decision;

import io.crmkit.privacy.input.InputRules;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The first of the moments after one that it is told. One beyond the years 1 to 9999 never comes: nobody can ask about it. */
final class NextMoment implements Consumer<Instant> {
    private final Instant after;
    private @Nullable Instant first;

    NextMoment(Instant after) {
        this.after = after;
    }

    @Override
    public void accept(Instant moment) {
        if (InputRules.hasFourDigitYear(moment) && moment.isAfter(after) && (first == null || moment.isBefore(first))) {
            first = moment;
        }
    }

    Optional<Instant> found() {
        return Optional.ofNullable(first);
    }
}
