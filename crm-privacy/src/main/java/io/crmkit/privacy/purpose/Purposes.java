package io.crmkit.privacy.purpose;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The registered purposes: a tree in which each has a kind. Immutable.
 *
 * <ul>
 *   <li>A stop for a purpose stops everything below it.
 *   <li>A consent for a purpose covers what stands below it only along purposes of the same kind; so a consent to marketing
 *       is none to profiling. It never covers the parent.
 *   <li>A survey stands below marketing: who objects to marketing gets no survey (German courts hold a survey to be
 *       advertising), and a consent to marketing is none to surveys.
 * </ul>
 */
public final class Purposes {
    private static final Purposes STANDARD = standardTree();

    private final Map<Purpose, Node> nodes;

    /** {@code stoppedBy} and {@code grantedBy} are the purposes on the way up, so that a question is one look. */
    private record Node(PurposeKind kind, @Nullable Purpose parent, Set<Purpose> stoppedBy, Set<Purpose> grantedBy) {}

    private Purposes(Map<Purpose, Node> nodes) {
        this.nodes = nodes;
    }

    /** Returns the purposes of the bundled packs, among them the four of {@link Purpose}. */
    public static Purposes standard() {
        return STANDARD;
    }

    private static Purposes standardTree() {
        return new Purposes(Map.of())
                .with(Purpose.MARKETING, PurposeKind.MARKETING)
                .with(new Purpose("CHARITY_FUNDRAISING"), PurposeKind.MARKETING, Purpose.MARKETING)
                .with(new Purpose("PROFILING_FOR_MARKETING"), PurposeKind.PROFILING, Purpose.MARKETING)
                .with(new Purpose("TARGETED_ADVERTISING"), PurposeKind.PROFILING, Purpose.MARKETING)
                .with(new Purpose("CONSENT_REQUEST"), PurposeKind.CONSENT_REQUEST, Purpose.MARKETING)
                .with(Purpose.SURVEY, PurposeKind.RESEARCH, Purpose.MARKETING)
                .with(new Purpose("NEWSLETTER_EVENTS"), PurposeKind.MARKETING, Purpose.MARKETING)
                .withOwnConsent(new Purpose("MARKETING_USING_PHI"), PurposeKind.MARKETING, Purpose.MARKETING)
                .withOwnConsent(
                        new Purpose("PROMOTIONAL_GIFT"), PurposeKind.MARKETING, new Purpose("MARKETING_USING_PHI"))
                .with(new Purpose("GENERIC_ANY"), PurposeKind.MARKETING)
                .with(Purpose.SERVICE, PurposeKind.SERVICE)
                .with(new Purpose("SERVICE_TRANSACTIONAL"), PurposeKind.SERVICE, Purpose.SERVICE)
                .with(new Purpose("ACCOUNT_ALERT"), PurposeKind.SERVICE, Purpose.SERVICE)
                .with(new Purpose("ACCOUNT_CREATION"), PurposeKind.SERVICE, Purpose.SERVICE)
                .with(new Purpose("RECALL_SAFETY"), PurposeKind.SERVICE, Purpose.SERVICE)
                .with(Purpose.SERVICE_RECOVERY, PurposeKind.SERVICE, Purpose.SERVICE)
                .with(new Purpose("OPTOUT_CONFIRMATION"), PurposeKind.CONSENT_REQUEST)
                .with(new Purpose("SALE_OR_SHARE"), PurposeKind.SALE_SHARE)
                .with(new Purpose("ASK_TO_OPT_IN_AGAIN"), PurposeKind.CONSENT_REQUEST)
                .with(new Purpose("LEGAL_CLAIM"), PurposeKind.LEGAL);
    }

    /**
     * Returns these purposes and a root.
     *
     * @throws InvalidInputException if it is registered already
     */
    public Purposes with(Purpose purpose, PurposeKind kind) {
        return plus(purpose, new Node(Objects.requireNonNull(kind, "kind"), null, Set.of(purpose), Set.of(purpose)));
    }

    /**
     * Returns these purposes and one below {@code parent}.
     *
     * @throws InvalidInputException if it is registered already, or the parent is not
     */
    public Purposes with(Purpose purpose, PurposeKind kind, Purpose parent) {
        boolean sameKind = node(parent).kind() == kind;
        return below(purpose, kind, parent, sameKind ? node(parent).grantedBy() : Set.of());
    }

    /**
     * Returns these purposes and one below {@code parent} that needs a consent of its own: a stop for the parent stops it, and a
     * consent to the parent is none to it, although both are of one kind.
     *
     * @throws InvalidInputException if it is registered already, or the parent is not
     */
    public Purposes withOwnConsent(Purpose purpose, PurposeKind kind, Purpose parent) {
        return below(purpose, kind, parent, Set.of());
    }

    private Purposes below(Purpose purpose, PurposeKind kind, Purpose parent, Set<Purpose> grantedBy) {
        return plus(
                purpose,
                new Node(
                        Objects.requireNonNull(kind, "kind"),
                        parent,
                        and(node(parent).stoppedBy(), purpose),
                        and(grantedBy, purpose)));
    }

    private static Set<Purpose> and(Set<Purpose> purposes, Purpose more) {
        Set<Purpose> all = new HashSet<>(purposes);
        all.add(more);
        return Set.copyOf(all);
    }

    private Purposes plus(Purpose purpose, Node node) {
        if (nodes.containsKey(purpose)) {
            throw new InvalidInputException("purpose " + purpose, "is registered already");
        }
        Map<Purpose, Node> more = new HashMap<>(nodes);
        more.put(purpose, node);
        return new Purposes(more);
    }

    /** Returns whether the purpose is registered. */
    public boolean contains(Purpose purpose) {
        return nodes.containsKey(purpose);
    }

    /** Returns the keys of all purposes, sorted. */
    public Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        nodes.keySet().forEach(purpose -> keys.add(purpose.key()));
        return keys;
    }

    /**
     * Returns the kind of a purpose.
     *
     * @throws InvalidInputException if it is not registered
     */
    public PurposeKind kind(Purpose purpose) {
        return node(purpose).kind();
    }

    /** Returns what the purpose stands below, empty for a root. */
    public Optional<Purpose> parent(Purpose purpose) {
        return Optional.ofNullable(node(purpose).parent());
    }

    /** Returns whether a stop for {@code stopped} also stops {@code asked}: the same purpose, or above it. */
    public boolean stopCovers(Purpose stopped, Purpose asked) {
        return node(asked).stoppedBy().contains(stopped);
    }

    /** Returns whether a consent to {@code granted} covers {@code asked}: the same, or above it along one kind. */
    public boolean grantCovers(Purpose granted, Purpose asked) {
        return node(asked).grantedBy().contains(granted);
    }

    /** Returns the purposes whose stop also stops {@code asked}; see {@link #stopCovers}. */
    public Set<Purpose> stopping(Purpose asked) {
        return node(asked).stoppedBy();
    }

    /** Returns the purposes whose consent covers {@code asked}; see {@link #grantCovers}. */
    public Set<Purpose> granting(Purpose asked) {
        return node(asked).grantedBy();
    }

    private Node node(Purpose purpose) {
        Node node = nodes.get(purpose);
        if (node == null) {
            throw new InvalidInputException("purpose " + purpose, "is not registered");
        }
        return node;
    }
}
