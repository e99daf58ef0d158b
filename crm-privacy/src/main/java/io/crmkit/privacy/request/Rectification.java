package io.crmkit.privacy.request;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.repository.UnitOfWork;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** One change of one record of a person, with the names of what changed. */
final class Rectification<E, I extends Id> {
    private final EntityType<E, I> type;
    private final CustomerId person;
    private final Set<String> fields = new TreeSet<>();

    Rectification(EntityType<E, I> type, CustomerId person) {
        this.type = type;
        this.person = person;
        if (type.personalFields().isEmpty()) {
            throw new InvalidInputException("rectify.type", "must have personal fields");
        }
    }

    E apply(UnitOfWork unit, I id, UnaryOperator<E> edit) {
        E before = unit.get(type, id);
        if (subjects(before).stream().noneMatch(one -> isPerson(unit, one))) {
            throw new InvalidInputException("rectify.record", "must be about the person who asks");
        }
        E after = unit.update(type, id, edit);
        if (!subjects(after).equals(subjects(before))) {
            throw new InvalidInputException("rectify.edit", "must not change whose the record is");
        }
        compare(before, after);
        return after;
    }

    private boolean isPerson(UnitOfWork unit, CustomerId customer) {
        CustomerId one = customer;
        while (!one.equals(person)) {
            var survivor = unit.find(Customer.TYPE, one).flatMap(Customer::mergedInto);
            if (survivor.isEmpty()) {
                return false;
            }
            one = survivor.get();
        }
        return true;
    }

    private Set<CustomerId> subjects(E entity) {
        Set<CustomerId> subjects = new HashSet<>();
        if (type.name().equals(Customer.TYPE.name())) {
            subjects.add(new CustomerId(type.idOf(entity).value()));
        }
        for (Attribute<E, CustomerId> subject : type.subjects()) {
            subjects.add(subject.decode(subject.of(entity)));
        }
        return subjects;
    }

    private void compare(E before, E after) {
        JsonNode old = PersonJson.parse(type.codec().encode(before));
        JsonNode next = PersonJson.parse(type.codec().encode(after));
        Set<String> all = new HashSet<>(old.propertyNames());
        all.addAll(next.propertyNames());
        all.stream()
                .filter(field -> !Objects.equals(old.get(field), next.get(field)))
                .forEach(fields::add);
        if (fields.isEmpty()) {
            throw new InvalidInputException("rectify.edit", "must change the record");
        }
    }

    /** Returns the type and the names of the fields that changed. */
    String changed() {
        return type + ": " + String.join(", ", fields);
    }
}
