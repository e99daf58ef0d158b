package io.crmkit.privacy.retention;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.error.InvalidInputException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A record whose period has ended and about which a person decides.
 *
 * @param id of record and rule
 * @param type the name of the type of the record
 * @param record its id
 * @param rule the rule, as {@code schedule version/rule} at the opening
 * @param openedAt when it was opened
 * @param decisions what was decided, the first one first; the last one counts
 */
public record RetentionReview(
        RetentionReviewId id, String type, String record, String rule, Instant openedAt, List<Decision> decisions) {
    /** From when on somebody has to decide; {@link Attribute#LAST} if the record goes. */
    public static final Attribute<RetentionReview, Instant> OPEN_FROM =
            Attribute.instant("open_from", RetentionReview::openFrom);

    /** By when somebody has to decide. */
    public static final EntityIndex<RetentionReview> BY_OPEN_FROM = EntityIndex.of("by_open_from", OPEN_FROM);

    /** What the library has to know about reviews. */
    public static final EntityType<RetentionReview, RetentionReviewId> TYPE = EntityType.builder(
                    "retention_review", RetentionReview.class, RetentionReviewId::new)
            .id(RetentionReview::id, (review, id) -> review)
            .index(BY_OPEN_FROM)
            .onMerge(MergeRule.unaffected())
            .onErasure(ErasureRule.keep("shows who decided to keep or remove a record; opaque ids and codes only"))
            .build();

    /**
     * What a person decided.
     *
     * @param at when
     * @param by who, as an opaque id
     * @param reason why, as a code of the business; not personal
     * @param keepUntil until when the record stays, then it is asked again; empty if it goes
     * @param action what is done; empty if it stays
     */
    public record Decision(
            Instant at, String by, String reason, Optional<Instant> keepUntil, Optional<RetentionAction> action) {
        /**
         * Checks that it decides one thing.
         *
         * @throws InvalidInputException if the reason is blank, both or none is given, or the action is a review
         */
        public Decision {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(by, "by");
            if (reason.isBlank()) {
                throw new InvalidInputException("retentionReview.reason", "must not be blank");
            }
            if (keepUntil.isPresent() == action.isPresent()) {
                throw new InvalidInputException("retentionReview.decision", "must either keep or remove");
            }
            if (action.filter(RetentionAction.REVIEW::equals).isPresent()) {
                throw new InvalidInputException("retentionReview.action", "must be ERASE or REDACT");
            }
        }
    }

    /** Copies the decisions. */
    public RetentionReview {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(openedAt, "openedAt");
        decisions = List.copyOf(decisions);
    }

    static RetentionReview open(RetentionFinding finding, Instant at) {
        return new RetentionReview(idOf(finding), finding.type(), finding.record(), finding.rule(), at, List.of());
    }

    /** A new version of a schedule asks nobody again, so the id leaves it out. */
    static RetentionReviewId idOf(RetentionFinding finding) {
        String rule = finding.rule().replaceFirst(" [^/]*", "");
        byte[] names = String.join("\n", finding.type(), finding.record(), rule).getBytes(UTF_8);
        try {
            return new RetentionReviewId(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(names)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    RetentionReview decided(Decision decision) {
        List<Decision> all = new ArrayList<>(decisions);
        all.add(decision);
        return new RetentionReview(id, type, record, rule, openedAt, all);
    }

    /** Returns the decision that counts. */
    public Optional<Decision> decision() {
        return decisions.isEmpty() ? Optional.empty() : Optional.of(decisions.get(decisions.size() - 1));
    }

    private Instant openFrom() {
        return decision().map(last -> last.keepUntil().orElse(Attribute.LAST)).orElse(openedAt);
    }
}
