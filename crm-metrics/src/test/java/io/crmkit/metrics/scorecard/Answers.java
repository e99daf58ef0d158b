package io.crmkit.metrics.scorecard;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.feedback.QuestionKind;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.core.id.CustomerId;
import io.crmkit.metrics.nps.Nps;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Feedback to the question "q" of survey "s", and the request for its scores of the year 2026 by month. */
final class Answers {
    private static final int AT_ONCE = 200;

    private final Crm crm;
    private final CustomerId ada;

    Answers(Crm crm) {
        this.crm = crm;
        this.ada =
                crm.customers().add(Customer.person("Ada", "Lovelace").build()).id();
    }

    Feedback.Builder blank() {
        return Feedback.answer(ada, QuestionKind.NPS, RatingScale.ZERO_TO_TEN)
                .survey("s")
                .question("q")
                .answeredAt(
                        LocalDate.of(2026, 1, 15).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    Feedback.Builder rated(int rating) {
        return blank().rating(rating);
    }

    Answers add(Feedback.Builder answer) {
        crm.feedback().add(answer.build());
        return this;
    }

    Answers addAll(List<Feedback> answers) {
        for (int i = 0; i < answers.size(); i += AT_ONCE) {
            List<Feedback> some = answers.subList(i, Math.min(answers.size(), i + AT_ONCE));
            crm.work(unit -> some.forEach(unit::add));
        }
        return this;
    }

    /** So many answers of one kind in a month of 2026. */
    Answers add(int times, int rating, int month, Map<String, String> segments) {
        return addAll(IntStream.range(0, times)
                .mapToObj(i -> blank().rating(OptionalInt.of(rating))
                        .segments(segments)
                        .answeredAt(LocalDate.of(2026, month, 1 + i % 28)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant())
                        .build())
                .toList());
    }

    static ScorecardRequest.Builder months() {
        return ScorecardRequest.builder()
                .question("s", "q")
                .score(Nps.DEFINITION)
                .from(LocalDate.of(2026, 1, 1))
                .until(LocalDate.of(2026, 4, 1))
                .every(PeriodKind.MONTH)
                .in(ZoneOffset.UTC);
    }
}
