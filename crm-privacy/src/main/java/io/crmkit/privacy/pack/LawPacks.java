package io.crmkit.privacy.pack;

import io.crmkit.core.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The packs a decision may draw on; immutable. The order of packs has no meaning. */
public final class LawPacks {
    private static final List<String> BUNDLED = List.of(
            "eu.json", "uk.json", "us.json", "us-ca.json", "us-hipaa.json", "ca.json", "au.json", "in.json", "br.json");

    private final List<LawPack> packs;

    private LawPacks(List<LawPack> packs) {
        this.packs = packs;
    }

    /**
     * Returns the packs of this jar: the European Union (GDPR and ePrivacy), the United Kingdom (PECR), the United States
     * (CAN-SPAM and TCPA), California (CCPA), HIPAA marketing, Canada (CASL), Australia (Spam Act), India (DPDP) and Brazil
     * (LGPD). They are examples, not legal advice.
     */
    public static LawPacks bundled() {
        return of(BUNDLED.stream().map(LawPacks::resource).toArray(LawPack[]::new));
    }

    /**
     * Returns these packs.
     *
     * @throws InvalidInputException if two versions of one pack hold at the same moment
     */
    public static LawPacks of(LawPack... packs) {
        LawPacks all = new LawPacks(List.of());
        for (LawPack pack : packs) {
            all = all.with(pack);
        }
        return all;
    }

    /**
     * Returns these packs and one more. To override a bundled pack, leave it out and load your own: {@link #without}.
     *
     * @throws InvalidInputException if another version of the pack holds at the same moment
     */
    public LawPacks with(LawPack pack) {
        for (LawPack other : packs) {
            if (other.id().equals(pack.id()) && other.overlaps(pack)) {
                throw new InvalidInputException("packs", pack + " and " + other + " hold at the same moment");
            }
        }
        List<LawPack> more = new ArrayList<>(packs);
        more.add(pack);
        return new LawPacks(List.copyOf(more));
    }

    /** Returns these packs without any version of the one with this id. */
    public LawPacks without(String id) {
        return new LawPacks(packs.stream().filter(pack -> !pack.id().equals(id)).toList());
    }

    /** Returns all packs, at whatever time and place. */
    public List<LawPack> all() {
        return packs;
    }

    /** Returns the packs that are law in this place at this moment. */
    public List<LawPack> in(Jurisdiction place, Instant at) {
        return packs.stream()
                .filter(pack -> pack.covers(place) && pack.validAt(at))
                .toList();
    }

    /** Returns the packs that are law in this place at any moment. */
    public List<LawPack> ever(Jurisdiction place) {
        return packs.stream().filter(pack -> pack.covers(place)).toList();
    }

    private static LawPack resource(String name) {
        try (InputStream in = LawPacks.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing from the jar");
            }
            return LawPack.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + name + " cannot be read", e);
        }
    }
}
