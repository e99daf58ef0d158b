package io.crmkit.privacy.request;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * A request as it comes in. It holds no word of the person: the host keeps the letter, and the id of the request names it.
 *
 * @param id chosen by the host; the same request may come twice
 * @param type what is asked for
 * @param law the id of the law by which it is answered
 * @param customer who asks, if that is known
 * @param purpose what a stop or a restriction is about; empty for every purpose. Only for those types
 * @param channel which channel a stop is about; empty for every channel. Only for stops
 * @param receivedAt when it came; empty for now
 * @param via how it came, if known
 */
public record RequestIntake(
        SubjectRequestId id,
        RequestType type,
        String law,
        Optional<CustomerId> customer,
        Optional<Purpose> purpose,
        Optional<Channel> channel,
        Optional<Instant> receivedAt,
        Optional<Channel> via) {
    private static final Purpose SALE_OR_SHARE = new Purpose("SALE_OR_SHARE");
    private static final JsonCodec<RequestIntake> CODEC = JsonCodec.of(RequestIntake.class);

    /**
     * Checks what belongs together.
     *
     * @throws InvalidInputException if a purpose or channel is given for a type that has none
     */
    public RequestIntake {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(law, "law");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(via, "via");
        if (purpose.isPresent() && !type.stops() && type != RequestType.RESTRICTION) {
            throw new InvalidInputException("requestIntake.purpose", "must not be given for " + type);
        }
        if (channel.isPresent() && !type.stops()) {
            throw new InvalidInputException("requestIntake.channel", "must not be given for " + type);
        }
        if (type == RequestType.OPT_OUT_OF_SALE) {
            if (!purpose.orElse(SALE_OR_SHARE).equals(SALE_OR_SHARE)) {
                throw new InvalidInputException("requestIntake.purpose", "must be SALE_OR_SHARE for " + type);
            }
            purpose = Optional.of(SALE_OR_SHARE);
        }
    }

    /** Returns a request that came now, of whom is not yet known. */
    public static RequestIntake of(String id, RequestType type, String law) {
        return new RequestIntake(
                new SubjectRequestId(id),
                type,
                law,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns this request of a customer. That it names one proves nothing; see {@link SubjectRequests#verifyIdentity}. */
    public RequestIntake from(CustomerId who) {
        return new RequestIntake(id, type, law, Optional.of(who), purpose, channel, receivedAt, via);
    }

    /** Returns this request about one purpose. */
    public RequestIntake about(Purpose what) {
        return new RequestIntake(id, type, law, customer, Optional.of(what), channel, receivedAt, via);
    }

    /** Returns this request about one channel. */
    public RequestIntake on(Channel which) {
        return new RequestIntake(id, type, law, customer, purpose, Optional.of(which), receivedAt, via);
    }

    /** Returns this request as received at another time. */
    public RequestIntake receivedAt(Instant when) {
        return new RequestIntake(id, type, law, customer, purpose, channel, Optional.of(when), via);
    }

    /** Returns this request as come in by a channel. */
    public RequestIntake via(Channel how) {
        return new RequestIntake(id, type, law, customer, purpose, channel, receivedAt, Optional.of(how));
    }

    /** Returns what tells the same request from another one under the same id: SHA-256 over ids and codes, in hex. */
    String fingerprint() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(CODEC.encode(this).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every JDK has it
        }
    }
}
