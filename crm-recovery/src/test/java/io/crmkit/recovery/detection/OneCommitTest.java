package io.crmkit.recovery.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.gate.ContactAnswer;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.repository.Query;
import io.crmkit.recovery.cases.CaseState;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.followup.FollowUps;
import io.crmkit.recovery.followup.RecoverySurvey;
import io.crmkit.recovery.followup.RecoverySurveyId;
import io.crmkit.recovery.followup.SurveyAnswer;
import io.crmkit.recovery.followup.SurveyPolicy;
import io.crmkit.recovery.incident.AffectedCustomer;
import io.crmkit.recovery.incident.FailureIncident;
import io.crmkit.recovery.learning.AnalysisMethod;
import io.crmkit.recovery.learning.CauseCatalog;
import io.crmkit.recovery.learning.Learning;
import io.crmkit.recovery.learning.RootCauseAnalysis;
import io.crmkit.recovery.learning.RootCauseAnalysisId;
import io.crmkit.recovery.learning.Why;
import io.crmkit.recovery.world.World;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.memory.MemoryStore;
import io.crmkit.store.tck.FaultyStore;
import io.crmkit.store.tck.FaultyStore.Call;
import io.crmkit.store.tck.FaultyStore.Fault;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What belongs together is one commit, so that a crash leaves what was before, and doing it again does it once. */
class OneCommitTest {
    private final FaultyStore store = FaultyStore.around(MemoryStore.create());
    private final World world = World.on(store);
    private final CustomerId ada = world.customer("Ada");
    private final Detection detection = Detection.on(world.crm, world.recovery)
            .rules(Rules.of(Rules.LOW_RATING, Rules.DELAYED))
            .build();

    private <T, I extends Id> List<T> all(EntityType<T, I> type, EntityIndex<T> index) {
        return world.crm.repository(type).stream(Query.by(index)).toList();
    }

    private Map<String, List<?>> everything() {
        return Map.of(
                "cases", all(RecoveryCase.TYPE, RecoveryCase.BY_CUSTOMER),
                "signals", all(Signal.TYPE, Signal.BY_CUSTOMER),
                "watches", all(Watch.TYPE, Watch.BY_CUSTOMER),
                "incidents", all(FailureIncident.TYPE, FailureIncident.BY_CAUSE),
                "affected", all(AffectedCustomer.TYPE, AffectedCustomer.BY_CUSTOMER),
                "surveys", all(RecoverySurvey.TYPE, RecoverySurvey.BY_CUSTOMER),
                "feedback", all(Feedback.TYPE, Feedback.BY_CUSTOMER),
                "analyses", all(RootCauseAnalysis.TYPE, RootCauseAnalysis.BY_CASE));
    }

    private <T> T doneAfterACrash(Supplier<T> act) {
        Map<String, List<?>> before = everything();
        store.failCommits(1, Fault.UNAVAILABLE);
        assertThatThrownBy(act::get).isInstanceOf(StoreUnavailableException.class);
        assertThat(everything()).isEqualTo(before);
        List<Call> calls = new ArrayList<>();
        store.beforeEachCall(calls::add);

        T result = act.get();

        assertThat(calls).containsOnlyOnce(Call.COMMIT);
        return result;
    }

    private List<CaseState> states() {
        return all(RecoveryCase.TYPE, RecoveryCase.BY_CUSTOMER).stream()
                .map(RecoveryCase::state)
                .toList();
    }

    private Signal rating(double value) {
        return Signal.of("low-rating", "a", ada)
                .value(value)
                .occurredAt(world.now())
                .build();
    }

    @Test
    void aSignalThatTakesACaseBackAndItsDismissal() {
        detection.observe(rating(1));

        Observed observed = doneAfterACrash(() -> detection.observe(rating(5)));

        assertThat(observed.outcome()).isEqualTo(Observed.Outcome.RETRACTED);
        assertThat(states()).containsExactly(CaseState.DISMISSED);
    }

    @Test
    void theSignalThatMakesAStormAndTheDismissalOfTheCasesBeforeIt() {
        List<CustomerId> passengers =
                Stream.of("B", "C", "D", "E", "F", "G").map(world::customer).toList();
        List<Signal> delays = passengers.stream()
                .map(passenger -> Signal.of("delayed", "delay-" + passenger, passenger)
                        .cause("trip-7")
                        .occurredAt(world.now())
                        .build())
                .toList();
        delays.subList(0, 5).forEach(detection::observe);

        Observed observed = doneAfterACrash(() -> detection.observe(delays.get(5)));

        assertThat(observed.outcome()).isEqualTo(Observed.Outcome.INCIDENT_OPENED);
        assertThat(states()).hasSize(5).containsOnly(CaseState.DISMISSED);
    }

    private RecoveryCaseId resolved() {
        RecoveryCaseId id =
                world.recovery.open(ServiceFailure.delay(ada).build()).id();
        world.recovery.acknowledge(id, Channel.EMAIL);
        world.recovery.begin(id, "desk");
        world.recovery.resolve(id, "Rebooked");
        return id;
    }

    @Test
    void theAnswerOfACustomerAndWhatItDoesToTheCase() {
        FollowUps followUps = FollowUps.on(
                world.crm,
                world.recovery,
                (customer, channel, purpose, at) -> new ContactAnswer(true, List.of("CONSENT"), Optional.empty()),
                SurveyPolicy.standard(ZoneOffset.UTC));
        RecoverySurvey planned = followUps.plan(resolved());
        world.at(planned.askAt());
        RecoverySurveyId id =
                followUps.invite(planned.id(), Channel.EMAIL).survey().id();

        doneAfterACrash(() -> followUps.answer(id, SurveyAnswer.satisfaction(5)));

        assertThat(states()).containsExactly(CaseState.CLOSED);
    }

    @Test
    void theRootCauseOfAnAnalysisAndOfItsCase() {
        Learning learning = Learning.on(world.crm, world.recovery, CauseCatalog.parse("""
            {"id": "airline", "version": "1", "validFrom": "2025-01-01",
             "causes": [{"code": "handover", "title": "Shift handover"}]}
            """));
        RootCauseAnalysisId id =
                learning.begin(resolved(), AnalysisMethod.FIVE_WHYS).id();
        learning.ask(id, Why.of("Why?", "Because", "log"));

        doneAfterACrash(() -> learning.conclude(id, "handover"));

        assertThat(all(RecoveryCase.TYPE, RecoveryCase.BY_CUSTOMER))
                .extracting(RecoveryCase::rootCause)
                .containsExactly(Optional.of("handover"));
    }
}
