package io.crmkit.store.jdbc;

import io.crmkit.store.ConflictException;
import io.crmkit.store.Key;
import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The steps of one batch, run within a transaction. */
final class Commit {
    /** Thrown when statements sent together do not tell how each of them went; the transaction is to be run again, one by one. */
    static final class NotTogetherException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final boolean everAgain;

        NotTogetherException(SQLException cause) {
            super(cause);
            everAgain = true;
        }

        NotTogetherException() {
            super("the driver does not count the rows of each statement");
            everAgain = false;
        }

        /** Whether other batches may be sent together. */
        boolean everAgain() {
            return everAgain;
        }
    }

    /** How many steps are sent at once; more are rather sent as few statements with many values each. */
    private static final int AT_ONCE = 16;

    private final Session session;
    private final boolean together;
    private final Set<Key> stale = new LinkedHashSet<>();

    private Commit(Session session, boolean together) {
        this.session = session;
        this.together = together;
    }

    /**
     * Runs all steps; every stale key is found before the transaction is rolled back.
     *
     * @param together whether neighbours of the same text are sent together
     * @throws ConflictException if a condition does not hold
     */
    static int run(Session session, List<Step> steps, boolean together) throws SQLException {
        Commit commit = new Commit(session, together);
        Optional<SQLException> violated = commit.runAll(steps);
        if (!commit.stale.isEmpty()) {
            throw new ConflictException(commit.stale, violated.orElse(null));
        }
        return steps.size();
    }

    /** Returns the last violation of a constraint, which only the host can have added. */
    private Optional<SQLException> runAll(List<Step> steps) throws SQLException {
        Optional<SQLException> violated = Optional.empty();
        if (together && steps.size() > 1 && steps.size() <= AT_ONCE) {
            runAtOnce(steps);
            return violated;
        }
        int next = 0;
        while (next < steps.size()) {
            int end = together ? endOfRun(steps, next) : next + 1;
            try {
                if (end - next == 1) {
                    runOne(steps.get(next));
                } else {
                    runTogether(steps.subList(next, end));
                }
            } catch (SQLException e) {
                if (!session.dialect().isConstraint(e)) {
                    throw e;
                } else if (end - next > 1) {
                    throw new NotTogetherException(e); // nobody says which of them it was
                }
                stale.add(steps.get(next).key());
                violated = Optional.of(session.dialect().withoutValues(e));
                if (!session.dialect().goesOnAfterConstraint()) {
                    return violated;
                }
            }
            next = end;
        }
        return violated;
    }

    /** Sends all steps in one trip; what is stale shows in what each of them answers. */
    private void runAtOnce(List<Step> steps) throws SQLException {
        PreparedStatement statement =
                session.prepareAll(steps.stream().map(Step::sql).collect(Collectors.joining("; ")));
        Parameters parameters = new Parameters(statement);
        for (Step step : steps) {
            step.binding().bind(parameters);
        }
        List<Answer> answers = new ArrayList<>();
        try {
            for (boolean rows = statement.execute(); ; rows = statement.getMoreResults()) {
                if (rows) {
                    try (ResultSet found = statement.getResultSet()) {
                        boolean number = found.next() && found.getObject(1) instanceof Number;
                        answers.add(new Answer(true, number ? found.getLong(1) : 0));
                    }
                } else if (statement.getUpdateCount() >= 0) {
                    answers.add(new Answer(false, statement.getUpdateCount()));
                } else {
                    break;
                }
            }
        } catch (SQLException e) {
            if (session.dialect().isConstraint(e)) {
                throw new NotTogetherException(e); // nobody says which of them it was
            }
            throw e;
        }
        int first = answers.size() - steps.size(); // what began the transaction has answered before
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            boolean looks = step instanceof Step.Look;
            if (first < 0 || answers.get(first + i).rows() != looks) {
                throw new NotTogetherException(); // with some settings the driver gives rows instead of a count
            }
            long wanted = step instanceof Step.Look look ? look.expected() : 1;
            if (answers.get(first + i).number() != wanted) {
                stale.add(step.key());
            }
        }
    }

    /** What one of several statements answered: the number in its first row, or how many rows it changed. */
    private record Answer(boolean rows, long number) {}

    private static int endOfRun(List<Step> steps, int start) {
        Step first = steps.get(start);
        int end = start + 1;
        if (first instanceof Step.Change) {
            while (end < steps.size() && steps.get(end).sql().equals(first.sql())) {
                end++;
            }
        }
        return end;
    }

    private void runOne(Step step) throws SQLException {
        if (step instanceof Step.Choice choice) {
            Optional<Step.Change> chosen = choose(choice);
            if (chosen.isPresent()) {
                runOne(chosen.get());
            } else {
                stale.add(choice.key());
            }
            return;
        }
        PreparedStatement statement = session.prepare(step.sql());
        step.binding().bind(new Parameters(statement));
        boolean holds;
        if (step instanceof Step.Look look) {
            try (ResultSet rows = statement.executeQuery()) {
                holds = look.expected() == (rows.next() ? rows.getLong(1) : 0);
            }
        } else {
            holds = statement.executeUpdate() == 1;
        }
        if (!holds) {
            stale.add(step.key());
        }
    }

    private Optional<Step.Change> choose(Step.Choice choice) throws SQLException {
        PreparedStatement statement = session.prepare(choice.sql());
        choice.binding().bind(new Parameters(statement));
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(choice.change().apply(rows.getLong(1))) : Optional.empty();
        }
    }

    private void runTogether(List<Step> run) throws SQLException {
        PreparedStatement statement = session.prepare(run.get(0).sql());
        for (Step step : run) {
            step.binding().bind(new Parameters(statement));
            statement.addBatch();
        }
        int[] counts;
        try {
            counts = statement.executeBatch();
        } catch (BatchUpdateException e) {
            // Its message may quote all that was bound; what the database said is behind it.
            throw e.getCause() instanceof SQLException said
                    ? said
                    : session.dialect().withoutValues(e);
        }
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0) {
                throw new NotTogetherException();
            } else if (counts[i] != 1) {
                stale.add(run.get(i).key());
            }
        }
    }
}
