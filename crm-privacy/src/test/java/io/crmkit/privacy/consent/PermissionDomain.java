package io.crmkit.privacy.consent;

import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Few purposes, channels, contact points and moments, so that events meet. */
public class PermissionDomain extends DomainContextBase {
    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");

    private static final Set<PermissionType> MAY_END =
            Set.of(PermissionType.GRANTED, PermissionType.CONFIRMED, PermissionType.PENDING, PermissionType.REQUESTED);

    /** For jqwik. */
    public PermissionDomain() {}

    @Provide
    Arbitrary<Instant> moment() {
        return Arbitraries.integers().between(0, 12).map(hours -> START.plusSeconds(3_600L * hours));
    }

    @Provide
    Arbitrary<ConsentScope> scope() {
        return Combinators.combine(purpose(), channel(), point(), brand()).as(ConsentScope::new);
    }

    @Provide
    Arbitrary<List<PermissionEvent>> events() {
        return event().list().ofMaxSize(8).uniqueElements(PermissionEvent::id);
    }

    @Provide
    Arbitrary<PermissionEvent> event() {
        Arbitrary<String> ids = Arbitraries.integers().between(1, 1_000_000).map(number -> "e" + number);
        Arbitrary<Boolean> mostly = Arbitraries.frequency(Tuple.of(5, true), Tuple.of(1, false));
        return Combinators.combine(
                        types(),
                        ids,
                        Combinators.combine(moment(), moment()).as(List::of),
                        Combinators.combine(purpose(), channel(), point(), brand())
                                .as(ConsentScope::new),
                        Arbitraries.of(Origin.class),
                        Combinators.combine(mostly, mostly, mostly).as(List::of),
                        moment().optional(0.3))
                .as(PermissionDomain::event);
    }

    private static PermissionEvent event(
            PermissionType type,
            String id,
            List<Instant> times,
            ConsentScope scope,
            Origin origin,
            List<Boolean> given,
            Optional<Instant> end) {
        boolean stop = type.stops();
        boolean pause = type == PermissionType.PAUSED;
        boolean ends = pause
                || (MAY_END.contains(type) && end.filter(times.get(0)::isBefore).isPresent());
        Instant from = times.get(0);
        PermissionEvent.Builder event = PermissionEvent.of(type, id, times.get(0))
                .recordedAt(times.get(1))
                .purpose(stop && !given.get(0) ? Optional.empty() : Optional.of(scope.purpose()))
                .channel(stop && !given.get(1) ? Optional.empty() : Optional.of(scope.channel()))
                .contactPoint(scope.contactPoint())
                .origin(origin)
                .brand(scope.brand())
                .limit(
                        type == PermissionType.LIMITED
                                ? Optional.of(new FrequencyLimit(1, Duration.ofHours(2)))
                                : Optional.empty())
                .expiresAt(
                        ends
                                ? end.filter(from::isBefore).or(() -> Optional.of(from.plusSeconds(7_200)))
                                : Optional.empty());
        if (given.get(2)) {
            event.evidence(Evidence.of(Evidence.Kind.FORM, "form")).noticeVersion("notice");
        }
        return event.build();
    }

    private static Arbitrary<PermissionType> types() {
        return Arbitraries.of(PermissionType.class)
                .filter(type -> type != PermissionType.CORRECTED
                        && type != PermissionType.MERGED
                        && type != PermissionType.UNMERGED);
    }

    private static Arbitrary<Optional<Brand>> brand() {
        return Arbitraries.just(new Brand("OUTLET")).optional(0.2);
    }

    private static Arbitrary<Purpose> purpose() {
        return Arbitraries.of(
                Purpose.MARKETING, Purpose.SURVEY, Purpose.SERVICE_RECOVERY, new Purpose("PROFILING_FOR_MARKETING"));
    }

    private static Arbitrary<Channel> channel() {
        return Arbitraries.of(Channel.EMAIL, Channel.SMS, Channel.PHONE);
    }

    private static Arbitrary<Optional<ContactPointToken>> point() {
        return Arbitraries.of("home-address", "work-address")
                .map(ContactPointToken::new)
                .optional(0.4);
    }
}
