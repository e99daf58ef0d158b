package io.crmkit.privacy.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the places that a pack or a rule names. Every other place is as good as what it is a part of. */
final class NamedPlaces {
    static final int NONE = -1;

    private static final int LETTERS = 'Z' - 'A' + 1;

    private final List<Jurisdiction> places;
    /** The numbers of countries, by their two letters; every decision asks for some. */
    private final int[] countries = new int[LETTERS * LETTERS];

    /** The countries of which a part is named. */
    private final boolean[] divided = new boolean[countries.length];

    private final Map<String, Integer> parts = new HashMap<>();

    NamedPlaces(Collection<Jurisdiction> named) {
        places = new ArrayList<>(named);
        Arrays.fill(countries, NONE);
        for (int number = 0; number < places.size(); number++) {
            String code = places.get(number).code();
            if (code.length() == 2) {
                countries[letters(code)] = number;
            } else {
                parts.put(code, number);
                divided[letters(code)] = true;
            }
        }
    }

    private static int letters(String code) {
        return (code.charAt(0) - 'A') * LETTERS + code.charAt(1) - 'A';
    }

    int size() {
        return places.size();
    }

    Jurisdiction place(int number) {
        return places.get(number);
    }

    /** Returns the number of a place, or else of what it is a part of, {@link #NONE} if neither is named. */
    int number(Jurisdiction place) {
        String code = place.code();
        int country = letters(code);
        Integer part = divided[country] ? parts.get(code) : null;
        return part == null ? countries[country] : part;
    }
}
