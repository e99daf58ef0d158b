package io.crmkit.privacy.request;

import io.crmkit.core.json.JsonCodec;
import io.crmkit.privacy.erasure.ErasureAction;
import io.crmkit.privacy.erasure.ErasurePlan;
import java.util.List;
import java.util.Objects;

/**
 * What completing an erasure would do now, record by record: the dry run. It is computed from the same descriptors and legal holds as
 * the erasure; what is written or held between the two changes both.
 *
 * @param request of which request
 * @param summary the same by type, with how many addresses would be suppressed
 * @param records one for each stored record and each entry of the consent log, in the order in which the erasure goes
 */
public record RequestPlan(SubjectRequestId request, ErasurePlan summary, List<PlannedRecord> records) {
    private static final JsonCodec<RequestPlan> CODEC = JsonCodec.of(RequestPlan.class);

    /** Copies the records. */
    public RequestPlan {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(summary, "summary");
        records = List.copyOf(records);
    }

    /** Returns the records with an action. */
    public List<PlannedRecord> records(ErasureAction action) {
        return records.stream().filter(one -> one.action() == action).toList();
    }

    /** Returns the plan as canonical JSON; it holds opaque ids and no values. */
    public String toJson() {
        return CODEC.encode(this);
    }
}
