package io.crmkit.privacy.retention;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.Reference;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.privacy.audit.AuditLog;
import io.crmkit.privacy.erasure.Tombstone;
import io.crmkit.privacy.hold.LegalHold;
import io.crmkit.privacy.key.SubjectKey;
import io.crmkit.privacy.purpose.Purposes;
import io.crmkit.privacy.suppression.Suppression;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The rules of all schedules, checked against the entity types of a CRM. */
final class Rulebook {
    private final Map<String, EntityType<?, ?>> types = new TreeMap<>();
    private final List<String> order;
    private final List<RetentionSchedule> schedules;

    /** A rule with the schedule that it stands in. */
    record Bound(RetentionSchedule schedule, RetentionRule rule) {
        String name() {
            return schedule + "/" + rule.id();
        }
    }

    Rulebook(Crm crm, Purposes purposes, List<RetentionSchedule> schedules) {
        crm.entityTypes().forEach(type -> types.put(type.name(), type));
        this.schedules = List.copyOf(schedules);
        Set<String> targetsFirst = new LinkedHashSet<>();
        types.values().forEach(type -> visit(type, new HashSet<>(), targetsFirst));
        List<String> referrersFirst = new ArrayList<>();
        targetsFirst.forEach(name -> referrersFirst.add(0, name));
        this.order = List.copyOf(referrersFirst);
        checkVersions();
        schedules.forEach(schedule -> schedule.rules().forEach(rule -> check(schedule, rule, purposes)));
        all().forEach(this::checkActivity);
    }

    private List<Bound> all() {
        List<Bound> all = new ArrayList<>();
        schedules.forEach(schedule -> schedule.rules().forEach(rule -> all.add(new Bound(schedule, rule))));
        return all;
    }

    /** If what shows an activity went earlier, a customer would look inactive who is not. */
    private void checkActivity(Bound inactive) {
        if (inactive.rule().trigger() instanceof RetentionTrigger.LastActivity activity) {
            for (Bound other : all()) {
                boolean removes = other.rule().action() == RetentionAction.ERASE
                        && other.rule().entities().stream().anyMatch(activity.types()::contains);
                if (removes && shorter(other.rule(), inactive.rule())) {
                    throw new InvalidInputException(
                            "schedule " + inactive.name() + ".period",
                            "must not be longer than that of " + other.name() + ", which removes the activity");
                }
            }
        }
    }

    private static boolean shorter(RetentionRule one, RetentionRule other) {
        LocalDate any = LocalDate.of(2001, 1, 1);
        int order = any.plus(one.period()).compareTo(any.plus(other.period()));
        return order < 0 || (order == 0 && other.endOfYear() && !one.endOfYear());
    }

    private <E> void visit(EntityType<E, ?> type, Set<String> path, Set<String> done) {
        if (done.contains(type.name()) || !path.add(type.name())) {
            return;
        }
        for (Reference<E> reference : type.references()) {
            Optional.ofNullable(types.get(reference.target())).ifPresent(target -> visit(target, path, done));
        }
        done.add(type.name());
    }

    private void checkVersions() {
        for (int i = 0; i < schedules.size(); i++) {
            for (RetentionSchedule other : schedules.subList(0, i)) {
                if (other.id().equals(schedules.get(i).id()) && other.overlaps(schedules.get(i))) {
                    throw new InvalidInputException("schedule " + other.id(), "must not overlap another version");
                }
            }
        }
    }

    private void check(RetentionSchedule schedule, RetentionRule rule, Purposes purposes) {
        String path = "schedule " + schedule + "/" + rule.id();
        if (!purposes.contains(rule.purpose())) {
            throw new InvalidInputException(path + ".purpose", "is not registered");
        }
        rule.entities().forEach(name -> check(path, rule, type(path + ".entities", name)));
        if (rule.trigger() instanceof RetentionTrigger.LastActivity activity) {
            activity.types().forEach(name -> {
                if (history(type(path + ".trigger", name)).isEmpty()) {
                    throw new InvalidInputException(
                            path + ".trigger", name + " must have an index by customer, then time");
                }
            });
        }
        if (rule.trigger() instanceof RetentionTrigger.EndOf end) {
            EntityType<?, ?> contracts = type(path + ".trigger", end.type());
            checkMoment(path, contracts, end.attribute());
            if (contracts.subjects().isEmpty()) {
                throw new InvalidInputException(path + ".trigger", end.type() + " must name customers");
            }
        }
    }

    private void check(String path, RetentionRule rule, EntityType<?, ?> type) {
        if (evidence().contains(type.name())) {
            throw new InvalidInputException(path + ".entities", type + " protects persons and must stay");
        }
        if (rule.action() == RetentionAction.REDACT && !redacts(type)) {
            throw new InvalidInputException(path + ".action", type + " is not redacted record by record");
        }
        if (rule.trigger() instanceof RetentionTrigger.OfAttribute own) {
            checkMoment(path, type, own.name());
        }
        boolean ofCustomers = rule.trigger() instanceof RetentionTrigger.LastActivity
                || rule.trigger() instanceof RetentionTrigger.EndOf;
        if (ofCustomers && type != Customer.TYPE && type.subjects().isEmpty()) {
            throw new InvalidInputException(path + ".trigger", type + " must name customers");
        }
        for (RetentionExemption exemption : rule.exemptions()) {
            if (Moments.attribute(type, exemption.attribute()).isEmpty()) {
                throw new InvalidInputException(
                        path + ".exemptions", exemption.attribute() + " must be in an index of " + type);
            }
        }
    }

    /** A customer is erased as a person, with everything that belongs to it. */
    static boolean redacts(EntityType<?, ?> type) {
        return type.erasureRule() instanceof ErasureRule.Redact<?> && type != Customer.TYPE;
    }

    private static void checkMoment(String path, EntityType<?, ?> type, String name) {
        if (Moments.attribute(type, name).filter(Attribute::isTemporal).isEmpty()) {
            throw new InvalidInputException(path + ".trigger", name + " must be a date or time in an index of " + type);
        }
    }

    /** What shows that the library did its duty, or makes it do it: no rule removes that. */
    private static Set<String> evidence() {
        Set<String> names = new HashSet<>(Set.of(
                SubjectKey.TYPE.name(),
                LegalHold.TYPE.name(),
                Suppression.TYPE.name(),
                Tombstone.TYPE.name(),
                RetentionSweep.TYPE.name()));
        AuditLog.entityTypes().forEach(type -> names.add(type.name()));
        return names;
    }

    private EntityType<?, ?> type(String path, String name) {
        EntityType<?, ?> type = types.get(name);
        if (type == null) {
            throw new InvalidInputException(path, name + " must be a registered entity type");
        }
        return type;
    }

    EntityType<?, ?> type(String name) {
        return type("entity type", name);
    }

    /** Returns the indexes by customer, then a date or time. */
    static <E> List<EntityIndex<E>> history(EntityType<E, ?> type) {
        List<EntityIndex<E>> found = new ArrayList<>();
        for (Attribute<E, CustomerId> subject : type.subjects()) {
            type.indexes().stream()
                    .filter(index -> index.attributes().size() > 1
                            && index.attributes().get(0) == subject
                            && index.attributes().get(1).isTemporal())
                    .findFirst()
                    .ifPresent(found::add);
        }
        return found;
    }

    List<Bound> rules(String type, Instant at) {
        List<Bound> rules = new ArrayList<>();
        for (RetentionSchedule schedule : schedules) {
            schedule.rulesAt(at).stream()
                    .filter(rule -> rule.entities().contains(type))
                    .forEach(rule -> rules.add(new Bound(schedule, rule)));
        }
        return rules;
    }

    /** Returns the types that rules are about at a moment, those that refer to others before those. */
    List<String> typesWithRules(Instant at) {
        return order.stream().filter(name -> !rules(name, at).isEmpty()).toList();
    }

    /** Returns whether a round comes to records of {@code first} before those of {@code second}. */
    boolean before(String first, String second) {
        return order.indexOf(first) < order.indexOf(second);
    }

    /** Returns the types that name entities of a type, as far as they have an index that begins with the name. */
    List<EntityType<?, ?>> namers(String target) {
        List<EntityType<?, ?>> namers = new ArrayList<>();
        types.values().stream().filter(type -> !namers(type, target).isEmpty()).forEach(namers::add);
        return namers;
    }

    /** Returns the indexes of a type that begin with the name of an entity of another type. */
    static <E> List<EntityIndex<E>> namers(EntityType<E, ?> type, String target) {
        List<EntityIndex<E>> indexes = new ArrayList<>();
        for (Reference<E> reference : type.references()) {
            if (reference.target().equals(target)) {
                type.indexes().stream()
                        .filter(index -> index.attributes().get(0) == reference.attribute())
                        .findFirst()
                        .ifPresent(indexes::add);
            }
        }
        return indexes;
    }

    /** Returns when a record that is added now could be due at the earliest, or when rules begin or end. */
    Optional<Instant> nextChange(Instant now) {
        List<Instant> moments = new ArrayList<>();
        for (RetentionSchedule schedule : schedules) {
            LocalDate today = LocalDate.ofInstant(now, schedule.zone());
            schedule.rulesAt(now).forEach(rule -> moments.add(rule.dueAt(today, schedule.zone())));
            bounds(schedule.validity(), moments);
            schedule.rules().forEach(rule -> bounds(rule.validity(), moments));
        }
        return moments.stream().filter(now::isBefore).min(Instant::compareTo);
    }

    private static void bounds(RetentionRule.Validity validity, List<Instant> moments) {
        validity.from().ifPresent(moments::add);
        validity.to().ifPresent(moments::add);
    }

    List<RetentionSchedule> schedules() {
        return schedules;
    }
}
