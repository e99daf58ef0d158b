package io.crmkit.privacy.request;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.purpose.PurposeKind;
import io.crmkit.privacy.purpose.Purposes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The guards and steps of one command on a request, at one moment; pure. */
final class RequestLifecycle {
    private final RequestDates dates;
    private final boolean ownDate;
    private final Instant now;
    private final Actor by;

    RequestLifecycle(RequestDates dates, RequestLaw law, RequestType type, Instant now, Actor by) {
        this.dates = dates;
        this.ownDate = law.duty(type).isPresent();
        this.now = now;
        this.by = by;
    }

    private LocalDate today() {
        return dates.day(now);
    }

    SubjectRequest received(RequestIntake intake, Optional<CustomerId> customer) {
        SubjectRequest request = SubjectRequest.builder()
                .id(intake.id())
                .type(intake.type())
                .law(intake.law())
                .customer(customer)
                .purpose(intake.purpose())
                .channel(intake.channel())
                .receivedAt(intake.receivedAt().orElse(now))
                .via(intake.via())
                .fingerprint(intake.fingerprint())
                .state(RequestState.RECEIVED)
                .build();
        return step(
                request.toBuilder(),
                request,
                RequestStepType.RECEIVED,
                intake.type().name());
    }

    SubjectRequest acknowledged(SubjectRequest request, Channel via) {
        requireOpen(request, "acknowledge");
        return step(request.toBuilder().acknowledgedAt(now), request, RequestStepType.ACKNOWLEDGED, via.name());
    }

    SubjectRequest identityAsked(SubjectRequest request) {
        requireOpen(request, "askForIdentity");
        require(
                request.identifiedOn().isEmpty(),
                request,
                "askForIdentity",
                "who asks is established",
                "go on with it");
        require(
                request.state() == RequestState.RECEIVED || request.state() == RequestState.IN_PROGRESS,
                request,
                "askForIdentity",
                "another question is open",
                "record its answer first");
        SubjectRequest.Builder next = request.toBuilder().state(RequestState.IDENTITY_PENDING);
        if (!dates.overdue(request, today())) { // whoever asks too late gains no time by it
            next.identityAskedOn(today());
        }
        return step(next, request, RequestStepType.IDENTITY_ASKED, "");
    }

    SubjectRequest identified(SubjectRequest request, CustomerId customer, String evidence) {
        requireOpen(request, "verifyIdentity");
        require(
                request.identifiedOn().isEmpty(),
                request,
                "verifyIdentity",
                "who asks is established",
                "go on with it");
        require(
                request.state() != RequestState.PAUSED,
                request,
                "verifyIdentity",
                "a question is open",
                "record its answer first");
        if (request.customer().filter(named -> !named.equals(customer)).isPresent()) {
            throw new InvalidInputException("verifyIdentity.customer", "must be the customer that the request names");
        }
        return step(
                request.toBuilder().customer(customer).identifiedOn(today()).state(RequestState.IN_PROGRESS),
                request,
                RequestStepType.IDENTIFIED,
                evidence);
    }

    SubjectRequest informationAsked(SubjectRequest request) {
        requireOpen(request, "askForInformation");
        require(
                request.state() == RequestState.RECEIVED || request.state() == RequestState.IN_PROGRESS,
                request,
                "askForInformation",
                "another question is open",
                "record its answer first");
        boolean stops = dates.mayStand(request, today()); // whoever asks when the term is over gains no time by it
        return step(
                request.toBuilder()
                        .addInquiry(new Inquiry(today(), Optional.empty(), stops))
                        .state(RequestState.PAUSED),
                request,
                RequestStepType.INFORMATION_ASKED,
                stops ? "clock stands" : "clock runs");
    }

    SubjectRequest informationReceived(SubjectRequest request) {
        require(
                request.state() == RequestState.PAUSED,
                request,
                "informationReceived",
                "no question is open",
                "ask one first");
        List<Inquiry> inquiries = new ArrayList<>(request.inquiries());
        int last = inquiries.size() - 1;
        inquiries.set(last, inquiries.get(last).answeredOn(today()));
        return step(
                request.toBuilder().inquiries(inquiries).state(RequestState.IN_PROGRESS),
                request,
                RequestStepType.INFORMATION_RECEIVED,
                "");
    }

    SubjectRequest extended(SubjectRequest request, ExtensionGround ground, LocalDate toldOn) {
        requireOpen(request, "extend");
        require(!ownDate, request, "extend", "the law gives this type one date", "answer it");
        require(request.extension().isEmpty(), request, "extend", "it was extended", "answer it");
        if (toldOn.isAfter(today()) || toldOn.isBefore(dates.day(request.receivedAt()))) {
            throw new InvalidInputException("extend.toldOn", "must lie between the receipt and today");
        }
        require(
                !dates.deadline(request, toldOn).missedOn(toldOn),
                request,
                "extend",
                "the person was told too late, so it has no effect",
                "answer it");
        return step(
                request.toBuilder().extension(new Extension(ground, toldOn)),
                request,
                RequestStepType.EXTENDED,
                ground.name());
    }

    SubjectRequest refused(SubjectRequest request, Refusal refusal, Purposes purposes) {
        requireOpen(request, "refuse");
        require(
                !absolute(request, purposes),
                request,
                "refuse",
                "direct marketing ends whenever the person objects or withdraws (GDPR art. 7(3), 21(3))",
                "complete it");
        require(
                refusal.ground() != RefusalGround.IDENTITY_NOT_PROVEN
                        || request.identifiedOn().isEmpty(),
                request,
                "refuse",
                "who asks is established",
                "give another ground");
        return close(
                request.toBuilder().refusal(refusal),
                request,
                RequestState.REFUSED,
                RequestStepType.REFUSED,
                refusal.ground().name());
    }

    private static boolean absolute(SubjectRequest request, Purposes purposes) {
        return switch (request.type()) {
            case WITHDRAWAL -> true;
            case OBJECTION ->
                request.purpose()
                        .map(purpose -> purposes.kind(purpose) == PurposeKind.MARKETING
                                || purposes.stopCovers(Purpose.MARKETING, purpose))
                        .orElse(true);
            default -> false;
        };
    }

    SubjectRequest duplicate(SubjectRequest request, SubjectRequest of) {
        requireOpen(request, "markDuplicate");
        boolean same = !of.id().equals(request.id())
                && of.type() == request.type()
                && of.customer().isPresent()
                && of.customer().equals(request.customer())
                && of.purpose().equals(request.purpose())
                && of.channel().equals(request.channel())
                && of.state().open();
        if (!same) {
            throw new InvalidInputException(
                    "markDuplicate.of", "must be another open request of the same customer for the same");
        }
        return close(
                request.toBuilder().duplicateOf(of.id()),
                request,
                RequestState.DUPLICATE,
                RequestStepType.DUPLICATE,
                of.id().value());
    }

    SubjectRequest partly(SubjectRequest request, Refusal refusal) {
        requireDone(request, "completePartly");
        return close(
                request.toBuilder().refusal(refusal),
                request,
                RequestState.PARTLY_FULFILLED,
                RequestStepType.PARTLY_FULFILLED,
                refusal.ground().name());
    }

    SubjectRequest fulfilled(SubjectRequest request) {
        requireDone(request, "complete");
        return close(request.toBuilder(), request, RequestState.FULFILLED, RequestStepType.FULFILLED, "");
    }

    /** Of an erasure that has run: fulfilled, or partly if a legal hold keeps something. */
    SubjectRequest erased(SubjectRequest request, boolean held) {
        return held
                ? close(
                        request.toBuilder(),
                        request,
                        RequestState.PARTLY_FULFILLED,
                        RequestStepType.PARTLY_FULFILLED,
                        "legal hold")
                : close(request.toBuilder(), request, RequestState.FULFILLED, RequestStepType.FULFILLED, "");
    }

    /** Checks that something was done that could be called an answer. */
    void requireDone(SubjectRequest request, String command) {
        requireReady(request, command);
        RequestStepType needed = switch (request.type()) {
            case ACCESS, PORTABILITY -> RequestStepType.EXPORTED;
            case RECTIFICATION -> RequestStepType.RECTIFIED;
            case ERASURE -> RequestStepType.PLANNED;
            case RESTRICTION, OBJECTION, OPT_OUT_OF_SALE, WITHDRAWAL -> RequestStepType.STOP_RECORDED;
        };
        require(request.has(needed), request, command, "nothing was done yet", "it needs the step " + needed);
    }

    /** Checks that work may begin: it is open, nothing is awaited, and it is known who asks, as far as that matters. */
    void requireReady(SubjectRequest request, String command) {
        requireOpen(request, command);
        require(
                request.customer().isPresent()
                        && (request.identifiedOn().isPresent()
                                || !request.type().needsIdentity()),
                request,
                command,
                "it is not established who asks",
                "verify the identity first");
        require(
                request.state() != RequestState.PAUSED && request.state() != RequestState.IDENTITY_PENDING,
                request,
                command,
                "a question is open",
                "record its answer first");
    }

    void requireType(SubjectRequest request, String command, RequestType type) {
        require(request.type() == type, request, command, "it asks for " + request.type(), "only for " + type);
    }

    void requireNotErasure(SubjectRequest request, String command) {
        require(
                request.type() != RequestType.ERASURE,
                request,
                command,
                "legal holds decide what an erasure keeps",
                "complete it");
    }

    private static void requireOpen(SubjectRequest request, String command) {
        require(request.state().open(), request, command, "it is answered", "receive a new one");
    }

    private static void require(boolean holds, SubjectRequest request, String command, String guard, String remedy) {
        if (!holds) {
            throw new RequestNotAllowedException(request, command, guard, remedy);
        }
    }

    private SubjectRequest close(
            SubjectRequest.Builder next,
            SubjectRequest before,
            RequestState state,
            RequestStepType type,
            String detail) {
        return step(next.state(state).closedAt(before.closedAt().orElse(now)), before, type, detail);
    }

    /** Appends a step, in the state that the builder has, and computes the next reminder. */
    SubjectRequest step(SubjectRequest.Builder next, SubjectRequest before, RequestStepType type, String detail) {
        RequestState state = next.build().state();
        Optional<String> code = detail.isEmpty() ? Optional.empty() : Optional.of(detail);
        List<RequestStep> steps = new ArrayList<>(before.steps());
        steps.add(new RequestStep(type, state, now, by, code));
        SubjectRequest after = next.steps(steps).build();
        return after.toBuilder().nextDueAt(dates.next(after)).build();
    }
}
