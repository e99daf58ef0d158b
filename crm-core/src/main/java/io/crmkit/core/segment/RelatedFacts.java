package io.crmkit.core.segment;

import static io.crmkit.core.segment.SegmentKind.CODE;
import static io.crmkit.core.segment.SegmentKind.INSTANT;
import static io.crmkit.core.segment.SegmentKind.MONEY;
import static io.crmkit.core.segment.SegmentKind.NUMBER;

import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.feedback.QuestionKind;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.interaction.Direction;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.core.purchase.Purchase;
import io.crmkit.core.purchase.PurchaseKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** What rules may say about records of customers. */
final class RelatedFacts {
    private static final RelatedRecords<Purchase> PURCHASES = new RelatedRecords<>(
            "purchases",
            Purchase.TYPE,
            Purchase.BY_CUSTOMER,
            Purchase.CUSTOMER,
            Purchase.HAPPENED_AT,
            List.of(
                    SegmentField.constant("kind", PurchaseKind.class, of -> Optional.of(of.kind())),
                    SegmentField.constant("channel", Channel.class, Purchase::channel),
                    SegmentField.one("happenedAt", INSTANT, (of, time) -> Optional.of(of.happenedAt())),
                    SegmentField.one("amount", MONEY, (of, time) -> Optional.of(of.amount())),
                    SegmentField.one("netAmount", MONEY, (of, time) -> Optional.of(net(of))),
                    SegmentField.several(
                            "lines.sku",
                            CODE,
                            (of, time) ->
                                    of.lines().stream().map(line -> line.sku()).toList())));

    private static final RelatedRecords<Feedback> FEEDBACK = new RelatedRecords<>(
            "feedback",
            Feedback.TYPE,
            Feedback.BY_CUSTOMER,
            Feedback.CUSTOMER,
            Feedback.ANSWERED_AT,
            List.of(
                    SegmentField.one("survey", CODE, (of, time) -> Optional.of(of.survey())),
                    SegmentField.one("question", CODE, (of, time) -> Optional.of(of.question())),
                    SegmentField.constant("questionKind", QuestionKind.class, of -> Optional.of(of.questionKind())),
                    SegmentField.one("rating", NUMBER, (of, time) -> rating(of)),
                    SegmentField.one("touchpoint", CODE, (of, time) -> of.touchpoint()),
                    SegmentField.constant("channel", Channel.class, Feedback::channel),
                    SegmentField.one("answeredAt", INSTANT, (of, time) -> Optional.of(of.answeredAt()))));

    private static final RelatedRecords<Interaction> INTERACTIONS = new RelatedRecords<>(
            "interactions",
            Interaction.TYPE,
            Interaction.BY_CUSTOMER,
            Interaction.CUSTOMER,
            Interaction.OCCURRED_AT,
            List.of(
                    SegmentField.constant("channel", Channel.class, of -> Optional.of(of.channel())),
                    SegmentField.constant("direction", Direction.class, of -> Optional.of(of.direction())),
                    SegmentField.one("kind", CODE, (of, time) -> of.kind()),
                    SegmentField.one("outcome", CODE, (of, time) -> of.outcome()),
                    SegmentField.one("touchpoint", CODE, (of, time) -> of.touchpoint()),
                    SegmentField.one("sentiment", NUMBER, (of, time) -> sentiment(of)),
                    SegmentField.one("occurredAt", INSTANT, (of, time) -> Optional.of(of.occurredAt()))));

    static final List<RelatedRecords<?>> ALL = List.of(PURCHASES, FEEDBACK, INTERACTIONS);

    private RelatedFacts() {}

    private static Money net(Purchase purchase) {
        return purchase.kind() == PurchaseKind.REFUND ? purchase.amount().negated() : purchase.amount();
    }

    private static Optional<BigDecimal> rating(Feedback feedback) {
        return feedback.rating().isPresent()
                ? Optional.of(BigDecimal.valueOf(feedback.rating().getAsInt()))
                : Optional.empty();
    }

    private static Optional<BigDecimal> sentiment(Interaction interaction) {
        return interaction.sentiment().isPresent()
                ? Optional.of(BigDecimal.valueOf(interaction.sentiment().getAsDouble()))
                : Optional.empty();
    }
}
