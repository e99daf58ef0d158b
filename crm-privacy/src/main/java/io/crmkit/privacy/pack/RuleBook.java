package io.crmkit.privacy.pack;

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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Packs as a decision reads them: every fact has a number, and the rules that can matter for a place, a channel and a purpose
 * are found once and kept. Immutable to its users; safe for many threads. Not for hosts: use {@code DecisionEngine}.
 */
public final class RuleBook {
    private final LawPacks packs;
    private final Purposes purposes;
    private final FactSlots slots;
    private final FactView consent;
    private final Map<String, Class<?>> types;
    /** The places that a pack, a rule or a table names; every other place is as good as what it is a part of. */
    private final Set<Jurisdiction> named;

    private final Map<Topic, Chapters> chapters = new ConcurrentHashMap<>();

    private record Topic(Jurisdiction place, Channel channel, Purpose purpose, boolean sentFrom) {}

    private RuleBook(LawPacks packs, Purposes purposes) {
        this.packs = packs;
        this.purposes = purposes;
        slots = new FactSlots(packs.all());
        consent = new FactView(slots);
        types = new HashMap<>();
        packs.all().forEach(pack -> pack.facts().forEach(fact -> types.put(fact.key(), fact.type())));
        Fact.standardKeys().forEach(key -> types.put(key, Fact.standard(key).orElseThrow().type()));
        named = new HashSet<>();
        packs.all().forEach(pack -> named.addAll(pack.namedPlaces()));
    }

    /** Returns the book of these packs. */
    public static RuleBook of(LawPacks packs, Purposes purposes) {
        return new RuleBook(packs, purposes);
    }

    /** Returns the type of a fact that a rule, or the library, can read; empty if nobody reads it. */
    public Optional<Class<?>> typeOf(String fact) {
        return Optional.ofNullable(types.get(fact));
    }

    /** Returns the question as the rules see it: what the request says, and what the consent log says. */
    public LawQuestion question(
            Channel channel, Purpose purpose, Facts facts, ConsentState state, Instant at, Set<ZoneId> zones) {
        @Nullable Object[] values = new Object[slots.size()];
        facts.forEach((key, value) -> values[slots.slot(key)] = value);
        values[slots.zones()] = zones.isEmpty() ? null : zones;
        return new LawQuestion(this, channel, purpose, consent.of(values, state), at, zones);
    }

    Chapters chapters(Jurisdiction place, Channel channel, Purpose purpose, boolean sentFrom) {
        Topic topic = new Topic(known(place), channel, purpose, sentFrom);
        Chapters found = chapters.get(topic);
        return found == null ? chapters.computeIfAbsent(topic, this::compile) : found;
    }

    FactSlots slots() {
        return slots;
    }

    /** So that invented places cannot fill the memory. */
    private Jurisdiction known(Jurisdiction place) {
        return named.contains(place) ? place : place.whole();
    }

    private Chapters compile(Topic topic) {
        List<Chapter> all = new ArrayList<>();
        Set<Instant> ends = new HashSet<>();
        for (LawPack pack : packs.ever(topic.place())) {
            List<CompiledRule> rules = pack.rules().stream()
                    .filter(rule -> rule.scope()
                            .covers(
                                    topic.place(),
                                    topic.channel(),
                                    topic.purpose(),
                                    purposes.kind(topic.purpose()),
                                    topic.sentFrom()))
                    .map(rule -> new CompiledRule(rule, slots))
                    .toList();
            ends.addAll(Chapter.ends(pack, rules));
            all.add(new Chapter(pack, rules, slots));
        }
        return new Chapters(all.toArray(Chapter[]::new), ends.stream().sorted().toArray(Instant[]::new));
    }

    /** What is kept for a topic: the chapters, and the moments at which packs and rules begin or end. */
    record Chapters(Chapter[] all, Instant[] ends) {
        boolean begin(Instant at) {
            for (Chapter chapter : all) {
                if (chapter.pack.validFrom().isAfter(at)) {
                    return true;
                }
            }
            return false;
        }
    }
}
