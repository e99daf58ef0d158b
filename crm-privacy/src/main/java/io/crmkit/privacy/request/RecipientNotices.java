package io.crmkit.privacy.request;

import io.crmkit.core.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What becomes of the notices of a request. */
final class RecipientNotices {
    private RecipientNotices() {}

    /** Returns the request with a notice for each recipient that has none. */
    static SubjectRequest due(SubjectRequest request, Set<String> recipients, RequestLifecycle lifecycle) {
        Set<String> known =
                request.notices().stream().map(RecipientNotice::recipient).collect(Collectors.toSet());
        SubjectRequest after = request;
        for (String recipient : recipients) {
            if (!known.contains(recipient)) {
                RecipientNotice notice = new RecipientNotice(recipient, NoticeStatus.DUE);
                after = lifecycle.step(
                        after.toBuilder().addNotice(notice), after, RequestStepType.NOTICE_DUE, recipient);
            }
        }
        return after;
    }

    static SubjectRequest settled(
            SubjectRequest request, String recipient, NoticeStatus status, RequestLifecycle lifecycle) {
        if (status == NoticeStatus.DUE) {
            throw new InvalidInputException("settleNotice.status", "must be TOLD or IMPOSSIBLE");
        }
        List<RecipientNotice> notices = new ArrayList<>(request.notices());
        RecipientNotice settled = new RecipientNotice(recipient, status);
        if (notices.contains(settled)) {
            return request;
        }
        int place = notices.stream().map(RecipientNotice::recipient).toList().indexOf(recipient);
        if (place < 0) {
            throw new InvalidInputException("settleNotice.recipient", "must have a notice");
        }
        notices.set(place, settled);
        return lifecycle.step(
                request.toBuilder().notices(notices),
                request,
                RequestStepType.NOTICE_SETTLED,
                recipient + " " + status);
    }
}
