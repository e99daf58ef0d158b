package io.crmkit.privacy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.gate.Purpose;
import io.crmkit.privacy.consent.ConsentLog;
import io.crmkit.privacy.consent.FrequencyLimit;
import io.crmkit.privacy.consent.PermissionDomain;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionType;
import io.crmkit.privacy.pack.Jurisdiction;
import io.crmkit.privacy.pack.LawPack;
import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.privacy.pack.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Domain(RequestDomain.class)
@Domain(PermissionDomain.class)
@Domain(DomainContext.Global.class)
class DecisionProperties {
    private static final DecisionEngine ENGINE = DecisionEngine.of(LawPacks.bundled())
            .withCaps(FrequencyCap.of(Purpose.MARKETING, new FrequencyLimit(2, Duration.ofHours(5))));
    private static final Set<PermissionType> PERMITTING_NOTHING =
            Set.of(PermissionType.REQUESTED, PermissionType.EXPIRED, PermissionType.RESTRICTED);
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> TEXTS = Stream.of("eu", "uk", "us", "us-ca", "us-hipaa", "ca", "au", "in", "br")
            .map(name -> text(name + ".json"))
            .toList();

    @Property(tries = 200) // each try reads the packs again
    void theOrderOfEventsRulesPacksAndPlacesDoesNotMatter(
            @ForAll ContactRequest request,
            @ForAll List<PermissionEvent> events,
            @ForAll Instant at,
            @ForAll Random random) {
        List<PermissionEvent> arrived = new ArrayList<>(events);
        Collections.shuffle(arrived, random);
        List<LawPack> packs = new ArrayList<>(
                TEXTS.stream().map(text -> shuffled(text, random)).toList());
        Collections.shuffle(packs, random);
        List<Jurisdiction> places = new ArrayList<>(request.jurisdictions());
        Collections.reverse(places);

        Decision shuffled = DecisionEngine.of(LawPacks.of(packs.toArray(LawPack[]::new)))
                .withCaps(FrequencyCap.of(Purpose.MARKETING, new FrequencyLimit(2, Duration.ofHours(5))))
                .decide(request.withJurisdictions(places), ConsentLog.of(arrived), at);

        assertThat(shuffled).isEqualTo(ENGINE.decide(request, ConsentLog.of(events), at));
    }

    @Property
    void oneMoreStopOrEndOrMereRequestNeverTurnsANoIntoAYes(
            @ForAll ContactRequest request,
            @ForAll List<PermissionEvent> events,
            @ForAll PermissionEvent more,
            @ForAll Instant at) {
        Assume.that(events.stream().noneMatch(event -> event.id().equals(more.id())));
        ConsentLog log = ConsentLog.of(events);
        Outcome before = ENGINE.decide(request, log, at).outcome();
        Assume.that((more.type().stops() || PERMITTING_NOTHING.contains(more.type())) && before != Outcome.PERMIT);

        assertThat(ENGINE.decide(request, log.with(more), at).outcome()).isNotEqualTo(Outcome.PERMIT);
    }

    @Property
    void anAuditorReplaysWhatWasDecidedThen(
            @ForAll ContactRequest request,
            @ForAll List<PermissionEvent> events,
            @ForAll Instant at,
            @ForAll Instant known) {
        ContactRequest replay = ContactRequest.builder(request.customer(), request.channel(), request.purpose())
                .from(request)
                .knownAt(known)
                .build();
        ConsentLog then = ConsentLog.of(events.stream()
                .filter(event -> !event.recordedAt().isAfter(known))
                .toList());

        assertThat(ENGINE.decide(replay, ConsentLog.of(events), at)).isEqualTo(ENGINE.decide(request, then, at));
    }

    @Property(tries = 3000)
    void theAnswerDoesNotChangeBeforeItsEnd(
            @ForAll ContactRequest request,
            @ForAll List<PermissionEvent> events,
            @ForAll Instant at,
            @ForAll @IntRange(min = 1, max = 3 * 24 * 60) int minutes) {
        ConsentLog log = ConsentLog.of(events);
        Decision now = ENGINE.decide(request, log, at);
        Instant asked = at.plus(Duration.ofMinutes(minutes));
        Instant later = now.validUntil()
                .map(end -> end.minusMillis(1))
                .filter(asked::isAfter)
                .orElse(asked);

        Decision then = ENGINE.decide(request, log, later);

        assertThat(then.outcome()).isEqualTo(now.outcome());
        assertThat(then.reasons()).isEqualTo(now.reasons());
        assertThat(then.validUntil()).isEqualTo(now.validUntil());
    }

    @Property(tries = 3000)
    void thePermissionThatIsPromisedIsGivenThenAndNotBefore(
            @ForAll ContactRequest request,
            @ForAll List<PermissionEvent> events,
            @ForAll Instant at,
            @ForAll @IntRange(min = 1, max = 3 * 24 * 60) int minutes) {
        ConsentLog log = ConsentLog.of(events);
        Decision now = ENGINE.decide(request, log, at);
        Instant later = at.plus(Duration.ofMinutes(minutes));

        assertThat(now.nextPermittedAt()
                        .map(next -> ENGINE.decide(request, log, next).outcome()))
                .isIn(Optional.empty(), Optional.of(Outcome.PERMIT));
        if (now.nextPermittedAt().map(later::isBefore).orElse(!now.permitted())) {
            assertThat(ENGINE.decide(request, log, later).outcome()).isNotEqualTo(Outcome.PERMIT);
        }
        assertThat(now.permitted() && now.nextPermittedAt().isPresent()).isFalse();
    }

    /** From one change to the next, as far as packs and rules begin and end: the first permission on the way is the promised one. */
    @Property(tries = 300)
    void noPermissionIsPassedOverOnTheWay(
            @ForAll ContactRequest request, @ForAll List<PermissionEvent> events, @ForAll Instant at) {
        ConsentLog log = ConsentLog.of(events);
        Decision first = ENGINE.decide(request, log, at);
        Decision decision = first;
        for (int step = 0;
                step < 40 && !decision.permitted() && decision.validUntil().isPresent();
                step++) {
            decision = ENGINE.decide(request.withAt(decision.validUntil().get()), log, at);
        }

        if (!first.permitted() && decision.permitted()) {
            assertThat(first.nextPermittedAt()).contains(decision.at());
        }
    }

    @Property
    void everyAnswerNamesItsReasonAndItsRule(
            @ForAll ContactRequest request, @ForAll List<PermissionEvent> events, @ForAll Instant at) {
        Decision decision = ENGINE.decide(request, ConsentLog.of(events), at);

        assertThat(decision.codes()).isNotEmpty();
        assertThat(decision.rules()).isNotEmpty();
        assertThat(decision.reasons().get(0).outcome()).isEqualTo(decision.outcome());
    }

    private static String text(String name) {
        try (InputStream in = Objects.requireNonNull(LawPack.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static LawPack shuffled(String text, Random random) {
        ObjectNode pack = (ObjectNode) JSON.readTree(text);
        List<JsonNode> rules = new ArrayList<>();
        pack.withArray("rules").forEach(rules::add);
        Collections.shuffle(rules, random);
        pack.putArray("rules").addAll(rules);
        return LawPack.parse(JSON.writeValueAsString(pack));
    }
}
