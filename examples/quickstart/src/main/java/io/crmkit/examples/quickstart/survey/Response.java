package io.crmkit.examples.quickstart.survey;

import io.crmkit.core.interaction.Channel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * What one respondent answered. {@code toString} shows nothing of it.
 *
 * @param line the line of the file on which the row begins
 * @param respondent the id of the respondent
 * @param ratings one for each question of the layout, in its order; empty where the answer is blank
 * @param weight the survey weight, 1 without one
 * @param segments the value of each segment column
 * @param date the day of the answer
 * @param person what else is known; the layout says which columns
 * @param consents whether a follow-up on a channel is allowed; only where the respondent said so
 * @param cells the row as it stands in the file
 */
public record Response(
        long line,
        String respondent,
        List<OptionalInt> ratings,
        BigDecimal weight,
        SortedMap<String, String> segments,
        LocalDate date,
        Person person,
        Map<Channel, Boolean> consents,
        List<String> cells) {
    /** What describes the respondent; blank cells are empty. */
    public record Person(
            Optional<String> name,
            Optional<String> email,
            Optional<String> phone,
            Optional<String> language,
            Optional<String> country,
            Optional<String> comment) {
        @Override
        public String toString() {
            return "Person[***]";
        }
    }

    @Override
    public String toString() {
        return "Response[line " + line + "]";
    }
}
