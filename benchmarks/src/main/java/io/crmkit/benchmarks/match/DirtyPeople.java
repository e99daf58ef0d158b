package io.crmkit.benchmarks.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Made-up records of people with the truth: households that share name, address, phone and now and then an e-mail address; fathers and
 * sons of one name; and for some people several records with typing errors, nicknames, exchanged and missing values, a new address,
 * phone, e-mail address or family name. The same seed gives the same records.
 */
public final class DirtyPeople {
    private static final int GIVEN = 0;
    private static final int FAMILY = 1;
    private static final int BIRTH = 2;
    private static final int EMAIL = 3;
    private static final int PHONE = 4;
    private static final int STREET = 5;
    private static final int HOUSE = 6;
    private static final int LOCALITY = 7;
    private static final int POSTCODE = 8;
    private static final int FIELDS = 9;

    private final Random random;
    private final int towns;
    private int people;
    private int records;

    private DirtyPeople(long seed, int towns) {
        this.random = new Random(seed);
        this.towns = towns;
    }

    /**
     * A record.
     *
     * @param id names the record
     * @param person names the person it is of
     * @param values given, family, birth, email, phone, street, house, locality, postcode; empty if missing
     */
    public record Row(String id, int person, List<String> values) {
        /** Copies the values. */
        public Row {
            values = List.copyOf(values);
        }
    }

    /** Makes at least {@code least} records, one after the other; the last household is complete. */
    public static void make(long seed, int least, Consumer<Row> sink) {
        DirtyPeople world = new DirtyPeople(seed, Math.max(20, least / 300));
        while (world.records < least) {
            world.household(sink);
        }
    }

    /** Returns at least {@code least} records. */
    public static List<Row> make(long seed, int least) {
        List<Row> rows = new ArrayList<>();
        make(seed, least, rows::add);
        return rows;
    }

    private void household(Consumer<Row> sink) {
        String[] home = new String[FIELDS];
        address(home);
        String family = Names.family(random);
        String landline = phone();
        boolean sharedEmail = chance(0.08);
        String email = email(family, family);
        int size = 1 + random.nextInt(4);
        List<String> names = new ArrayList<>();
        for (int member = 0; member < size; member++) {
            String[] one = home.clone();
            one[GIVEN] = !names.isEmpty() && chance(0.01) ? names.get(0) : otherThan(names);
            names.add(one[GIVEN]);
            one[FAMILY] = chance(0.9) ? family : Names.family(random);
            one[BIRTH] = birth(member < 2 ? 1940 : 1985);
            one[EMAIL] = sharedEmail ? email : email(one[GIVEN], one[FAMILY]);
            one[PHONE] = chance(0.4) ? landline : phone();
            missing(one, BIRTH, 0.3);
            missing(one, EMAIL, 0.2);
            missing(one, PHONE, 0.2);
            int person = people++;
            emit(person, one, sink);
            int copies = chance(0.2) ? 1 + random.nextInt(3) : 0;
            for (int copy = 0; copy < copies; copy++) {
                emit(person, dirty(one), sink);
            }
        }
    }

    private String otherThan(List<String> names) {
        String given = Names.common(Names.GIVEN, random);
        while (names.contains(given)) {
            given = Names.common(Names.GIVEN, random);
        }
        return given;
    }

    private void emit(int person, String[] values, Consumer<Row> sink) {
        sink.accept(new Row("r" + records++, person, List.of(values)));
    }

    private String[] dirty(String[] clean) {
        String[] values = clean.clone();
        if (chance(0.12)) {
            values[GIVEN] = Dirt.nickname(values[GIVEN], random);
        }
        if (chance(0.02)) {
            values[FAMILY] = Names.family(random);
        }
        if (chance(0.1)) {
            address(values);
        }
        if (!values[EMAIL].isEmpty() && chance(0.15)) {
            values[EMAIL] = email(values[GIVEN], values[FAMILY]);
        }
        if (!values[PHONE].isEmpty() && chance(0.15)) {
            values[PHONE] = phone();
        }
        if (!values[BIRTH].isEmpty() && chance(0.04)) {
            values[BIRTH] = Dirt.date(values[BIRTH], random);
        }
        if (!values[BIRTH].isEmpty() && chance(0.01)) {
            values[BIRTH] = birth(1940);
        }
        for (int field : new int[] {GIVEN, FAMILY, STREET, LOCALITY, POSTCODE, EMAIL}) {
            if (chance(field == EMAIL || field == POSTCODE ? 0.03 : 0.1)) {
                values[field] = Dirt.typo(values[field], random);
            }
        }
        if (chance(0.03)) {
            String given = values[GIVEN];
            values[GIVEN] = values[FAMILY];
            values[FAMILY] = given;
        }
        for (int field : new int[] {BIRTH, EMAIL, PHONE, STREET, HOUSE, LOCALITY, POSTCODE}) {
            missing(values, field, 0.1);
        }
        missing(values, GIVEN, 0.02);
        return values;
    }

    private void address(String[] values) {
        int town = random.nextInt(towns);
        values[STREET] = Names.any(Names.STREETS, random) + " " + Names.any(Names.STREET_KINDS, random);
        values[HOUSE] = String.valueOf(1 + random.nextInt(150));
        values[LOCALITY] = Names.town(town);
        values[POSTCODE] = String.format("%05d", 10_000 + 7 * town + random.nextInt(3));
    }

    private String birth(int from) {
        return String.format("%d-%02d-%02d", from + random.nextInt(40), 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    private String phone() {
        return "+44" + (7_000_000_000L + random.nextInt(999_999_999));
    }

    private String email(String given, String family) {
        String provider = Names.any(List.of("example.org", "example.com", "mail.example", "post.example"), random);
        return switch (random.nextInt(3)) {
            case 0 -> given + "." + family + random.nextInt(1_000) + "@" + provider;
            case 1 -> given.charAt(0) + family + random.nextInt(10_000) + "@" + provider;
            default -> Names.any(Names.STREETS, random) + random.nextInt(1_000_000) + "@" + provider;
        };
    }

    private void missing(String[] values, int field, double chance) {
        if (chance(chance)) {
            values[field] = "";
        }
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }
}
