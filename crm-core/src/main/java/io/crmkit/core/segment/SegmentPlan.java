package io.crmkit.core.segment;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.Lifecycle;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.page.Cursor;
import io.crmkit.core.page.Page;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.Repository;
import io.crmkit.core.segment.SegmentKind.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The queries that together find every customer for whom a rule can be true, none twice: by an index if a clause that must hold allows
 * it, otherwise all customers.
 */
record SegmentPlan(List<Query<Customer>> queries) {
    static SegmentPlan of(Condition<Customer> when) {
        List<Condition.FieldTest<Customer>> necessary = new ArrayList<>();
        collect(when, necessary);
        return byName(necessary)
                .or(() -> byLifecycle(necessary))
                .orElseGet(() -> new SegmentPlan(List.of(Query.by(Customer.BY_NAME))));
    }

    /** Collects the tests without which the rule is not true. */
    private static void collect(Condition<Customer> condition, List<Condition.FieldTest<Customer>> necessary) {
        if (condition instanceof Condition.FieldTest<Customer> test) {
            necessary.add(test);
        } else if (condition instanceof Condition.Group<Customer> group
                && (group.all() || group.parts().size() == 1)) {
            group.parts().forEach(part -> collect(part, necessary));
        }
    }

    private static Optional<SegmentPlan> byName(List<Condition.FieldTest<Customer>> necessary) {
        for (Condition.FieldTest<Customer> test : necessary) {
            Operator operator = test.comparison().operator();
            if (test.field() == CustomerFacts.NAME && (operator == Operator.IS || operator == Operator.STARTS_WITH)) {
                String text = (String) constants(test).get(0);
                Query<Customer> all = Query.by(Customer.BY_NAME);
                return Optional.of(new SegmentPlan(List.of(
                        operator == Operator.IS
                                ? all.equal(Customer.NAME, text)
                                : all.startsWith(Customer.NAME, text))));
            }
        }
        return Optional.empty();
    }

    private static Optional<SegmentPlan> byLifecycle(List<Condition.FieldTest<Customer>> necessary) {
        for (Condition.FieldTest<Customer> test : necessary) {
            Operator operator = test.comparison().operator();
            if (test.field() == CustomerFacts.LIFECYCLE && (operator == Operator.IS || operator == Operator.IN)) {
                TreeSet<Lifecycle> stages = new TreeSet<>();
                constants(test).forEach(name -> stages.add(Lifecycle.valueOf((String) name)));
                return Optional.of(new SegmentPlan(stages.stream()
                        .map(stage -> Query.by(Customer.BY_LIFECYCLE).equal(Customer.LIFECYCLE, stage))
                        .toList()));
            }
        }
        return Optional.empty();
    }

    private static List<Object> constants(Condition.FieldTest<Customer> test) {
        return test.comparison().operands().stream()
                .map(operand -> ((Operand.Constant) operand).value())
                .toList();
    }

    Stream<Customer> stream(Repository<Customer, CustomerId> customers) {
        return queries.stream().flatMap(customers::stream);
    }

    /** Returns a page of one of the queries; its cursor says of which. */
    Page<Customer> page(Repository<Customer, CustomerId> customers, PageRequest request) {
        int number = 0;
        PageRequest within = PageRequest.ofSize(request.size());
        if (request.after().isPresent()) {
            String token = request.after().get().token();
            int dot = token.indexOf('.');
            number = number(token, dot);
            within = dot == token.length() - 1 ? within : within.after(new Cursor(token.substring(dot + 1)));
        }
        Page<Customer> page = customers.page(queries.get(number), within);
        if (page.next().isPresent()) {
            return new Page<>(
                    page.items(),
                    Optional.of(new Cursor(number + "." + page.next().get().token())));
        }
        return number + 1 < queries.size()
                ? new Page<>(page.items(), Optional.of(new Cursor((number + 1) + ".")))
                : page;
    }

    private int number(String token, int dot) {
        try {
            int number = Integer.parseInt(token.substring(0, Math.max(0, dot)));
            if (number >= 0 && number < queries.size()) {
                return number;
            }
        } catch (NumberFormatException malformed) {
            throw new InvalidInputException("cursor", "is malformed or of another segment", malformed);
        }
        throw new InvalidInputException("cursor", "is malformed or of another segment");
    }
}
