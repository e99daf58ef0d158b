package io.crmkit.core.interaction;

import io.crmkit.core.id.CustomerId;
import io.crmkit.core.rule.Require;
import java.util.List;
import java.util.Optional;

/** What holds for every interaction, and what a merge and an erasure make of one. */
final class InteractionRules {
    private InteractionRules() {}

    static void check(Interaction interaction) {
        Require.that(
                interaction.duration().isEmpty()
                        || !interaction.duration().get().isNegative(),
                "interaction.duration",
                "must not be negative");
        double sentiment = interaction.sentiment().orElse(0);
        Require.that(sentiment >= -1 && sentiment <= 1, "interaction.sentiment", "must lie within -1..1");
        Require.notBlank(interaction.kind(), "interaction.kind");
        Require.notBlank(interaction.outcome(), "interaction.outcome");
        Require.notBlank(interaction.threadId(), "interaction.threadId");
        Require.notBlank(interaction.caseRef(), "interaction.caseRef");
        Require.notBlank(interaction.touchpoint(), "interaction.touchpoint");
        // the erasure of another customer finds this interaction by no index, so it must hold nothing of theirs but the
        // id
        for (Participant participant : interaction.participants()) {
            boolean other = participant.customer().isPresent()
                    && !participant.customer().get().equals(interaction.customer());
            Require.that(
                    !other || participant.contactPoint().isEmpty(),
                    "interaction.participants",
                    "must name another customer by id alone");
        }
    }

    static Interaction repoint(Interaction interaction, CustomerId loser, CustomerId survivor) {
        CustomerId customer = interaction.customer().equals(loser) ? survivor : interaction.customer();
        List<Participant> participants = interaction.participants().stream()
                .map(one -> one.customer().equals(Optional.of(loser))
                        ? new Participant(one.role(), Optional.of(survivor), one.contactPoint())
                        : one)
                .toList();
        return interaction.toBuilder()
                .customer(customer)
                .participants(participants)
                .build();
    }

    static Interaction redact(Interaction interaction) {
        return Interaction.builder(interaction.customer(), interaction.channel(), interaction.direction())
                .id(interaction.id())
                .account(interaction.account())
                .kind(interaction.kind())
                .occurredAt(interaction.occurredAt())
                .duration(interaction.duration())
                .outcome(interaction.outcome())
                .caseRef(interaction.caseRef())
                .touchpoint(interaction.touchpoint())
                .sentiment(interaction.sentiment())
                .actor(interaction.actor())
                .build();
    }
}
