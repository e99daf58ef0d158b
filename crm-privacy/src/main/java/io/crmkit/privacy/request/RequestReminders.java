package io.crmkit.privacy.request;

import io.crmkit.core.page.PageRequest;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.Repository;
import io.crmkit.store.ConflictException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives the reminders of open requests, each once. */
final class RequestReminders {
    private final Repository<SubjectRequest, SubjectRequestId> requests;
    private final RequestChanges changes;
    private final RequestPolicy policy;

    RequestReminders(
            Repository<SubjectRequest, SubjectRequestId> requests, RequestChanges changes, RequestPolicy policy) {
        this.requests = requests;
        this.changes = changes;
        this.policy = policy;
    }

    List<SubjectRequest> findDue(Instant now, int limit) {
        Query<SubjectRequest> due =
                Query.by(SubjectRequest.BY_NEXT_DUE).below(SubjectRequest.NEXT_DUE_AT, now.plusNanos(1_000));
        return requests.page(due, PageRequest.ofSize(limit)).items();
    }

    RequestTick tick(Instant now, int limit) {
        List<RequestTick.Given> given = new ArrayList<>();
        int conflicts = 0;
        for (SubjectRequest found : findDue(now, limit)) {
            try {
                given.addAll(remind(found.id(), now));
            } catch (ConflictException busy) {
                conflicts++;
            }
        }
        Optional<Instant> next =
                requests.page(Query.by(SubjectRequest.BY_NEXT_DUE), PageRequest.ofSize(1)).items().stream()
                        .findFirst()
                        .flatMap(SubjectRequest::nextDueAt);
        return new RequestTick(given, conflicts, next);
    }

    private List<RequestTick.Given> remind(SubjectRequestId id, Instant now) {
        List<RequestTick.Given> given = new ArrayList<>();
        changes.change(id, (unit, request) -> {
            given.clear(); // the work may be repeated
            SubjectRequest after = request;
            for (RequestDates.Due due : policy.dates(request.law()).open(request)) {
                if (!due.at().isAfter(now)) {
                    RequestReminder reminder = due.reminder();
                    after = changes.lifecycle(after)
                            .step(
                                    after.toBuilder().addReminder(reminder),
                                    after,
                                    RequestStepType.REMINDED,
                                    reminder.kind() + " " + reminder.dueOn());
                    given.add(new RequestTick.Given(id, reminder));
                }
            }
            return after;
        });
        return given;
    }
}
