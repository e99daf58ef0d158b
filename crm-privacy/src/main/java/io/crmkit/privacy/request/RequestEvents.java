package io.crmkit.privacy.request;

import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionType;
import java.util.Optional;

/** Tells a request as an event of the consent log, under an id of its own, so that it is recorded once. */
final class RequestEvents {
    private RequestEvents() {}

    /** Returns the stop that a request stands for; empty if it is none. It counts from the receipt. */
    static Optional<PermissionEvent> of(SubjectRequest request) {
        Optional<PermissionType> type = switch (request.type()) {
            case OBJECTION -> Optional.of(PermissionType.OBJECTED);
            case OPT_OUT_OF_SALE, WITHDRAWAL -> Optional.of(PermissionType.WITHDRAWN);
            case RESTRICTION -> Optional.of(PermissionType.RESTRICTED);
            case ACCESS, PORTABILITY, RECTIFICATION, ERASURE -> Optional.empty();
        };
        return type.map(stop -> PermissionEvent.of(stop, "subject-request." + request.id(), request.receivedAt())
                .purpose(request.purpose())
                .channel(request.channel())
                .build());
    }
}
