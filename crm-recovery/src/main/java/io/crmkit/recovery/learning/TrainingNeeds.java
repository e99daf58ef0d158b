package io.crmkit.recovery.learning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What teams need to be trained in, by the causes of the failures that were theirs. It says where to look, not who is to blame: a
 * cause says nothing about a person.
 *
 * @param needs the topics by team, the most frequent first
 * @param n how many failures were looked at
 * @param withoutTopic how many of them have a cause that no training helps against
 * @param unknown how many of them have a cause that the catalogue does not know
 */
public record TrainingNeeds(List<Need> needs, long n, long withoutTopic, long unknown) {
    /**
     * A failure.
     *
     * @param team whose it was; an id, no personal data
     * @param cause the code of its cause
     */
    public record Failure(String team, String cause) {}

    /**
     * A topic for a team.
     *
     * @param team who needs it
     * @param topic in what
     * @param failures how many failures of the team it might have prevented
     */
    public record Need(String team, String topic, long failures) {}

    /** Copies the needs. */
    public TrainingNeeds {
        needs = List.copyOf(needs);
    }

    /** Counts the failures by team and topic. */
    public static TrainingNeeds of(CauseCatalog catalog, Collection<Failure> failures) {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        long withoutTopic = 0;
        long unknown = 0;
        for (Failure failure : failures) {
            Optional<String> topic = catalog.training(failure.cause());
            if (topic.isPresent()) {
                counts.computeIfAbsent(failure.team(), team -> new TreeMap<>()).merge(topic.get(), 1L, Long::sum);
            } else if (catalog.find(failure.cause()).isPresent()) {
                withoutTopic++;
            } else {
                unknown++;
            }
        }
        List<Need> needs = new ArrayList<>();
        counts.forEach((team, topics) -> topics.forEach((topic, count) -> needs.add(new Need(team, topic, count))));
        needs.sort(Comparator.comparingLong(Need::failures).reversed());
        return new TrainingNeeds(needs, failures.size(), withoutTopic, unknown);
    }
}
