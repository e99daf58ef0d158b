package io.crmkit.privacy.pack;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * The rules for one channel and purpose, by where the customer is or by where a message is sent from. Put together for a place when
 * it is first asked for; safe for many threads.
 */
final class Topic {
    private final NamedPlaces places;
    private final Function<Jurisdiction, Chapters> compiler;
    private final AtomicReferenceArray<Chapters> chapters;

    Topic(NamedPlaces places, Function<Jurisdiction, Chapters> compiler) {
        this.places = places;
        this.compiler = compiler;
        chapters = new AtomicReferenceArray<>(places.size());
    }

    /** Returns the chapters of a place; one that nothing names has none, so that invented places cannot fill the memory. */
    Chapters in(Jurisdiction place) {
        int number = places.number(place);
        if (number == NamedPlaces.NONE) {
            return Chapters.NONE;
        }
        Chapters found = chapters.get(number);
        if (found == null) {
            found = compiler.apply(places.place(number));
            chapters.set(number, found); // Whoever came at the same time has put the same there.
        }
        return found;
    }
}
