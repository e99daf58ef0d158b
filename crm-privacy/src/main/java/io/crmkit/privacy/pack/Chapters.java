package io.crmkit.privacy.pack;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** What is kept for a topic in one place: the chapters, and the moments at which packs and rules begin or end. */
final class Chapters {
    static final Chapters NONE = new Chapters(List.of(), List.of());

    private final Chapter[] all;
    private final Instant[] ends;
    private final Instant[] packEnds;

    Chapters(Collection<Chapter> all, Collection<Instant> ends) {
        this.all = all.toArray(Chapter[]::new);
        this.ends = ends.stream().sorted().toArray(Instant[]::new);
        packEnds = all.stream().flatMap(Chapter::packEnds).sorted().toArray(Instant[]::new);
    }

    /** Returns the chapters whose packs are in force; most often all of them. */
    Chapter[] inForce(Instant at) {
        int count = 0;
        for (Chapter chapter : all) {
            count += chapter.inForce(at) ? 1 : 0;
        }
        if (count == all.length) {
            return all;
        }
        Chapter[] some = new Chapter[count];
        int next = 0;
        for (Chapter chapter : all) {
            if (chapter.inForce(at)) {
                some[next++] = chapter;
            }
        }
        return some;
    }

    boolean begin(Instant at) {
        for (Chapter chapter : all) {
            if (chapter.beginsAfter(at)) {
                return true;
            }
        }
        return false;
    }

    /** Gives the next of the moments; those before do not matter any more, and those behind it not yet. */
    void ends(Instant at, Consumer<Instant> moments) {
        next(ends, at, moments);
    }

    /** Gives the next moment at which a whole pack begins or ends. */
    void packEnds(Instant at, Consumer<Instant> moments) {
        next(packEnds, at, moments);
    }

    private static void next(Instant[] sorted, Instant at, Consumer<Instant> moments) {
        for (Instant end : sorted) {
            if (end.isAfter(at)) {
                moments.accept(end);
                return;
            }
        }
    }
}
