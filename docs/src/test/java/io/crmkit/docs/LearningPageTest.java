package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.recovery.Recovery;
import io.crmkit.recovery.cases.CaseState;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.detection.Detection;
import io.crmkit.recovery.detection.DetectionRule;
import io.crmkit.recovery.detection.DetectionRules;
import io.crmkit.recovery.detection.Observed;
import io.crmkit.recovery.detection.RatingSignals;
import io.crmkit.recovery.policy.RecoveryPolicy;
import io.crmkit.store.memory.MemoryStore;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The snippets of docs/learning.md. */
class LearningPageTest {
    private final Crm crm = Crm.builder(MemoryStore.create())
            .clock(() -> Instant.parse("2026-03-02T10:00:00Z"))
            .build();
    private final Customer ada =
            crm.customers().add(Customer.person("Ada", "Lovelace").build());
    private final Recovery recovery = Recovery.on(crm)
            .policy(RecoveryPolicy.standard(ZoneId.of("Europe/Berlin")))
            .build();

    @Test
    void aLowRatingOpensACase() {
        String json = ruleOfThePage();
        // snippet
        DetectionRule lowRating = DetectionRule.parse(json);
        Detection detection = Detection.on(crm, recovery)
                .rules(DetectionRules.of(ZoneId.of("Europe/Berlin"), List.of(lowRating)))
                .build();

        Feedback answer = crm.feedback()
                .add(Feedback.csat(ada.id(), 2).occasion("order-1").build());
        List<Observed> observed = detection.observe(RatingSignals.of("low-rating", "csat"), answer);

        RecoveryCaseId id = observed.get(0).recoveryCase().orElseThrow();
        recovery.confirm(id); // a person decides whether it is a failure
        // end

        assertThat(recovery.find(id).map(RecoveryCase::state)).hasValue(CaseState.OPEN);
    }

    private static String ruleOfThePage() {
        Matcher rule = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL)
                .matcher(Pages.read(Pages.ROOT.resolve("docs/learning.md")));
        assertThat(rule.find()).isTrue();
        return rule.group(1);
    }
}
