package io.crmkit.core.exports;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feed.FeedEntry;
import io.crmkit.core.json.JsonCodec;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Entries of the change feed as CloudEvents 1.0 in the JSON format of that specification, one event for each change. An event says
 * which record changed and holds no value of it. The same change gives the same event whenever it is read, id included, so that
 * receivers can drop what comes twice.
 */
public final class CloudEvents {
    private static final JsonCodec<Event> CODEC = JsonCodec.of(Event.class);

    private final URI source;

    private CloudEvents(URI source) {
        this.source = source;
    }

    /**
     * Returns the events of one CRM.
     *
     * @param source names the CRM and tenant among those that a receiver hears of; a URI reference, not empty
     */
    public static CloudEvents from(URI source) {
        if (source.toString().isEmpty()) {
            throw new InvalidInputException("cloudEvents.source", "must not be empty");
        }
        return new CloudEvents(Objects.requireNonNull(source, "source"));
    }

    /** Returns the events of an entry, one JSON text each, in the order of the changes. */
    public List<String> of(FeedEntry entry) {
        return entry.changes().stream()
                .map(change -> CODEC.encode(new Event(
                        "1.0",
                        entry.batch() + "/" + change.type() + "/" + change.id(),
                        source,
                        "io.crmkit." + change.type() + "."
                                + change.kind().name().toLowerCase(Locale.ROOT),
                        change.id(),
                        entry.at(),
                        "application/json",
                        new Data(entry.by(), change.version()))))
                .toList();
    }

    /** The attributes of an event by their names in the specification. */
    record Event(
            String specversion,
            String id,
            URI source,
            String type,
            String subject,
            Instant time,
            String datacontenttype,
            Data data) {}

    /** What an event says beside its attributes: who did it, and the version of the record, 0 for a log. */
    record Data(Actor by, long version) {}
}
