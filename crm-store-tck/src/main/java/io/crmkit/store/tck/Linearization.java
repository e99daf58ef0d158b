package io.crmkit.store.tck;

import io.crmkit.store.Key;
import io.crmkit.store.Op;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks for an order in which concurrent calls could have happened one by one, each at some moment between its begin and its
 * end, with the answers they gave (Herlihy and Wing, Linearizability, 1990). All orders are tried.
 */
final class Linearization {
    /** What is stored between two calls: versions of the records that exist, and the log. */
    record State(Map<Key, Long> versions, List<String> log) {
        long version(Key key) {
            return versions.getOrDefault(key, 0L);
        }

        boolean holds(Op op) {
            if (op instanceof Op.Put put) {
                return version(op.key()) == put.expected();
            } else if (op instanceof Op.Delete delete) {
                return version(op.key()) == delete.expected();
            } else if (op instanceof Op.Check check) {
                return version(op.key()) == check.expected();
            }
            long expected = ((Op.Append) op).expectedLast();
            return expected == Op.Append.AT_END || expected == log.size();
        }

        /** Returns what a batch leaves behind, or nothing if it conflicts. */
        Optional<State> after(List<Op> ops) {
            if (!ops.stream().allMatch(this::holds)) {
                return Optional.empty();
            }
            Map<Key, Long> nextVersions = new HashMap<>(versions);
            List<String> nextLog = new ArrayList<>(log);
            for (Op op : ops) {
                if (op instanceof Op.Put put) {
                    nextVersions.put(op.key(), put.next().version());
                } else if (op instanceof Op.Delete) {
                    nextVersions.remove(op.key());
                } else if (op instanceof Op.Append append) {
                    nextLog.addAll(append.bodies());
                }
            }
            return Optional.of(new State(Map.copyOf(nextVersions), List.copyOf(nextLog)));
        }
    }

    /** What an answer means: the state after the call, or nothing if the call cannot have answered so in this state. */
    @FunctionalInterface
    interface Step {
        Optional<State> from(State state);
    }

    /**
     * A call that has ended.
     *
     * @param reads whether it leaves the state as it is, so that a history without it is still one
     */
    record Call(String shown, long began, long ended, boolean reads, Step step) {
        @Override
        public String toString() {
            return "[%d to %d] %s".formatted(began, ended, shown);
        }
    }

    private record Node(Set<Integer> done, State state) {}

    private final List<Call> calls;
    private final Set<Node> seen = new HashSet<>();

    private Linearization(List<Call> calls) {
        this.calls = calls;
    }

    /** Returns few calls that no order explains, or nothing if there is an order of them all. */
    static Optional<String> contradiction(Map<Key, Long> versions, List<Call> calls) {
        State start = new State(versions, List.of());
        if (exists(start, calls)) {
            return Optional.empty();
        }
        List<Call> few = new ArrayList<>(calls);
        for (Call call : calls) {
            if (call.reads()) {
                few.remove(call);
                if (exists(start, few)) {
                    few.add(call);
                }
            }
        }
        return Optional.of(few.stream()
                .sorted(Comparator.comparingLong(Call::began))
                .map(Call::toString)
                .collect(Collectors.joining("\n  ", "no order explains these calls, moments in brackets:\n  ", "")));
    }

    private static boolean exists(State start, List<Call> calls) {
        return new Linearization(calls).search(Set.of(), start);
    }

    private boolean search(Set<Integer> done, State state) {
        if (done.size() == calls.size()) {
            return true;
        }
        if (!seen.add(new Node(done, state))) {
            return false;
        }
        long firstEnd = Long.MAX_VALUE;
        for (int i = 0; i < calls.size(); i++) {
            if (!done.contains(i)) {
                firstEnd = Math.min(firstEnd, calls.get(i).ended());
            }
        }
        for (int i = 0; i < calls.size(); i++) {
            if (!done.contains(i) && calls.get(i).began() < firstEnd) {
                Optional<State> next = calls.get(i).step().from(state);
                if (next.isPresent()) {
                    Set<Integer> more = new HashSet<>(done);
                    more.add(i);
                    if (search(Set.copyOf(more), next.get())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
