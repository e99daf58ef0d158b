package io.crmkit.core.imports;

import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.rule.Require;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A column that says what customers permit or forbid. A blank cell says nothing; a cell with another word than these fails its row, so
 * that no stop is lost by a spelling.
 *
 * @param column the name of the column
 * @param purpose what for
 * @param channel on which channel
 * @param no the words that forbid, in any case
 * @param yes the words that permit, in any case; none if permissions of the file shall not count
 * @param saidAt the column of when it was said, a date or an instant with its offset, ISO 8601; without one, when it is imported
 * @param evidence the column of the opaque id under which the host keeps the proof of a yes
 * @param noticeVersion the version of the text that customers saw when they said yes
 */
public record ConsentColumn(
        String column,
        Purpose purpose,
        Channel channel,
        Set<String> no,
        Set<String> yes,
        Optional<String> saidAt,
        Optional<String> evidence,
        Optional<String> noticeVersion) {
    /**
     * Checks and copies.
     *
     * @throws io.crmkit.core.error.InvalidInputException if no word forbids, a word does both, or words permit and there is not where
     *     their time and proof stand and which text was seen
     */
    public ConsentColumn {
        Require.notBlank(column, "consentColumn.column");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(channel, "channel");
        no = words(no);
        yes = words(yes);
        saidAt = Objects.requireNonNullElse(saidAt, Optional.empty());
        evidence = Objects.requireNonNullElse(evidence, Optional.empty());
        noticeVersion = Objects.requireNonNullElse(noticeVersion, Optional.empty());
        Require.that(!no.isEmpty(), "consentColumn.no", "must have a word");
        Require.that(Collections.disjoint(no, yes), "consentColumn.yes", "must differ from the words that forbid");
        Require.that(
                yes.isEmpty() || (saidAt.isPresent() && evidence.isPresent() && noticeVersion.isPresent()),
                "consentColumn.yes",
                "needs the columns of its time and evidence and a notice version");
    }

    private static Set<String> words(Set<String> words) {
        Set<String> known = new TreeSet<>();
        for (String word : Objects.requireNonNullElse(words, Set.<String>of())) {
            known.add(word(word));
        }
        known.remove("");
        return Collections.unmodifiableSet(known);
    }

    static String word(String cell) {
        return cell.strip().toLowerCase(Locale.ROOT);
    }

    /** Returns a column that can only forbid, such as one of opt-outs. */
    public static ConsentColumn stops(String column, Purpose purpose, Channel channel, String... no) {
        return new ConsentColumn(
                column, purpose, channel, Set.of(no), Set.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns this column with the column of when it was said. */
    public ConsentColumn saidAt(String timeColumn) {
        return new ConsentColumn(column, purpose, channel, no, yes, Optional.of(timeColumn), evidence, noticeVersion);
    }

    /**
     * Returns this column, which may permit too; {@link #saidAt} comes before.
     *
     * @param evidenceColumn the column of the opaque id under which the host keeps the proof
     * @param seen the version of the text that customers saw
     * @param words those that permit
     */
    public ConsentColumn grants(String evidenceColumn, String seen, String... words) {
        return new ConsentColumn(
                column, purpose, channel, no, Set.of(words), saidAt, Optional.of(evidenceColumn), Optional.of(seen));
    }

    Stream<String> columns() {
        return Stream.of(Optional.of(column), saidAt, evidence).flatMap(Optional::stream);
    }
}
