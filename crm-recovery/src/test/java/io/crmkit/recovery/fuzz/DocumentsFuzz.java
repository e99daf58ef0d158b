package io.crmkit.recovery.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.authority.AuthorityPolicy;
import io.crmkit.recovery.calendar.Budget;
import io.crmkit.recovery.calendar.Holidays;
import io.crmkit.recovery.calendar.TimeRange;
import io.crmkit.recovery.calendar.WeeklyHours;
import io.crmkit.recovery.calendar.ical.ICalendarHolidays;
import io.crmkit.recovery.compensation.CompensationTable;
import io.crmkit.recovery.deadline.Threshold;
import io.crmkit.recovery.detection.DetectionRule;
import io.crmkit.recovery.learning.CauseCatalog;
import io.crmkit.recovery.regulation.RegulatoryPack;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Timeout;

/** The first byte of an input chooses what reads it, and the rest is the text. */
@Timeout(60)
class DocumentsFuzz {
    private static final List<Consumer<String>> READERS = List.of(
            AuthorityPolicy::parse,
            CompensationTable::parse,
            RegulatoryPack::parse,
            CauseCatalog::parse,
            DetectionRule::parse,
            ICalendarHolidays::parse,
            text -> comesBack(Budget::parse, text),
            text -> comesBack(WeeklyHours::parse, text),
            text -> comesBack(Holidays::parse, text),
            text -> comesBack(TimeRange::parse, text),
            text -> comesBack(Threshold::parse, text));

    @FuzzTest
    @DictionaryFile(resourcePath = "documents.dict")
    void document(byte[] input) {
        if (input.length == 0) {
            return;
        }
        String text = new String(input, 1, input.length - 1, StandardCharsets.UTF_8);
        try {
            READERS.get((input[0] & 15) % READERS.size()).accept(text);
        } catch (InvalidInputException refused) {
            assertThat(refused.rule()).isNotBlank();
        }
    }

    private static <T> void comesBack(Function<String, T> parse, String text) {
        T read = parse.apply(text);
        assertThat(parse.apply(read.toString())).isEqualTo(read).hasToString(read.toString());
    }
}
