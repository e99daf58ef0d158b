package io.crmkit.store.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.Identifier;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.store.ConflictException;
import io.crmkit.store.jdbc.crash.Cell.CellId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * One of several workers, in threads or processes, that do the same rounds at the same time on the same records: move money
 * between accounts, count, leave a ward that must never be without a doctor, claim an identifier.
 */
final class Worker {
    private static final long ACCOUNTS = 5;
    private static final long DEPOSIT = 1_000;
    private static final String SHARED = "counter.shared";

    private final Crm crm;
    private final int me;
    private final int workers;
    private final Random random;

    Worker(Crm crm, int me, int workers, long seed) {
        this.crm = crm;
        this.me = me;
        this.workers = workers;
        this.random = new Random(seed + me);
    }

    /**
     * What a worker did in a round.
     *
     * @param left whether it left the ward
     * @param claimed whether it got the identifier
     * @param counted by how much it raised the shared counter, and its own one
     * @param lost how many units of work ended in a conflict after all repetitions, without effect
     */
    record Outcome(boolean left, boolean claimed, int counted, int lost) {
        static Outcome parse(String line) {
            List<String> parts = Arrays.asList(line.split(" ", -1));
            return new Outcome(
                    Boolean.parseBoolean(parts.get(0)),
                    Boolean.parseBoolean(parts.get(1)),
                    Integer.parseInt(parts.get(2)),
                    Integer.parseInt(parts.get(3)));
        }

        String line() {
            return left + " " + claimed + " " + counted + " " + lost;
        }
    }

    /** Stores what the workers start with. */
    static void prepare(Crm crm, int workers, int rounds) {
        crm.work(unit -> {
            for (int i = 0; i < ACCOUNTS; i++) {
                unit.add(Cell.of("account." + i, DEPOSIT));
            }
            unit.add(Cell.of(SHARED, 0));
            for (int i = 0; i < workers; i++) {
                unit.add(Cell.of("counter." + i, 0));
            }
        });
        for (int i = 0; i < rounds; i += 2) { // in every other round the doctors are known only once they leave
            int round = i;
            crm.work(unit -> ward(round, workers).forEach(doctor -> unit.add(new Cell(doctor, 1))));
        }
    }

    private static List<CellId> ward(int round, int doctors) {
        List<CellId> ids = new ArrayList<>();
        for (int i = 0; i < doctors; i++) {
            ids.add(new CellId("doctor." + round + "." + i));
        }
        return ids;
    }

    /** Does one round. */
    Outcome round(int number) {
        int[] lost = {0};
        boolean left = attempt(lost, () -> crm.compute(unit -> leave(unit, number)));
        boolean claimed = attempt(lost, () -> claim(number));
        int counted = 0;
        for (int i = 0; i < 3; i++) {
            attempt(lost, () -> crm.compute(this::transfer));
            counted += attempt(lost, () -> crm.compute(this::count)) ? 1 : 0;
        }
        return new Outcome(left, claimed, counted, lost[0]);
    }

    private static boolean attempt(int[] lost, Supplier<Boolean> work) {
        try {
            return work.get();
        } catch (ConflictException e) {
            lost[0]++;
            return false;
        }
    }

    /** Leaves if another doctor stays. Reads the whole ward and writes one record: skewed if what was read is not checked. */
    private boolean leave(UnitOfWork unit, int round) {
        List<CellId> ward = ward(round, workers);
        List<Cell> known = unit.findAll(Cell.TYPE, ward);
        long onDuty =
                workers - known.stream().filter(doctor -> doctor.value() == 0).count();
        if (onDuty < 2) {
            return false;
        }
        CellId self = ward.get(me);
        if (unit.find(Cell.TYPE, self).isPresent()) {
            unit.update(Cell.TYPE, self, doctor -> new Cell(self, 0));
        } else {
            unit.add(new Cell(self, 0));
        }
        return true;
    }

    private boolean claim(int round) {
        try {
            crm.customers()
                    .add(Customer.person("Ada", "Worker " + me)
                            .addIdentifiers(Identifier.strong("badge", "B" + round))
                            .build());
            return true;
        } catch (DuplicateException taken) {
            return false;
        }
    }

    private boolean transfer(UnitOfWork unit) {
        List<CellId> accounts = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(new CellId("account." + i));
        }
        Collections.shuffle(accounts, random); // so that two transfers may want two accounts in opposite order
        int amount = 1 + random.nextInt(50);
        unit.update(Cell.TYPE, accounts.get(0), account -> account.plus(-amount));
        unit.update(Cell.TYPE, accounts.get(1), account -> account.plus(amount));
        return true;
    }

    private boolean count(UnitOfWork unit) {
        unit.update(Cell.TYPE, new CellId("counter." + me), cell -> cell.plus(1));
        unit.update(Cell.TYPE, new CellId(SHARED), cell -> cell.plus(1));
        return true;
    }

    /**
     * Looks on while others work: reads all accounts as they were at one moment, by writing a record beside them.
     *
     * @return whether it got a turn
     */
    static boolean audit(Crm crm) {
        try {
            long sum = crm.compute(unit -> {
                long now = 0;
                for (int i = 0; i < ACCOUNTS; i++) {
                    now += unit.get(Cell.TYPE, new CellId("account." + i)).value();
                }
                unit.add(Cell.of("", now));
                return now;
            });
            assertThat(sum).as("money while others work").isEqualTo(ACCOUNTS * DEPOSIT);
            return true;
        } catch (ConflictException others) {
            return false;
        }
    }

    /** Fails if anything was lost, done twice or done by two. */
    static void inspect(Crm crm, int workers, List<List<Outcome>> rounds) {
        long money = 0;
        for (int i = 0; i < ACCOUNTS; i++) {
            money += value(crm, "account." + i);
        }
        assertThat(money).as("money in the end").isEqualTo(ACCOUNTS * DEPOSIT);
        long all = 0;
        for (int worker = 0; worker < workers; worker++) {
            int index = worker;
            long counted = rounds.stream()
                    .mapToLong(round -> round.get(index).counted())
                    .sum();
            assertThat(value(crm, "counter." + worker)).as("counter.%s", worker).isEqualTo(counted);
            all += counted;
        }
        assertThat(value(crm, SHARED)).as(SHARED).isEqualTo(all);
        assertThat(crm.customers().count(Query.by(Customer.BY_NAME)))
                .as("customers")
                .isEqualTo(rounds.size());
        for (int round = 0; round < rounds.size(); round++) {
            List<Outcome> outcomes = rounds.get(round);
            assertThat(outcomes.stream().filter(Outcome::claimed))
                    .as("winners of claim %s", round)
                    .hasSize(1);
            List<CellId> ward = ward(round, workers);
            for (int worker = 0; worker < workers; worker++) {
                boolean onDuty = crm.repository(Cell.TYPE)
                        .find(ward.get(worker))
                        .map(doctor -> doctor.value() == 1)
                        .orElse(true);
                assertThat(onDuty)
                        .as("doctor %s on duty in ward %s", worker, round)
                        .isEqualTo(!outcomes.get(worker).left());
            }
            // Nobody stays who could leave, unless it gave up.
            long stayed = outcomes.stream().filter(outcome -> !outcome.left()).count();
            long lost = outcomes.stream().mapToLong(Outcome::lost).sum();
            assertThat(stayed).as("doctors left in ward %s", round).isBetween(1L, 1 + lost);
        }
    }

    private static long value(Crm crm, String cell) {
        return crm.repository(Cell.TYPE).get(new CellId(cell)).value();
    }
}
