package io.crmkit.benchmarks.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Made-up records of organisations with the truth: groups of companies that share a name or a site but not the legal form or the
 * branch, and for some companies several records with typing errors, another spelling, missing values or a new site. The same seed
 * gives the same records.
 */
public final class DirtyCompanies {
    private static final List<String> BRANCHES = List.of(
            "trading",
            "systems",
            "logistics",
            "foods",
            "consulting",
            "engineering",
            "media",
            "textiles",
            "energy",
            "partners");
    private static final List<String> FORMS = List.of("inc", "ltd", "llc", "gmbh", "plc", "ag", "sa", "bv");
    private static final int NAME = 0;
    private static final int FORM = 1;
    private static final int DOMAIN = 2;
    private static final int EMAIL = 3;
    private static final int PHONE = 4;
    private static final int STREET = 5;
    private static final int HOUSE = 6;
    private static final int LOCALITY = 7;
    private static final int POSTCODE = 8;

    private final Random random;
    private final int towns;
    private final List<DirtyPeople.Row> rows = new ArrayList<>();
    private int companies;

    private DirtyCompanies(long seed, int towns) {
        this.random = new Random(seed);
        this.towns = towns;
    }

    /**
     * Returns at least {@code least} records: name, legal_form, domain, email, phone, street, house, locality, postcode; empty if
     * missing.
     */
    public static List<DirtyPeople.Row> make(long seed, int least) {
        DirtyCompanies world = new DirtyCompanies(seed, Math.max(20, least / 300));
        while (world.rows.size() < least) {
            world.group();
        }
        return List.copyOf(world.rows);
    }

    private void group() {
        String owner = Names.family(random);
        String[] site = new String[9];
        address(site);
        int size = chance(0.15) ? 2 : 1;
        for (int i = 0; i < size; i++) {
            String[] one = site.clone();
            one[NAME] = owner + " " + Names.any(BRANCHES, random);
            one[FORM] = Names.any(FORMS, random);
            one[DOMAIN] = one[NAME].replace(" ", "") + random.nextInt(100) + ".example";
            one[EMAIL] = (chance(0.5) ? "info" : owner) + "@" + one[DOMAIN];
            one[PHONE] = phone();
            missing(one, DOMAIN, 0.3);
            missing(one, EMAIL, 0.3);
            missing(one, PHONE, 0.2);
            int company = companies++;
            emit(company, one);
            int copies = chance(0.25) ? 1 + random.nextInt(2) : 0;
            for (int copy = 0; copy < copies; copy++) {
                emit(company, dirty(one));
            }
        }
    }

    private void emit(int company, String[] values) {
        rows.add(new DirtyPeople.Row("r" + rows.size(), company, List.of(values)));
    }

    private String[] dirty(String[] clean) {
        String[] values = clean.clone();
        if (chance(0.15)) {
            values[NAME] = values[NAME].substring(0, values[NAME].indexOf(' '));
        }
        if (chance(0.1)) {
            values[NAME] = Dirt.typo(values[NAME], random);
        }
        if (chance(0.03)) {
            values[FORM] = Names.any(FORMS, random);
        }
        if (chance(0.1)) {
            address(values);
        }
        for (int field : new int[] {DOMAIN, EMAIL, PHONE}) {
            if (!values[field].isEmpty() && chance(0.12)) {
                values[field] = other(field, values[NAME]);
            }
        }
        for (int field : new int[] {STREET, LOCALITY}) {
            if (chance(0.08)) {
                values[field] = Dirt.typo(values[field], random);
            }
        }
        missing(values, FORM, 0.4);
        for (int field : new int[] {DOMAIN, EMAIL, PHONE, STREET, HOUSE, LOCALITY, POSTCODE}) {
            missing(values, field, 0.15);
        }
        return values;
    }

    private String other(int field, String name) {
        String domain = name.replace(" ", "") + random.nextInt(10_000) + ".example";
        return switch (field) {
            case DOMAIN -> domain;
            case EMAIL -> "office@" + domain;
            default -> phone();
        };
    }

    private String phone() {
        return "+44" + (2_000_000_000L + random.nextInt(999_999_999));
    }

    private void address(String[] values) {
        int town = random.nextInt(towns);
        values[STREET] = Names.any(Names.STREETS, random) + " " + Names.any(Names.STREET_KINDS, random);
        values[HOUSE] = String.valueOf(1 + random.nextInt(150));
        values[LOCALITY] = Names.town(town);
        values[POSTCODE] = String.format("%05d", 10_000 + 7 * town + random.nextInt(3));
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
