package io.crmkit.core.repository;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.Id;
import io.crmkit.store.Key;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Makes keys of ids, and refuses ids that no store could keep. */
final class Keys {
    /** Leaves room for what the keys of lookup records and logs add. */
    private static final int ID_BYTES = 150;

    private Keys() {}

    static Key of(String kind, String field, Id id) {
        return of(kind, field, id.value());
    }

    static Key of(String kind, String field, String id) {
        if (id.isBlank()) {
            throw new InvalidInputException(field, "must not be empty; an entity has an id once it was added");
        }
        if (id.indexOf(0) >= 0 || bytes(field, id) > ID_BYTES) {
            throw new InvalidInputException(field, "must have at most " + ID_BYTES + " bytes in UTF-8 and no U+0000");
        }
        return new Key(kind, id);
    }

    private static int bytes(String field, String id) {
        try {
            return StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(id))
                    .remaining();
        } catch (CharacterCodingException halfPair) {
            throw new InvalidInputException(field, "must not hold half a surrogate pair");
        }
    }
}
