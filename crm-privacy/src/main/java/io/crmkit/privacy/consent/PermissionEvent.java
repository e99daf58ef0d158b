package io.crmkit.privacy.consent;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.input.InputRules;
import io.crmkit.privacy.style.PrivacyStyle;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.immutables.value.Value;

/**
 * One thing that a customer permitted or forbade; never changed once it is recorded. It has two times: when it happened and
 * when it became known. What permits counts from the later of them, what forbids from the earlier, so a wrong clock errs to
 * the safe side. For the same reason what forbids also overrides everything that happened no later than it, whenever that
 * was recorded.
 *
 * <p>What permits names one purpose and one channel. What forbids may leave out either, and then forbids all of them. A
 * consent without evidence or notice version is kept and counts as none.
 */
@Value.Immutable
@PrivacyStyle
@tools.jackson.databind.annotation.JsonDeserialize(builder = PermissionEvent.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = PermissionEvent.Builder.class)
public interface PermissionEvent {
    /** The form of {@link #tokenHash()}. */
    Pattern TOKEN_HASH = Pattern.compile("[0-9a-f]{64}");

    /** Names the event. */
    PermissionEventId id();

    /** Returns what it says. */
    PermissionType type();

    /** Returns what it is about; empty for a stop of every purpose. */
    Optional<Purpose> purpose();

    /** Returns which channel it is about; empty for a stop of every channel. */
    Optional<Channel> channel();

    /** Returns which address or number it is about; empty for all of the customer's. */
    Optional<ContactPointToken> contactPoint();

    /** Returns the brand it is about; empty for a stop of every brand, and for a consent to the business as a whole. */
    Optional<Brand> brand();

    /**
     * Returns the customers whose records this was said to, if they are one by a merge; empty for the customer of the log alone.
     * {@code Privacy} sets it.
     */
    Set<CustomerId> streams();

    /** Returns who caused it. */
    Origin origin();

    /** Returns the form of a consent; {@link GrantKind#EXPRESS} unless said. Without meaning for anything else. */
    @Value.Default
    default GrantKind grantKind() {
        return GrantKind.EXPRESS;
    }

    /** Returns what proves it. A stop needs none. */
    Optional<Evidence> evidence();

    /** Returns the id of the text that the customer saw; letters, digits and {@code . _ : -}, 1 to 120. */
    Optional<String> noticeVersion();

    /** Returns when it happened. */
    Instant effectiveAt();

    /** Returns when it became known; {@link #effectiveAt()} unless said. {@code Privacy.record} sets it. */
    @Value.Default
    default Instant recordedAt() {
        return effectiveAt();
    }

    /** Returns when a consent, or the time to confirm a pending one, ends; that instant is no longer inside. */
    Optional<Instant> expiresAt();

    /** Returns which grant a correction takes out. */
    Optional<PermissionEventId> corrects();

    /** Returns how often contacts may come; for {@link PermissionType#LIMITED}, and for nothing else. */
    Optional<FrequencyLimit> limit();

    /** Returns the other customer of a merge or of its taking back. */
    Optional<CustomerId> other();

    /** Returns the hash of the token that confirms a pending consent; see {@code DoubleOptIn}. Never the token itself. */
    Optional<String> tokenHash();

    /** Returns from when it counts: what permits from the later of its two times, what forbids from the earlier. */
    default Instant countsFrom() {
        boolean recordedFirst = recordedAt().isBefore(effectiveAt());
        return type().stops() == recordedFirst ? recordedAt() : effectiveAt();
    }

    /** Returns whether somebody can show that this consent was given: there is evidence, and the text that was shown. */
    default boolean proven() {
        return evidence().isPresent() && noticeVersion().isPresent();
    }

    /** Returns this event as it became known at another moment. */
    PermissionEvent withRecordedAt(Instant recordedAt);

    /** Returns this event bound to the token with this hash. */
    PermissionEvent withTokenHash(String tokenHash);

    /** Returns this event with another end. */
    PermissionEvent withExpiresAt(Instant expiresAt);

    /** Returns this event under another id. */
    PermissionEvent withId(PermissionEventId id);

    /** Returns this event as said to other records. */
    PermissionEvent withStreams(Iterable<? extends CustomerId> streams);

    /** Starts a consent of the customer for one purpose and channel. */
    static Builder granted(String id, Purpose purpose, Channel channel, Instant effectiveAt) {
        return of(PermissionType.GRANTED, id, effectiveAt).purpose(purpose).channel(channel);
    }

    /** Starts a withdrawal or opt-out by the customer for one purpose on one channel. */
    static Builder withdrawn(String id, Purpose purpose, Channel channel, Instant effectiveAt) {
        return of(PermissionType.WITHDRAWN, id, effectiveAt).purpose(purpose).channel(channel);
    }

    /** Starts an objection of the customer to one purpose on every channel. */
    static Builder objected(String id, Purpose purpose, Instant effectiveAt) {
        return of(PermissionType.OBJECTED, id, effectiveAt).purpose(purpose);
    }

    /** Starts the signal of a browser that the data of its user must not be sold or shared (Global Privacy Control, W3C). */
    static Builder globalPrivacyControl(String id, Instant effectiveAt) {
        return signal(id, new Purpose("SALE_OR_SHARE"), effectiveAt, Evidence.Kind.SIGNAL);
    }

    /** Starts an unsubscribe by one click in the mail program (RFC 8058) from a purpose or topic. */
    static Builder oneClickUnsubscribed(String id, Purpose purpose, Instant effectiveAt) {
        return of(PermissionType.WITHDRAWN, id, effectiveAt)
                .purpose(purpose)
                .channel(Channel.EMAIL)
                .evidence(Evidence.of(Evidence.Kind.SIGNAL, "one-click"));
    }

    /** Starts the complaint of a recipient, as a mailbox or network provider passes it on (RFC 5965). */
    static Builder complained(String id, Purpose purpose, Channel channel, Instant effectiveAt) {
        return signal(id, purpose, effectiveAt, Evidence.Kind.COMPLAINT).channel(channel);
    }

    /** Starts the report that messages to a contact point cannot be delivered for good; it stops every purpose there. */
    static Builder bounced(String id, ContactPointToken contactPoint, Channel channel, Instant effectiveAt) {
        return of(PermissionType.SIGNAL, id, effectiveAt)
                .origin(Origin.SYSTEM)
                .channel(channel)
                .contactPoint(contactPoint)
                .evidence(Evidence.of(Evidence.Kind.BOUNCE, "bounce"));
    }

    private static Builder signal(String id, Purpose purpose, Instant effectiveAt, Evidence.Kind kind) {
        return of(PermissionType.SIGNAL, id, effectiveAt).purpose(purpose).evidence(Evidence.of(kind, "signal"));
    }

    /** Starts an event of any type, caused by the customer unless said otherwise. */
    static Builder of(PermissionType type, String id, Instant effectiveAt) {
        return new Builder()
                .id(new PermissionEventId(id))
                .type(type)
                .origin(Origin.DATA_SUBJECT)
                .effectiveAt(effectiveAt);
    }

    /**
     * Checks what holds for every event; called whenever one is made.
     *
     * @throws InvalidInputException if a consent lacks purpose or channel, something ends before it begins or ends that
     *     cannot, a pause has no end, or a limit, merge or correction does not say of what
     */
    @Value.Check
    default void check() {
        boolean scoped = type().effect() == PermissionType.Effect.GRANT
                || type() == PermissionType.PENDING
                || type() == PermissionType.REQUESTED;
        require(!scoped || purpose().isPresent(), "purpose", "must be given for " + type());
        require(!scoped || channel().isPresent(), "channel", "must be given for " + type());
        boolean pause = type() == PermissionType.PAUSED;
        require(
                expiresAt().isEmpty() || expiresAt().get().isAfter(effectiveAt()),
                "expiresAt",
                "must be after effectiveAt");
        require(scoped || pause || expiresAt().isEmpty(), "expiresAt", "must not be given for " + type());
        require(!pause || expiresAt().isPresent(), "expiresAt", "must be given for " + type());
        require(
                limit().isPresent() == (type() == PermissionType.LIMITED),
                "limit",
                "must be given for LIMITED, and for nothing else");
        require(
                other().isPresent() == (type() == PermissionType.MERGED || type() == PermissionType.UNMERGED),
                "other",
                "must be given for MERGED and UNMERGED, and for nothing else");
        require(
                tokenHash().isEmpty()
                        || (type() == PermissionType.PENDING
                                && expiresAt().isPresent()
                                && TOKEN_HASH.matcher(tokenHash().get()).matches()),
                "tokenHash",
                "must be the hex of a SHA-256, and of a pending consent that ends");
        require(
                corrects().isPresent() == (type() == PermissionType.CORRECTED),
                "corrects",
                "must be given for CORRECTED, and for nothing else");
        noticeVersion().ifPresent(version -> InputRules.code(version, "permissionEvent.noticeVersion"));
    }

    private static void require(boolean holds, String field, String rule) {
        if (!holds) {
            throw new InvalidInputException("permissionEvent." + field, rule);
        }
    }

    /** Makes an event; {@code build} names what is missing. */
    final class Builder extends ImmutablePermissionEvent.Builder {
        Builder() {}
    }
}
