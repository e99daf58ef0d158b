package io.crmkit.recovery.register;

import io.crmkit.core.interaction.Channel;
import io.crmkit.recovery.cases.CaseLink;
import io.crmkit.recovery.cases.Milestone;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.Resolution;
import io.crmkit.recovery.deadline.ClockResult;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One case in the register. No text that a person wrote is in it, and no customer but the id.
 *
 * @param number the number of the case
 * @param customer the id of the customer
 * @param receivedAt when the report came in
 * @param occurredAt when it happened, if known
 * @param source how the business came to know
 * @param channel the way by which the report came in, if known
 * @param kind in which way the service failed
 * @param category the category of the incident, if known
 * @param severity S1 to S4
 * @param safety whether somebody could have come to harm
 * @param reference what it was about, if known
 * @param evidence the keys of supporting documents
 * @param remedySought whether the customer asked for something
 * @param state where it stands
 * @param cycle how often it was opened
 * @param reports how many reports it stands for
 * @param owner who works on it, if somebody does
 * @param acknowledgedAt when the customer was told first that the report has arrived
 * @param apologies how many apologies were given
 * @param decision what was decided, if it was
 * @param recourseToldAt when the customer was told where else to turn to
 * @param resolution in which way it was put right last
 * @param resolvedAt when that was
 * @param acceptance what the customer said to it
 * @param closedAt when it was closed
 * @param referredTo the body that goes on with it
 * @param incident the incident that caused it
 * @param rootCause the code of the root cause
 * @param clocks how many clocks it has had
 * @param late how many of them were late
 */
public record RegisterEntry(
        String number,
        String customer,
        Instant receivedAt,
        Optional<Instant> occurredAt,
        String source,
        Optional<String> channel,
        String kind,
        Optional<String> category,
        String severity,
        boolean safety,
        Optional<String> reference,
        List<String> evidence,
        boolean remedySought,
        String state,
        int cycle,
        int reports,
        Optional<String> owner,
        Optional<Instant> acknowledgedAt,
        int apologies,
        Optional<String> decision,
        Optional<Instant> recourseToldAt,
        Optional<String> resolution,
        Optional<Instant> resolvedAt,
        Optional<String> acceptance,
        Optional<Instant> closedAt,
        Optional<String> referredTo,
        Optional<String> incident,
        Optional<String> rootCause,
        int clocks,
        int late) {
    /** Copies the list. */
    public RegisterEntry {
        Objects.requireNonNull(number, "number");
        evidence = List.copyOf(evidence);
    }

    /** Returns the entry of a case as it stands at {@code now}. */
    public static RegisterEntry of(RecoveryCase of, Instant now) {
        Optional<Resolution> last = of.resolutions().stream().reduce((first, second) -> second);
        return new RegisterEntry(
                of.number(),
                of.customer().value(),
                of.receivedAt(),
                of.occurredAt(),
                of.source().name(),
                of.channel().map(Channel::name),
                of.kind().name(),
                of.category().map(Enum::name),
                of.severity().code(),
                of.assessment().filter(assessment -> assessment.safety()).isPresent(),
                of.reference(),
                of.evidence(),
                of.remedySought().isPresent(),
                of.state().name(),
                of.cycle(),
                of.reports(),
                of.owner(),
                of.milestones().stream()
                        .filter(milestone -> milestone.kind() == Milestone.Kind.ACKNOWLEDGED)
                        .map(Milestone::at)
                        .findFirst(),
                of.apologies().size(),
                of.decision().map(Enum::name),
                of.recourseToldAt(),
                last.map(resolution -> resolution.type().name()),
                last.map(Resolution::at),
                of.acceptance().map(Enum::name),
                of.closedAt(),
                of.referredTo(),
                of.link(CaseLink.Kind.INCIDENT),
                of.rootCause(),
                of.clocks().size(),
                (int) of.clocks().stream()
                        .filter(clock -> clock.result(now) == ClockResult.BREACHED)
                        .count());
    }
}
