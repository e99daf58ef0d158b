package io.crmkit.core.vcard;

import io.crmkit.core.rule.Require;

/**
 * What a file of vCards may hold at most. They bound the memory that reading takes, however large the file is: a card that breaks one is
 * rejected alone, and read over without being kept.
 *
 * @param lineBytes bytes of one property, all its folded lines together
 * @param cardBytes bytes of one card
 * @param properties properties of one card, those of cards within it too
 * @param nesting cards within cards (AGENT), of which each is one deeper than the other
 * @param keptBytes bytes of what is kept of a card because customers have no field for it
 * @param cards cards
 */
public record VCardLimits(int lineBytes, int cardBytes, int properties, int nesting, int keptBytes, long cards) {
    /** 512 KiB in a property, 1 MiB and 1,000 properties in a card, 2 deep, 64 KiB kept, 100 million cards. */
    public static final VCardLimits STANDARD =
            new VCardLimits(512 * 1024, 1024 * 1024, 1_000, 2, 64 * 1024, 100_000_000);

    /**
     * Checks the limits.
     *
     * @throws io.crmkit.core.error.InvalidInputException if one is not positive, or negative for nesting and kept bytes, or a property
     *     may have less than 2,000 bytes
     */
    public VCardLimits {
        Require.that(lineBytes >= 2_000, "vCardLimits.lineBytes", "must be at least 2,000");
        Require.that(cardBytes > 0, "vCardLimits.cardBytes", "must be positive");
        Require.that(properties > 0, "vCardLimits.properties", "must be positive");
        Require.that(nesting >= 0, "vCardLimits.nesting", "must not be negative");
        Require.that(keptBytes >= 0, "vCardLimits.keptBytes", "must not be negative");
        Require.that(cards > 0, "vCardLimits.cards", "must be positive");
    }
}
