package io.crmkit.metrics.purchase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers customers in the order they come. Keys are looked up many at a time: of a million customers hardly a key is near, and a
 * processor that waits for them one after the other waits longer than parsing takes.
 *
 * @param <C> the key of a customer
 */
final class CustomerPlaces<C> {
    /** How far from its slot a key may lie. Keys of one hash code that find no room there go to a map, which takes any number. */
    private static final int REACH = 32;

    private static final int FEWEST_SLOTS = 64;
    private static final int UNKNOWN = -1;

    private final List<C> keys = new ArrayList<>();
    private final Map<C, Integer> crowded = new HashMap<>();

    /** The hash of a key and its place + 1, each of 32 bits; 0 is free. At most half are taken. */
    private long[] slots = new long[FEWEST_SLOTS];

    /** Returns the keys by their places. */
    List<C> keys() {
        return keys;
    }

    /** Returns the places of keys, numbering those that are new. */
    int[] of(List<C> wanted) {
        int[] places = new int[wanted.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = candidate(wanted.get(i));
        }
        for (int i = 0; i < places.length; i++) {
            C key = wanted.get(i);
            if (places[i] == UNKNOWN || !keys.get(places[i]).equals(key)) {
                places[i] = of(key);
            }
        }
        return places;
    }

    /** The place of the first key nearby that has the hash of this one, not yet compared with it. */
    private int candidate(C key) {
        int hash = hash(key);
        for (int i = 0; i < REACH; i++) {
            long entry = slots[slot(hash + i)];
            if (entry == 0 || hashIn(entry) == hash) {
                return placeIn(entry);
            }
        }
        return UNKNOWN;
    }

    private int of(C key) {
        int hash = hash(key);
        for (int i = 0; i < REACH; i++) {
            int slot = slot(hash + i);
            long entry = slots[slot];
            if (entry == 0) {
                slots[slot] = entry(hash, keys.size());
                return number(key);
            }
            if (hashIn(entry) == hash && keys.get(placeIn(entry)).equals(key)) {
                return placeIn(entry);
            }
        }
        Integer known = crowded.putIfAbsent(key, keys.size());
        return known == null ? number(key) : known;
    }

    private int number(C key) {
        keys.add(key);
        if (2 * keys.size() > slots.length) {
            slots = new long[2 * slots.length];
            crowded.clear();
            for (int place = 0; place < keys.size(); place++) {
                enter(keys.get(place), place);
            }
        }
        return keys.size() - 1;
    }

    private void enter(C key, int place) {
        int hash = hash(key);
        for (int i = 0; i < REACH; i++) {
            int slot = slot(hash + i);
            if (slots[slot] == 0) {
                slots[slot] = entry(hash, place);
                return;
            }
        }
        crowded.put(key, place);
    }

    private int slot(int hash) {
        return hash & (slots.length - 1);
    }

    /** Multiplied, as hash codes of numbers follow each other and their keys would crowd. */
    private static int hash(Object key) {
        int product = key.hashCode() * 0x9E3779B9;
        return product ^ product >>> 16;
    }

    private static long entry(int hash, int place) {
        return (long) hash << Integer.SIZE | place + 1;
    }

    private static int hashIn(long entry) {
        return (int) (entry >> Integer.SIZE);
    }

    private static int placeIn(long entry) {
        return (int) entry - 1;
    }
}
