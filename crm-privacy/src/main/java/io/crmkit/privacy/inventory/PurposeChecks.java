package io.crmkit.privacy.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crmkit.core.Crm;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.repository.Query;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks reads for a purpose and keeps what was not in order. As long as a finding is open, the same read is not recorded again; after
 * it was resolved, it is a new finding. Safe for many threads.
 */
public final class PurposeChecks {
    private static final Pattern CONSUMER = Pattern.compile("[A-Za-z0-9._:-]{1,80}");

    private final Crm crm;
    private final Inventory inventory;

    private PurposeChecks(Crm crm, Inventory inventory) {
        this.crm = Objects.requireNonNull(crm, "crm");
        this.inventory = Objects.requireNonNull(inventory, "inventory");
    }

    /** Returns the checks of the tenant of a CRM against an inventory. */
    public static PurposeChecks of(Crm crm, Inventory inventory) {
        return new PurposeChecks(crm, inventory);
    }

    /**
     * Returns whether fields may be read for a purpose, and records it if not. Does not stop the read: the caller decides; only
     * COMPLIANT is a permission.
     *
     * @param consumer who wants to read: a code of the business, letters, digits and {@code . _ : -}, 1 to 80
     * @throws InvalidInputException if the code is malformed
     */
    public PurposeCheck check(String consumer, String entity, Collection<String> fields, Purpose purpose) {
        if (!CONSUMER.matcher(consumer).matches()) {
            throw new InvalidInputException("purposeCheck.consumer", "must match " + CONSUMER.pattern());
        }
        PurposeCheck outcome = inventory.check(entity, fields, purpose);
        if (outcome != PurposeCheck.COMPLIANT) {
            record(consumer, entity, new TreeSet<>(fields), purpose, outcome);
        }
        return outcome;
    }

    private void record(
            String consumer, String entity, SortedSet<String> fields, Purpose purpose, PurposeCheck outcome) {
        String question =
                hash(String.join("\n", consumer, entity, String.join(",", fields), purpose.key(), outcome.name()));
        Query<PurposeFinding> same = Query.by(PurposeFinding.BY_QUESTION).equal(PurposeFinding.QUESTION, question);
        Optional<PurposeFinding> last =
                crm.repository(PurposeFinding.TYPE).page(same.descending(), PageRequest.ofSize(1)).items().stream()
                        .findFirst();
        if (last.filter(open -> open.resolution().isEmpty()).isPresent()) {
            return;
        }
        long before = crm.repository(PurposeFinding.TYPE).count(same);
        crm.repository(PurposeFinding.TYPE)
                .addIfAbsent(new PurposeFinding(
                        new PurposeFindingId(question + "-" + before),
                        question,
                        consumer,
                        entity,
                        fields,
                        purpose,
                        outcome,
                        crm.now(),
                        Optional.empty()));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /**
     * Returns findings that nobody has resolved, the oldest first.
     *
     * @param limit how many at most, 1 to 1,000
     */
    public List<PurposeFinding> open(int limit) {
        return crm.repository(PurposeFinding.TYPE)
                .page(Query.by(PurposeFinding.BY_OPEN).equal(PurposeFinding.OPEN, true), PageRequest.ofSize(limit))
                .items();
    }

    /** Returns all findings of {@code [from, to)}, the oldest first, also the resolved; read in pages, close the stream. */
    public Stream<PurposeFinding> history(Instant from, Instant to) {
        return crm.repository(PurposeFinding.TYPE).stream(Query.by(PurposeFinding.BY_TIME)
                .from(PurposeFinding.FOUND_AT, from)
                .below(PurposeFinding.FOUND_AT, to));
    }

    /**
     * Says how a finding was resolved; one that is resolved stays as it is. The actor of the CRM is who resolved it.
     *
     * @param how a code of the business
     * @throws InvalidInputException if it is blank
     * @throws io.crmkit.core.error.NotFoundException if there is no such finding
     */
    public PurposeFinding resolve(PurposeFindingId finding, String how) {
        PurposeFinding.Resolution resolution =
                new PurposeFinding.Resolution(crm.now(), crm.actor().id(), how);
        return crm.repository(PurposeFinding.TYPE)
                .update(finding, open -> open.resolution().isPresent() ? open : open.resolved(resolution));
    }
}
