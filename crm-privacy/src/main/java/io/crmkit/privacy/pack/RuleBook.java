package io.crmkit.privacy.pack;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.consent.ConsentState;
import io.crmkit.privacy.fact.Fact;
import io.crmkit.privacy.fact.Facts;
import io.crmkit.privacy.purpose.Purposes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Packs as a decision reads them: every fact has a number, and the rules that can matter for a place, a channel and a purpose
 * are found once and kept. Immutable to its users; safe for many threads. Not for hosts: use {@code DecisionEngine}.
 */
public final class RuleBook {
    private final LawPacks packs;
    private final Purposes purposes;
    private final FactSlots slots;
    private final FactView consent;
    private final Map<String, Known> facts = new HashMap<>();
    private final NamedPlaces places;
    private final Offsets offsets = new Offsets();
    private final Map<TopicKey, Topic> topics = new ConcurrentHashMap<>();

    private record Known(Class<?> type, int slot) {}

    private record TopicKey(Channel channel, Purpose purpose, boolean sentFrom) {}

    private RuleBook(LawPacks packs, Purposes purposes) {
        this.packs = packs;
        this.purposes = purposes;
        slots = new FactSlots(packs.all());
        consent = new FactView(slots);
        packs.all().forEach(pack -> pack.facts().forEach(this::know));
        Fact.standardKeys().forEach(key -> know(Fact.standard(key).orElseThrow()));
        places = new NamedPlaces(packs.all().stream()
                .flatMap(pack -> pack.namedPlaces().stream())
                .collect(Collectors.toUnmodifiableSet()));
    }

    private void know(Fact<?> fact) {
        facts.put(fact.key(), new Known(fact.type(), slots.slot(fact.key())));
    }

    /**
     * Returns the book of these packs.
     *
     * @throws InvalidInputException if a rule names a purpose that is not registered, and would hold for nothing
     */
    public static RuleBook of(LawPacks packs, Purposes purposes) {
        packs.all()
                .forEach(pack -> pack.rules()
                        .forEach(rule -> rule.scope().purposes().forEach(purpose -> {
                            if (!purposes.contains(purpose)) {
                                throw new InvalidInputException(
                                        "packs",
                                        pack + ", rule " + rule.id() + ": purpose " + purpose.key()
                                                + " is not registered");
                            }
                        })));
        return new RuleBook(packs, purposes);
    }

    /**
     * Checks that every fact is read by somebody, and is of the type that is read.
     *
     * @throws InvalidInputException if one is not
     */
    public void check(Facts facts) {
        facts.forEach(this::slotOf);
    }

    private int slotOf(String key, Object value) {
        Known known = facts.get(key);
        if (known == null) {
            throw new InvalidInputException("request.facts." + key, "is read by no pack");
        }
        if (!known.type().isInstance(value)) {
            throw new InvalidInputException(
                    "request.facts." + key, "must be of type " + known.type().getSimpleName());
        }
        return known.slot();
    }

    /**
     * Returns the question as the rules see it: what the request says, and what the consent log says.
     *
     * @throws InvalidInputException if a fact is read by nobody, or is of another type than is read
     */
    public LawQuestion question(
            Channel channel, Purpose purpose, Facts known, ConsentState state, Instant at, Set<ZoneId> zones) {
        FactValues values = new FactValues(slots.size());
        known.forEach((key, value) -> values.set(slotOf(key, value), value));
        values.set(slots.zones(), zones.isEmpty() ? null : zones);
        return new LawQuestion(
                this,
                channel,
                purpose,
                new LawQuestion.Views(state.status(), consent.of(values, state)),
                Situation.of(offsets, at, zones));
    }

    Topic topic(Channel channel, Purpose purpose, boolean sentFrom) {
        TopicKey key = new TopicKey(channel, purpose, sentFrom);
        Topic found = topics.get(key);
        return found == null
                ? topics.computeIfAbsent(key, missing -> new Topic(places, place -> compile(place, missing)))
                : found;
    }

    FactSlots slots() {
        return slots;
    }

    private Chapters compile(Jurisdiction place, TopicKey key) {
        List<Chapter> all = new ArrayList<>();
        Set<Instant> ends = new HashSet<>();
        for (LawPack pack : packs.ever(place)) {
            List<LawRule> rules = pack.rules().stream()
                    .filter(rule -> rule.scope()
                            .covers(place, key.channel(), key.purpose(), purposes.kind(key.purpose()), key.sentFrom()))
                    .toList();
            ends.addAll(Chapter.ends(pack, rules));
            all.add(new Chapter(pack, rules, slots));
        }
        return new Chapters(all, ends);
    }
}
