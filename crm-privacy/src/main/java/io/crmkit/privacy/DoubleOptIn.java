package io.crmkit.privacy;

import io.crmkit.core.Crm;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionEventId;
import io.crmkit.privacy.consent.PermissionType;
import io.crmkit.privacy.purpose.Purposes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * Consents that the customer confirms by a link (double opt-in). The token in the link is single-use, lives for a while and is
 * bound to what was asked: customer, contact point, purposes, channel and notice version. Only its hash (SHA-256) is stored;
 * it is 256 random bits, so the hash needs no salt.
 *
 * <p>Let the page behind the link confirm by POST: programs that check mails open links.
 */
public final class DoubleOptIn {
    private static final int SECRET_BYTES = 32;
    private static final Duration LONGEST_LIFE = Duration.ofDays(366);
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final Crm crm;
    private final ConsentRecorder recorder;
    private final Purposes purposes;
    private final SecureRandom random;
    private final Duration life;

    DoubleOptIn(Crm crm, ConsentRecorder recorder, Purposes purposes, SecureRandom random, Duration life) {
        if (life.isNegative() || life.isZero()) {
            throw new InvalidInputException("doubleOptIn.life", "must be above zero");
        }
        if (life.compareTo(LONGEST_LIFE) > 0) {
            throw new InvalidInputException("doubleOptIn.life", "must be at most " + LONGEST_LIFE.toDays() + " days");
        }
        this.crm = crm;
        this.recorder = recorder;
        this.purposes = purposes;
        this.random = Objects.requireNonNull(random, "random");
        this.life = life;
    }

    /** What became of a confirmation. */
    public enum Outcome {
        /** The consents are confirmed. */
        CONFIRMED,
        /** The token was used before; nothing was recorded. */
        ALREADY_CONFIRMED,
        /** The token came too late; nothing was recorded. */
        EXPIRED,
        /** The customer said something else after asking for the token, which counts; nothing was recorded. */
        SUPERSEDED,
        /** There is no such token; nothing was recorded. Says nothing of whether there is such a customer. */
        UNKNOWN
    }

    /**
     * Records that the customer asked for consents and still has to confirm them, and returns the token for the link. It cannot
     * be had again: ask for another one, with new ids.
     *
     * @param pending the consents, of type PENDING, all or none; when they end and the hash of the token are set here
     * @return letters, digits, hyphens, underscores and one dot; a secret
     * @throws InvalidInputException if nothing is pending, an event is of another type, or as {@link Privacy#record}; nothing was
     *     recorded
     * @throws io.crmkit.core.error.DuplicateException if an id is known; nothing was recorded
     */
    public String request(CustomerId customer, PermissionEvent... pending) {
        List<PermissionEvent> asked = List.of(pending);
        if (asked.isEmpty() || asked.stream().anyMatch(event -> event.type() != PermissionType.PENDING)) {
            throw new InvalidInputException("pending", "must be events of type PENDING, at least one");
        }
        asked.forEach(event -> recorder.check(event, crm.now()));
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String token = ENCODER.encodeToString(customer.value().getBytes(StandardCharsets.UTF_8))
                + "."
                + ENCODER.encodeToString(secret);
        List<PermissionEvent> bound = asked.stream()
                .map(event ->
                        event.withExpiresAt(event.effectiveAt().plus(life)).withTokenHash(hash(token)))
                .toList();
        crm.work(unit -> recorder.record(unit, customer, bound));
        return token;
    }

    /**
     * Confirms what was asked for with a token, all of it or nothing.
     *
     * @param token as it came with the link; whatever anybody sends is safe here
     * @param evidence what proves the confirmation, such as the id of the web request
     * @throws io.crmkit.store.StoreException if the store failed; ask again
     */
    public Outcome confirm(String token, Evidence evidence) {
        Objects.requireNonNull(evidence, "evidence");
        String[] parts = token.split("\\.", -1);
        if (parts.length != 2 || parts[0].isEmpty() || parts[0].length() > 200) {
            return Outcome.UNKNOWN;
        }
        try {
            String customer = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
            return crm.compute(unit -> {
                List<Outcome> outcome = new ArrayList<>(1);
                recorder.record(unit, new CustomerId(customer), known -> {
                    List<PermissionEvent> asked = asked(known, hash(token));
                    outcome.add(judge(new CustomerId(customer), known, asked));
                    return outcome.get(0) == Outcome.CONFIRMED
                            ? asked.stream()
                                    .map(event -> confirmation(event, evidence))
                                    .toList()
                            : List.of();
                });
                return outcome.get(0);
            });
        } catch (IllegalArgumentException | InvalidInputException malformed) {
            return Outcome.UNKNOWN;
        }
    }

    private static List<PermissionEvent> asked(List<PermissionEvent> known, String hash) {
        return known.stream()
                .filter(event -> event.tokenHash()
                        .filter(stored -> MessageDigest.isEqual(
                                stored.getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII)))
                        .isPresent())
                .toList();
    }

    private Outcome judge(CustomerId customer, List<PermissionEvent> known, List<PermissionEvent> asked) {
        if (asked.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        List<PermissionEventId> confirmed =
                asked.stream().map(DoubleOptIn::confirmed).toList();
        if (known.stream().anyMatch(event -> confirmed.contains(event.id()))) {
            return Outcome.ALREADY_CONFIRMED;
        }
        Instant now = crm.now();
        if (asked.stream().anyMatch(event -> !now.isBefore(event.expiresAt().orElseThrow()))) {
            return Outcome.EXPIRED;
        }
        List<PermissionEvent> elsewhere = recorder.saidToOthers(customer, known);
        return asked.stream().anyMatch(event -> superseded(event, since(event, known, elsewhere)))
                ? Outcome.SUPERSEDED
                : Outcome.CONFIRMED;
    }

    /** What was said after asking for the link: in the log of the customer, and to records that are one with it by a merge. */
    private static List<PermissionEvent> since(
            PermissionEvent asked, List<PermissionEvent> known, List<PermissionEvent> elsewhere) {
        List<PermissionEvent> since = new ArrayList<>(known.subList(known.indexOf(asked) + 1, known.size()));
        elsewhere.stream()
                .filter(event -> !event.recordedAt().isBefore(asked.recordedAt())
                        || !event.effectiveAt().isBefore(asked.effectiveAt()))
                .forEach(since::add);
        return since;
    }

    /** Who said no after asking for the link has to say yes again, and not by an old link that some program may open. */
    private boolean superseded(PermissionEvent asked, List<PermissionEvent> since) {
        return since.stream()
                .anyMatch(event -> (stops(event, asked) || asksAgain(event, asked))
                        && (event.channel().isEmpty() || event.channel().equals(asked.channel()))
                        && (event.contactPoint().isEmpty()
                                || asked.contactPoint().isEmpty()
                                || event.contactPoint().equals(asked.contactPoint())));
    }

    private boolean stops(PermissionEvent event, PermissionEvent asked) {
        return event.type().stops()
                && event.type() != PermissionType.LIMITED
                && (event.purpose().isEmpty()
                        || purposes.stopCovers(
                                event.purpose().get(), asked.purpose().orElseThrow()));
    }

    private static boolean asksAgain(PermissionEvent event, PermissionEvent asked) {
        return event.type() == PermissionType.PENDING
                && !event.tokenHash().equals(asked.tokenHash())
                && event.purpose().equals(asked.purpose());
    }

    private PermissionEvent confirmation(PermissionEvent asked, Evidence evidence) {
        return PermissionEvent.of(PermissionType.CONFIRMED, confirmed(asked).value(), crm.now())
                .purpose(asked.purpose())
                .channel(asked.channel())
                .contactPoint(asked.contactPoint())
                .brand(asked.brand())
                .grantKind(asked.grantKind())
                .origin(asked.origin())
                .noticeVersion(asked.noticeVersion())
                .evidence(evidence)
                .build();
    }

    private static PermissionEventId confirmed(PermissionEvent asked) {
        return new PermissionEventId(hash(asked.id().value()) + ".confirmed");
    }

    private static String hash(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
