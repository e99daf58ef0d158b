package io.crmkit.privacy.request;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.style.PrivacyStyle;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A request of a data subject with everything that was done about it. It holds opaque ids, dates and codes, so it stays after an
 * erasure and shows how the request was handled. Changed only by {@link SubjectRequests}; not for implementation.
 */
@Value.Immutable
@PrivacyStyle
@tools.jackson.databind.annotation.JsonDeserialize(builder = SubjectRequest.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = SubjectRequest.Builder.class)
public interface SubjectRequest {
    /** Whose request it is; the empty id while that is not known. */
    Attribute<SubjectRequest, CustomerId> CUSTOMER = Attribute.id(
            "customer", CustomerId::new, request -> request.customer().orElse(new CustomerId(Id.UNASSIGNED)));
    /** Where it stands. */
    Attribute<SubjectRequest, RequestState> STATE =
            Attribute.constant("state", RequestState.class, SubjectRequest::state);
    /** When it came. */
    Attribute<SubjectRequest, Instant> RECEIVED_AT = Attribute.instant("received_at", SubjectRequest::receivedAt);
    /** When somebody has to be reminded; {@link Attribute#LAST} if of nothing. */
    Attribute<SubjectRequest, Instant> NEXT_DUE_AT =
            Attribute.instant("next_due_at", request -> request.nextDueAt().orElse(Attribute.LAST));
    /** Whether a recipient still has to be told. */
    Attribute<SubjectRequest, Boolean> NOTICES_DUE = Attribute.flag("notices_due", SubjectRequest::noticesDue);

    /** The requests of a customer, by time of receipt. */
    EntityIndex<SubjectRequest> BY_CUSTOMER = EntityIndex.of("by_customer", CUSTOMER, RECEIVED_AT);
    /** The requests in a state, by time of receipt. */
    EntityIndex<SubjectRequest> BY_STATE = EntityIndex.of("by_state", STATE, RECEIVED_AT);
    /** All requests, by what is due next. */
    EntityIndex<SubjectRequest> BY_NEXT_DUE = EntityIndex.of("by_next_due", NEXT_DUE_AT);
    /** Those with recipients to be told, by time of receipt. */
    EntityIndex<SubjectRequest> BY_NOTICES_DUE = EntityIndex.of("by_notices_due", NOTICES_DUE, RECEIVED_AT);

    /** What the library has to know about requests. */
    EntityType<SubjectRequest, SubjectRequestId> TYPE = EntityType.builder(
                    "subject_request", SubjectRequest.class, SubjectRequestId::new)
            .id(SubjectRequest::id, SubjectRequest::withId)
            .index(BY_CUSTOMER)
            .index(BY_STATE)
            .index(BY_NEXT_DUE)
            .index(BY_NOTICES_DUE)
            .optionalSubject(CUSTOMER)
            .onMerge(MergeRule.repoint((request, loser, survivor) ->
                    request.customer().equals(Optional.of(loser)) ? request.withCustomer(survivor) : request))
            .onErasure(ErasureRule.keep("shows how the request was handled (GDPR art. 5(2), 12); opaque ids and codes"))
            .build();

    /** Returns the id that the host chose. */
    SubjectRequestId id();

    /** Returns what is asked for. */
    RequestType type();

    /** Returns the id of the law by which it is answered. */
    String law();

    /** Returns whose request it is; empty while that is not known. */
    Optional<CustomerId> customer();

    /** Returns the purpose of a stop or restriction; empty for every purpose. */
    Optional<Purpose> purpose();

    /** Returns the channel of a stop; empty for every channel. */
    Optional<Channel> channel();

    /** Returns when it came. */
    Instant receivedAt();

    /** Returns how it came, if known. */
    Optional<Channel> via();

    /** Returns what tells the same request from another one under the same id. */
    String fingerprint();

    /** Returns where it stands. */
    RequestState state();

    /** Returns when the person was told that it came. */
    Optional<Instant> acknowledgedAt();

    /** Returns the day on which the person was asked to prove who they are, if that was in time to move the clock. */
    Optional<LocalDate> identityAskedOn();

    /** Returns the day on which it was established who asks. */
    Optional<LocalDate> identifiedOn();

    /** Returns the questions to the person, in order. */
    List<Inquiry> inquiries();

    /** Returns the extension, if the person was told of one in time. */
    Optional<Extension> extension();

    /** Returns why it, or a part of it, was refused. */
    Optional<Refusal> refusal();

    /** Returns the request that asks for the same. */
    Optional<SubjectRequestId> duplicateOf();

    /** Returns who has to be told; by recipient. */
    List<RecipientNotice> notices();

    /** Returns of what somebody was reminded. */
    List<RequestReminder> reminders();

    /** Returns when somebody has to be reminded next. */
    Optional<Instant> nextDueAt();

    /** Returns when it was answered. */
    Optional<Instant> closedAt();

    /** Returns what happened, in order. */
    List<RequestStep> steps();

    /** Returns whether a recipient still has to be told. */
    default boolean noticesDue() {
        return notices().stream().anyMatch(notice -> notice.status() == NoticeStatus.DUE);
    }

    /** Returns whether something happened to it. */
    default boolean has(RequestStepType step) {
        return steps().stream().anyMatch(done -> done.type() == step);
    }

    /** Returns this request under another id. */
    SubjectRequest withId(SubjectRequestId id);

    /** Returns this request as that of another customer. */
    SubjectRequest withCustomer(CustomerId customer);

    /** Returns a builder that starts with this request. */
    default Builder toBuilder() {
        return new Builder().from(this);
    }

    /** Returns a builder; {@link SubjectRequests#receive} is the usual way to a request. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link SubjectRequest}s. */
    final class Builder extends ImmutableSubjectRequest.Builder {
        Builder() {}
    }
}
