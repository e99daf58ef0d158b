package io.crmkit.core.segment;

import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.Workspace;
import io.crmkit.core.segment.SegmentFinding.Reason;
import java.util.List;
import java.util.Optional;

/** A clause of a rule about records of a type; the tree of a rule is made of these. */
sealed interface Condition<E> {
    /** Returns how it comes out; parts that cannot change that are not asked. */
    Truth of(E entity, Scope scope);

    /** Returns how it and all its parts come out; the truth is that of {@link #of}. */
    SegmentFinding explain(E entity, Scope scope);

    /** Returns whether other records are read. */
    boolean reads();

    /** What clauses are judged with. */
    record Scope(Workspace workspace, SegmentTime time) {}

    /** Gives the id of the customer whose records are asked for. */
    @FunctionalInterface
    interface Owner<E> {
        CustomerId of(E entity);
    }

    /** All, or one, of its parts. */
    record Group<E>(String path, boolean all, List<Condition<E>> parts) implements Condition<E> {
        @Override
        public Truth of(E entity, Scope scope) {
            Truth decided = all ? Truth.FALSE : Truth.TRUE;
            Truth truth = decided.not();
            for (Condition<E> part : cheapFirst()) {
                Truth next = part.of(entity, scope);
                truth = all ? truth.and(next) : truth.or(next);
                if (truth == decided) {
                    return truth;
                }
            }
            return truth;
        }

        private List<Condition<E>> cheapFirst() {
            return parts.stream()
                    .sorted((one, other) -> Boolean.compare(one.reads(), other.reads()))
                    .toList();
        }

        @Override
        public SegmentFinding explain(E entity, Scope scope) {
            List<SegmentFinding> findings =
                    parts.stream().map(part -> part.explain(entity, scope)).toList();
            Truth truth = all ? Truth.TRUE : Truth.FALSE;
            for (SegmentFinding finding : findings) {
                truth = all ? truth.and(finding.truth()) : truth.or(finding.truth());
            }
            return new SegmentFinding(path, all ? "and" : "or", truth, Optional.empty(), findings);
        }

        @Override
        public boolean reads() {
            return parts.stream().anyMatch(Condition::reads);
        }
    }

    /** The opposite of its part. */
    record Not<E>(String path, Condition<E> part) implements Condition<E> {
        @Override
        public Truth of(E entity, Scope scope) {
            return part.of(entity, scope).not();
        }

        @Override
        public SegmentFinding explain(E entity, Scope scope) {
            SegmentFinding finding = part.explain(entity, scope);
            return new SegmentFinding(path, "not", finding.truth().not(), Optional.empty(), List.of(finding));
        }

        @Override
        public boolean reads() {
            return part.reads();
        }
    }

    /** A test of a field. */
    record FieldTest<E>(String path, SegmentField<E> field, Comparison comparison) implements Condition<E> {
        @Override
        public Truth of(E entity, Scope scope) {
            return comparison.of(field.valuesOf(entity, scope.time()), field.isSeveral(), scope.time());
        }

        @Override
        public SegmentFinding explain(E entity, Scope scope) {
            List<Object> values = field.valuesOf(entity, scope.time());
            Truth truth = comparison.of(values, field.isSeveral(), scope.time());
            Optional<Reason> reason = truth != Truth.UNKNOWN
                    ? Optional.empty()
                    : Optional.of(values.isEmpty() ? Reason.MISSING_VALUE : Reason.OTHER_CURRENCY);
            return new SegmentFinding(path, field + " " + comparison.operator().key(), truth, reason, List.of());
        }

        @Override
        public boolean reads() {
            return false;
        }
    }

    /** A test of what the records of a customer amount to. */
    record RelatedTest<E, R>(String path, Owner<E> owner, RelatedQuestion<R> question) implements Condition<E> {
        @Override
        public Truth of(E entity, Scope scope) {
            return question.answer(owner.of(entity), scope).truth();
        }

        @Override
        public SegmentFinding explain(E entity, Scope scope) {
            RelatedQuestion.Answer answer = question.answer(owner.of(entity), scope);
            return new SegmentFinding(path, question.text(), answer.truth(), answer.reason(), List.of());
        }

        @Override
        public boolean reads() {
            return true;
        }
    }
}
