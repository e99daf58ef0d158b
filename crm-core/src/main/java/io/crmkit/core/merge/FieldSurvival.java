package io.crmkit.core.merge;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.json.JsonFields;
import io.crmkit.core.merge.Side.Candidate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Decides every field of the survivor, and says where it comes from. */
final class FieldSurvival {
    private final Survivorship rules;
    private final Map<String, CustomerId> chosen;
    private final Side survivor;
    private final Side loser;
    private final SortedMap<String, String> result;
    private final List<FieldOrigin> origins = new ArrayList<>();

    private FieldSurvival(MergeRequest request, Side survivor, Side loser, String united) {
        this.rules = request.survivorship();
        this.chosen = new TreeMap<>();
        request.chosen()
                .forEach((field, from) -> chosen.put(field, from.equals(request.loser()) ? loser.id() : survivor.id()));
        this.survivor = survivor;
        this.loser = loser;
        this.result = JsonFields.of(united, Side.DEPTH);
    }

    /** The survivor as it will be, and where its fields come from. */
    record Outcome(Customer customer, List<FieldOrigin> origins) {}

    static Outcome decide(MergeRequest request, Customer survivor, Customer loser, Side ofSurvivor, Side ofLoser) {
        MergeRule.Combine<Customer> plain = (MergeRule.Combine<Customer>) Customer.TYPE.mergeRule();
        Customer united = plain.survivorWithLoser().apply(survivor, loser);
        FieldSurvival survival = new FieldSurvival(
                request, ofSurvivor, ofLoser, Customer.TYPE.codec().encode(united));
        Set<String> fields = new TreeSet<>(ofSurvivor.fields().keySet());
        fields.addAll(ofLoser.fields().keySet());
        if (!fields.containsAll(survival.chosen.keySet())) {
            throw new InvalidInputException("merge.chosen", "names a field that neither of the two has");
        }
        if (survivor.kind() != loser.kind()) {
            // what describes a person does not describe an organization
            fields.removeIf(field -> (field.startsWith("/person/") || field.startsWith("/organization/"))
                    && !ofSurvivor.fields().containsKey(field));
        }
        fields.forEach(survival::decide);
        return new Outcome(Customer.TYPE.codec().decode(JsonFields.join(survival.result)), survival.origins);
    }

    private void decide(String field) {
        Optional<Candidate> ours = survivor.candidate(field);
        Optional<Candidate> theirs = loser.candidate(field);
        String group = group(field);
        CustomerId choice = chosen.get(group);
        boolean list = list(ours.or(() -> theirs).orElseThrow().value());
        FieldRule rule = rules.of(group, list);
        if (choice != null) {
            choose(field, choice.equals(loser.id()) ? theirs : ours, ours, theirs);
        } else if (list && rule.kind() == FieldRule.Kind.UNION) {
            unite(field, ours, theirs);
        } else if (ours.isEmpty() || theirs.isEmpty()) {
            settle(field, rule.kind(), ours.or(() -> theirs).orElseThrow(), false);
        } else {
            Candidate winner = rule.kind() == FieldRule.Kind.EITHER
                    ? better(either(), ours.get(), theirs.get())
                    : winner(field, group, rule, ours.get(), theirs.get());
            settle(
                    field,
                    rule.kind(),
                    winner,
                    !ours.get().value().equals(theirs.get().value()));
        }
    }

    /** The parts of a name go with the name that is shown. */
    private Candidate winner(String field, String group, FieldRule rule, Candidate ours, Candidate theirs) {
        if (field.equals(group)) {
            return better(order(rule), ours, theirs);
        }
        Candidate ourName = survivor.candidate(group).orElseThrow();
        Candidate theirName = loser.candidate(group).orElseThrow();
        if (ourName.value().equals(theirName.value())) {
            return better(order(rule), ours, theirs);
        }
        return better(order(rule), ourName, theirName).equals(ourName) ? ours : theirs;
    }

    private static String group(String field) {
        return field.equals("/person/name") || field.equals("/organization/legalName") ? "/name" : field;
    }

    private void choose(
            String field, Optional<Candidate> choice, Optional<Candidate> ours, Optional<Candidate> theirs) {
        boolean contested = !ours.map(Candidate::value).equals(theirs.map(Candidate::value));
        boolean required = !group(field).equals(field);
        if (choice.isEmpty() && !required) {
            result.remove(field);
        } else {
            Candidate taken = choice.or(() -> ours).or(() -> theirs).orElseThrow();
            settle(field, FieldRule.Kind.CHOSEN, taken, contested);
        }
    }

    private void settle(String field, FieldRule.Kind rule, Candidate winner, boolean contested) {
        result.put(field, winner.value());
        origins.add(new FieldOrigin(field, rule, winner.from(), winner.asOf(), winner.system(), contested));
    }

    /** Lists of the customer itself are united already, by what counts as the same; others by their elements. */
    private void unite(String field, Optional<Candidate> ours, Optional<Candidate> theirs) {
        Set<String> own = elements(ours.map(Candidate::value));
        if (field.lastIndexOf('/') > 0) {
            Set<String> united = new LinkedHashSet<>(own);
            united.addAll(elements(theirs.map(Candidate::value)));
            result.put(field, "[" + String.join(",", united) + "]");
        }
        Set<CustomerId> from = new LinkedHashSet<>();
        ours.ifPresent(one -> from.addAll(one.from()));
        boolean more = !own.containsAll(elements(Optional.ofNullable(result.get(field))));
        theirs.filter(one -> more).ifPresent(one -> from.addAll(one.from()));
        Candidate newest = ours.isPresent() && theirs.isPresent()
                ? better(Comparator.comparing(Candidate::asOf), ours.get(), theirs.get())
                : ours.or(() -> theirs).orElseThrow();
        origins.add(new FieldOrigin(
                field,
                FieldRule.Kind.UNION,
                List.copyOf(from),
                newest.asOf(),
                newest.system(),
                more && ours.isPresent()));
    }

    private static Set<String> elements(Optional<String> array) {
        return new LinkedHashSet<>(array.flatMap(JsonFields::elements).orElse(List.of()));
    }

    private static boolean list(String value) {
        return value.startsWith("[");
    }

    private static Candidate better(Comparator<Candidate> order, Candidate ours, Candidate theirs) {
        Comparator<Candidate> total = order.thenComparing(Candidate::asOf).thenComparing(Candidate::value);
        return total.compare(ours, theirs) >= 0 ? ours : theirs;
    }

    private static Comparator<Candidate> either() {
        return Comparator.comparing(candidate -> candidate.value().equals("true"));
    }

    private Comparator<Candidate> order(FieldRule rule) {
        return switch (rule.kind()) {
            case SURVIVOR -> Comparator.comparing(candidate -> candidate.from().contains(survivor.id()));
            case LONGEST -> Comparator.comparingInt(FieldSurvival::length);
            case MOST_COMPLETE -> Comparator.comparingInt(FieldSurvival::parts).thenComparingInt(FieldSurvival::length);
            case SOURCE_PRIORITY -> Comparator.comparingInt(candidate -> -rank(rule.sources(), candidate));
            default ->
                Comparator.comparing((Candidate candidate) -> candidate.asOf(), Comparator.<Instant>naturalOrder());
        };
    }

    private static int length(Candidate candidate) {
        return candidate.value().codePointCount(0, candidate.value().length());
    }

    private static int parts(Candidate candidate) {
        return candidate.value().startsWith("{")
                ? JsonFields.of(candidate.value()).size()
                : JsonFields.elements(candidate.value()).map(List::size).orElse(1);
    }

    private static int rank(List<String> sources, Candidate candidate) {
        int place = candidate.system().map(sources::indexOf).orElse(-1);
        return place < 0 ? sources.size() : place;
    }
}
