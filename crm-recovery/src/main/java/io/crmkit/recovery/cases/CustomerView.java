package io.crmkit.recovery.cases;

import io.crmkit.recovery.deadline.Target;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a customer may see of a case. Made of what is stated here and nothing else: no owner, no severity, no clocks, no reasons and
 * no note but those written for the customer.
 *
 * @param number the number of the case
 * @param status where it stands, in the eyes of the customer
 * @param receivedAt when the report came in
 * @param acknowledgedAt when the customer was told so
 * @param nextUpdateBy when the customer hears next, if that was promised
 * @param apology the last apology
 * @param decision the decision as the customer was told
 * @param resolution how it was put right, while it is
 * @param referredTo the body that goes on with it
 * @param messages the notes for the customer, in order
 */
public record CustomerView(
        String number,
        Status status,
        Instant receivedAt,
        Optional<Instant> acknowledgedAt,
        Optional<Instant> nextUpdateBy,
        Optional<String> apology,
        Optional<Decision> decision,
        Optional<String> resolution,
        Optional<String> referredTo,
        List<Message> messages) {
    /** Where a case stands in the eyes of the customer. */
    public enum Status {
        /** It has arrived. */
        RECEIVED,
        /** Somebody works on it. */
        IN_PROGRESS,
        /** The customer has to do something. */
        WAITING_FOR_YOU,
        /** It is put right, as far as the business can see. */
        RESOLVED,
        /** It is over. */
        CLOSED
    }

    /**
     * A note for the customer.
     *
     * @param at when
     * @param text what; personal, and hidden by {@code toString}
     */
    public record Message(Instant at, String text) {
        /** Refuses null. */
        public Message {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(text, "text");
        }

        @Override
        public String toString() {
            return "Message[at=" + at + ", text=***]";
        }
    }

    /** Copies the messages. */
    public CustomerView {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(receivedAt, "receivedAt");
        messages = List.copyOf(messages);
    }

    /** Returns what the customer may see of a case. */
    public static CustomerView of(RecoveryCase seen) {
        boolean told = seen.milestone(Milestone.Kind.DECISION_COMMUNICATED).isPresent();
        return new CustomerView(
                seen.number(),
                status(seen.state()),
                seen.receivedAt(),
                seen.milestones().stream()
                        .filter(milestone -> milestone.kind() == Milestone.Kind.ACKNOWLEDGED)
                        .map(Milestone::at)
                        .findFirst(),
                seen.clock(Target.NEXT_UPDATE)
                        .filter(clock -> !clock.hasEnded())
                        .flatMap(clock -> clock.dueAt()),
                last(seen.apologies()).map(Apology::text),
                told ? seen.decision() : Optional.empty(),
                last(seen.resolutions())
                        .filter(resolution -> resolution.cycle() == seen.cycle())
                        .map(Resolution::text),
                seen.referredTo(),
                seen.notes().stream()
                        .filter(note -> note.visibility() == CaseNote.Visibility.CUSTOMER)
                        .map(note -> new Message(note.at(), note.text()))
                        .toList());
    }

    private static Status status(CaseState state) {
        return switch (state) {
            case DETECTED, OPEN -> Status.RECEIVED;
            case IN_RECOVERY, WAITING_THIRD_PARTY -> Status.IN_PROGRESS;
            case WAITING_CUSTOMER -> Status.WAITING_FOR_YOU;
            case RESOLVED, FOLLOW_UP -> Status.RESOLVED;
            case CLOSED, DISMISSED, MERGED, REFERRED -> Status.CLOSED;
        };
    }

    private static <T> Optional<T> last(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    @Override
    public String toString() {
        return "CustomerView[number=" + number + ", status=" + status + "]";
    }
}
