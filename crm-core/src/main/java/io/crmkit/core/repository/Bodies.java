package io.crmkit.core.repository;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.json.JsonCodec;
import io.crmkit.store.StoredRecord;
import java.time.Instant;

/**
 * The body of a record: the JSON of the entity with the stamps as its first property, {@code _stamps}. One flat object, so that
 * plain SQL finds a field where the entity has it.
 */
final class Bodies {
    private static final String NUL = "\\u0000";
    private static final String OPEN = "{\"_stamps\":";
    private static final JsonCodec<Stamps> STAMPS = JsonCodec.of(Stamps.class);
    private static final JsonCodec<Envelope> ENVELOPE = JsonCodec.of(Envelope.class);

    private Bodies() {}

    /** Reads the stamps of a body that somebody wrote in another order; every other property is skipped. */
    record Envelope(Stamps _stamps) {}

    static <E> E entity(EntityType<E, ?> type, StoredRecord record) {
        return type.codec().decode(record.body());
    }

    static Stamps stamps(StoredRecord record) {
        String body = record.body();
        return body.startsWith(OPEN)
                ? STAMPS.decodeAt(body, OPEN.length())
                : ENVELOPE.decode(body)._stamps();
    }

    static <E> String write(EntityType<E, ?> type, E entity, Stamps stamps) {
        return join(stamps, readable(type.name(), type.codec().encode(entity)));
    }

    /** Writes a changed entity; what the stored body holds and this version does not know is kept. */
    static <E> String rewrite(EntityType<E, ?> type, StoredRecord stored, E before, E next, Instant at, Actor by) {
        Stamps stamps = stamps(stored);
        return JsonCodec.keepUnknown(
                stored.body(), write(type, before, stamps), write(type, next, stamps.updated(at, by)));
    }

    /**
     * Returns the JSON of something, if every database can read it: PostgreSQL refuses to look into a text with U+0000.
     *
     * @throws InvalidInputException if a text in it holds that character
     */
    static String readable(String what, String json) {
        for (int at = json.indexOf(NUL); at >= 0; at = json.indexOf(NUL, at + 1)) {
            int escapes = 0;
            while (at > escapes && json.charAt(at - 1 - escapes) == '\\') {
                escapes++;
            }
            if (escapes % 2 == 0) { // or else it is a backslash, and letters behind it
                throw new InvalidInputException(what, "must not hold the character U+0000 in any text");
            }
        }
        return json;
    }

    private static String join(Stamps stamps, String json) {
        String head = OPEN + STAMPS.encode(stamps);
        return json.equals("{}") ? head + "}" : head + "," + json.substring(1);
    }
}
