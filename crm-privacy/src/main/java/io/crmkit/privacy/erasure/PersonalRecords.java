package io.crmkit.privacy.erasure;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.Reference;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.repository.Query;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds the records of a person by the descriptors: in every entity type that names data subjects, those of the host too, and the
 * customer itself.
 */
public final class PersonalRecords {
    private static final int MERGED = 1_000;

    private final Crm crm;

    private PersonalRecords(Crm crm) {
        this.crm = crm;
    }

    /** Returns the records of the tenant of a CRM. */
    public static PersonalRecords of(Crm crm) {
        return new PersonalRecords(crm);
    }

    /** Returns the types that can name a person, those that refer to others before those; the customer last. */
    public List<EntityType<?, ?>> types() {
        Map<String, EntityType<?, ?>> byName = new TreeMap<>();
        crm.entityTypes().forEach(type -> byName.put(type.name(), type));
        Set<EntityType<?, ?>> targetsFirst = new LinkedHashSet<>();
        targetsFirst.add(Customer.TYPE);
        byName.values().forEach(type -> visit(type, byName, new LinkedHashSet<>(), targetsFirst));
        List<EntityType<?, ?>> types = new ArrayList<>();
        for (EntityType<?, ?> type : targetsFirst) {
            if (type == Customer.TYPE || !type.subjects().isEmpty()) {
                types.add(0, type);
            }
        }
        return List.copyOf(types);
    }

    private static <E> void visit(
            EntityType<E, ?> type,
            Map<String, EntityType<?, ?>> byName,
            Set<EntityType<?, ?>> path,
            Set<EntityType<?, ?>> done) {
        if (done.contains(type) || !path.add(type)) {
            return;
        }
        for (Reference<E> reference : type.references()) {
            EntityType<?, ?> target = byName.get(reference.target());
            if (target != null) {
                visit(target, byName, path, done);
            }
        }
        done.add(type);
    }

    /** Returns the customer and those that were merged into it, the customer first. */
    public List<CustomerId> sameAs(CustomerId customer) {
        Set<CustomerId> all = new LinkedHashSet<>();
        List<CustomerId> open = new ArrayList<>(List.of(customer));
        while (!open.isEmpty()) {
            CustomerId next = open.remove(0);
            if (all.add(next)) {
                crm.customers().findBy(Customer.MERGED, next, MERGED).forEach(merged -> open.add(merged.id()));
            }
        }
        return List.copyOf(all);
    }

    /** Returns the records of a type that name one of these customers, read in pages; one that names two of them comes once. */
    public <E, I extends Id> Stream<E> stream(EntityType<E, I> type, List<CustomerId> customers) {
        if (type.name().equals(Customer.TYPE.name())) {
            return crm
                    .repository(type)
                    .findAll(customers.stream().map(id -> type.id(id.value())).toList())
                    .stream();
        }
        Set<I> seen = new LinkedHashSet<>();
        boolean several = type.subjects().size() > 1;
        return customers.stream()
                .flatMap(customer -> type.subjects().stream()
                        .flatMap(subject -> crm.repository(type).stream(
                                Query.by(index(type, subject)).equal(subject, customer))))
                .filter(entity -> !several || seen.add(type.idOf(entity)));
    }

    /** Returns how many records of a type name one of these customers; one that names two of them may count twice. */
    public <E, I extends Id> long count(EntityType<E, I> type, List<CustomerId> customers) {
        if (type.name().equals(Customer.TYPE.name())) {
            return stream(type, customers).count();
        }
        long count = 0;
        for (CustomerId customer : customers) {
            for (Attribute<E, CustomerId> subject : type.subjects()) {
                count += crm.repository(type)
                        .count(Query.by(index(type, subject)).equal(subject, customer));
            }
        }
        return count;
    }

    private static <E> EntityIndex<E> index(EntityType<E, ?> type, Attribute<E, CustomerId> subject) {
        return type.indexes().stream()
                .filter(index -> index.attributes().indexOf(subject) == 0)
                .findFirst()
                .orElseThrow(); // a descriptor whose subject leads no index is refused
    }
}
