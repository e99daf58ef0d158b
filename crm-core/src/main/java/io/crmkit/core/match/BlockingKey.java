package io.crmkit.core.match;

import io.crmkit.core.rule.Require;
import java.util.List;

/**
 * Records that share it are compared. A record in which one part is missing has no such key.
 *
 * @param parts what must be shared, at least one part
 */
public record BlockingKey(List<Part> parts) {
    /**
     * Copies the parts.
     *
     * @throws io.crmkit.core.error.InvalidInputException if there is none
     */
    public BlockingKey {
        parts = List.copyOf(parts);
        Require.that(!parts.isEmpty(), "blockingKey.parts", "must not be empty");
    }

    /** Returns a key of some parts. */
    public static BlockingKey of(Part... parts) {
        return new BlockingKey(List.of(parts));
    }

    /**
     * A part of a key.
     *
     * @param fields the fields it is made of; several stand for their values in any order
     * @param form what of the values must be shared
     */
    public record Part(List<String> fields, KeyForm form) {
        /**
         * Copies the fields.
         *
         * @throws io.crmkit.core.error.InvalidInputException if there is none
         */
        public Part {
            fields = List.copyOf(fields);
            Require.that(!fields.isEmpty(), "blockingKey.part.fields", "must not be empty");
        }

        /** Returns the part for one field. */
        public static Part of(String field, KeyForm form) {
            return new Part(List.of(field), form);
        }

        /** Returns the part for the values of two fields in any order. */
        public static Part anyOrder(String field, String other, KeyForm form) {
            return new Part(List.of(field, other), form);
        }
    }
}
