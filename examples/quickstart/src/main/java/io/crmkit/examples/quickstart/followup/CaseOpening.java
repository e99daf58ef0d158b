package io.crmkit.examples.quickstart.followup;

import io.crmkit.core.Crm;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.recovery.Recovery;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.failure.FailureKind;
import io.crmkit.recovery.failure.FailureSource;
import io.crmkit.recovery.failure.ServiceFailure;
import java.util.List;
import java.util.stream.Stream;

/** Opens a recovery case for each bad answer, once: an answer that led to a case before, even a closed one, leads to no other. */
final class CaseOpening {
    private final Crm crm;
    private final Recovery recovery;

    CaseOpening(Crm crm, Recovery recovery) {
        this.crm = crm;
        this.recovery = recovery;
    }

    /** Opens the cases of some answers in one step and returns how many were new. */
    int open(List<Feedback> answers) {
        List<ServiceFailure> unknown = answers.stream()
                .map(CaseOpening::failure)
                .filter(failure -> !hasCase(failure))
                .toList();
        return crm.compute(unit -> open(unit, unknown));
    }

    private int open(UnitOfWork unit, List<ServiceFailure> failures) {
        int created = 0;
        for (ServiceFailure failure : failures) {
            created += recovery.open(unit, failure).created() ? 1 : 0;
        }
        return created;
    }

    private boolean hasCase(ServiceFailure failure) {
        Query<RecoveryCase> ofCustomer =
                Query.by(RecoveryCase.BY_CUSTOMER).equal(RecoveryCase.CUSTOMER, failure.customer());
        try (Stream<RecoveryCase> cases = crm.repository(RecoveryCase.TYPE).stream(ofCustomer)) {
            return cases.anyMatch(known -> known.reference().equals(failure.reference()));
        }
    }

    /** The answer reached the business when it was given: the clocks run since then, whenever the file is imported. */
    private static ServiceFailure failure(Feedback answer) {
        return ServiceFailure.builder(FailureKind.POOR_QUALITY, answer.customer())
                .severity(CasePolicy.severity(answer.rating().orElseThrow()))
                .source(FailureSource.DETECTED)
                .channel(answer.channel())
                .receivedAt(answer.answeredAt())
                .reference("feedback/" + answer.id().value())
                .description(answer.comment())
                .build();
    }
}
