package io.crmkit.core.vcard;

import io.crmkit.core.imports.ByteSource;
import io.crmkit.core.imports.Row;
import io.crmkit.core.imports.RowSource;
import io.crmkit.core.imports.UnreadableRowsException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rows of a file of vCards 2.1, 3.0 or 4.0, one for each card. A row is a JSON object; {@link VCardMapping} maps it to customers:
 *
 * <ul>
 *   <li>{@code name}, {@code person}, {@code emails} and so on: what the card says, by the names and in the form of the fields of customers;
 *   <li>{@code uid}, {@code rev}: as the card has them; {@code key}: the uid, or {@code sha-256:} and the digest of what the card says;
 *   <li>{@code properties}: the texts of properties for which customers have no field, by their names, such as {@code NOTE};
 *   <li>{@code kept}: the same properties as they are, for the custom field {@link VCardMapping#KEPT};
 *   <li>{@code unreadable}: the names of properties, such as a BDAY that is no date, that are kept because they cannot be read.
 * </ul>
 *
 * A card that cannot be read is rejected alone, and what stands between cards is rejected as one. A PHOTO, or anything else that
 * is a path or an address, is text: nothing is opened or fetched. Nothing in a card becomes a consent.
 */
public final class VCardRows implements RowSource {
    private final ByteSource bytes;
    private final Charset charset;
    private final VCardLimits limits;
    private final Set<String> leftOut;

    private VCardRows(ByteSource bytes, Charset charset, VCardLimits limits, Set<String> leftOut) {
        this.bytes = bytes;
        this.charset = charset;
        this.limits = limits;
        this.leftOut = leftOut;
    }

    /** Returns the cards of a file in UTF-8, within the standard limits. Properties may name another CHARSET. */
    public static VCardRows of(ByteSource bytes) {
        return new VCardRows(
                Objects.requireNonNull(bytes, "bytes"), StandardCharsets.UTF_8, VCardLimits.STANDARD, Set.of());
    }

    /** Returns the same cards, where properties that name no CHARSET are in another one, such as windows-1252. */
    public VCardRows in(Charset other) {
        return new VCardRows(bytes, Objects.requireNonNull(other, "other"), limits, leftOut);
    }

    /** Returns the same cards within other limits. */
    public VCardRows within(VCardLimits other) {
        return new VCardRows(bytes, charset, Objects.requireNonNull(other, "other"), leftOut);
    }

    /** Returns the same cards without some properties, such as a PHOTO that is larger than what is kept of a card. */
    public VCardRows leavingOut(String... properties) {
        Set<String> names = new TreeSet<>(leftOut);
        for (String name : properties) {
            names.add(name.toUpperCase(Locale.ROOT));
        }
        return new VCardRows(bytes, charset, limits, Set.copyOf(names));
    }

    @Override
    public RowSource.Reader open() {
        try {
            return new Cards(CardStream.open(bytes, limits));
        } catch (IOException failed) {
            throw new UnreadableRowsException(0, "cannot be opened", failed);
        }
    }

    private final class Cards implements RowSource.Reader {
        private final CardStream cards;
        private long number;

        Cards(CardStream cards) {
            this.cards = cards;
        }

        @Override
        public Optional<Row> next() {
            try {
                Optional<RawCard> card = cards.next(OutputStream.nullOutputStream());
                if (card.isPresent() && ++number > limits.cards()) {
                    throw new UnreadableRowsException(number, "is one more than the limit of cards", null);
                }
                return card.map(this::row);
            } catch (IOException failed) {
                throw new UnreadableRowsException(number + 1, "cannot be read", failed);
            }
        }

        private Row row(RawCard card) {
            if (card.problem().isPresent()) {
                return new Row.Document(card.number(), "", card.problem());
            }
            try {
                Charset declared = cards.utf8() ? StandardCharsets.UTF_8 : charset;
                CardText text = CardText.of(card, declared);
                String json = CardDocument.of(text.version(), CardReader.properties(text, declared), limits, leftOut);
                return new Row.Document(card.number(), json, Optional.empty());
            } catch (BadCard bad) {
                return new Row.Document(card.number(), "", Optional.of(bad.problem()));
            }
        }

        @Override
        public void close() {
            try {
                cards.close();
            } catch (IOException failed) {
                throw new UnreadableRowsException(number, "cannot be closed behind", failed);
            }
        }
    }
}
