package io.crmkit.privacy.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.purpose.Purposes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(PermissionDomain.class)
@Domain(DomainContext.Global.class)
class ConsentLogProperties {
    @Property
    void theOrderAndTheNumberOfCopiesDoNotMatter(
            @ForAll List<PermissionEvent> events,
            @ForAll ConsentScope scope,
            @ForAll Instant at,
            @ForAll Random random) {
        List<PermissionEvent> shuffled = new ArrayList<>(events);
        shuffled.addAll(events);
        Collections.shuffle(shuffled, random);

        assertThat(ConsentLog.of(shuffled).state(scope, Purposes.standard(), at))
                .isEqualTo(ConsentLog.of(events).state(scope, Purposes.standard(), at));
    }

    @Property
    void oneMoreStopNeverGivesAConsent(
            @ForAll List<PermissionEvent> events,
            @ForAll PermissionEvent more,
            @ForAll ConsentScope scope,
            @ForAll Instant at) {
        Assume.that(events.stream().noneMatch(event -> event.id().equals(more.id())));
        ConsentLog log = ConsentLog.of(events);
        boolean permits = more.type().grants();
        Assume.that(!permits && !log.state(scope, Purposes.standard(), at).granted());

        assertThat(log.with(more).state(scope, Purposes.standard(), at).granted())
                .isFalse();
    }

    @Property
    void aGrantLiftsAStopIfItHappenedAndWasRecordedAfterIt(
            @ForAll Instant granted,
            @ForAll Instant grantRecorded,
            @ForAll Instant stopped,
            @ForAll Instant stopRecorded) {
        PermissionEvent grant = Events.proven(PermissionType.GRANTED, "a", 1)
                .effectiveAt(granted)
                .recordedAt(grantRecorded)
                .build();
        PermissionEvent stop = PermissionEvent.withdrawn("b", Purpose.MARKETING, Channel.EMAIL, stopped)
                .build()
                .withRecordedAt(stopRecorded);
        ConsentScope scope = ConsentScope.of(Purpose.MARKETING, Channel.EMAIL);

        ConsentState state = ConsentLog.of(grant, stop).state(scope, Purposes.standard(), Events.day(30));

        assertThat(state.granted()).isEqualTo(granted.isAfter(stopped) && grantRecorded.isAfter(stopped));
    }

    @Property
    void whatAnAuditorReplaysIsWhatWasLiveThen(
            @ForAll List<PermissionEvent> events,
            @ForAll ConsentScope scope,
            @ForAll Instant at,
            @ForAll Instant known) {
        List<PermissionEvent> then = events.stream()
                .filter(event -> !event.recordedAt().isAfter(known))
                .toList();

        assertThat(ConsentLog.of(events).state(scope, Purposes.standard(), at, known))
                .isEqualTo(ConsentLog.of(then).state(scope, Purposes.standard(), at));
    }

    @Property
    void nothingChangesBeforeItSays(
            @ForAll List<PermissionEvent> events,
            @ForAll ConsentScope scope,
            @ForAll Instant at,
            @ForAll @IntRange(min = 1, max = 12 * 60) int minutes) {
        ConsentLog log = ConsentLog.of(events);
        ConsentState now = log.state(scope, Purposes.standard(), at);
        Instant asked = at.plusSeconds(60L * minutes);
        Instant later = now.changesAt()
                .map(end -> end.minusMillis(1))
                .filter(asked::isAfter)
                .orElse(asked);

        assertThat(log.state(scope, Purposes.standard(), later)).isEqualTo(now);
    }
}
