package io.crmkit.privacy;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.CrmException;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.privacy.consent.ConsentLog;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionEventId;
import io.crmkit.privacy.decision.ContactRequest;
import io.crmkit.privacy.decision.Decision;
import io.crmkit.privacy.decision.DecisionEngine;
import io.crmkit.privacy.decision.RecentContacts;
import io.crmkit.privacy.decision.SuppressionMatch;
import io.crmkit.privacy.suppression.ContactAddress;
import io.crmkit.privacy.suppression.Suppression;
import io.crmkit.privacy.suppression.SuppressionList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what the store knows of those whom requests ask about. What cannot be read is no. */
final class Subjects {
    private static final Logger LOG = LoggerFactory.getLogger(Subjects.class);
    private static final int CUSTOMERS_AT_ONCE = 500;

    private final Crm crm;
    private final MergedLogs logs;
    private final Optional<ContactHistory> history;
    private final Optional<SuppressionList> suppressions;

    Subjects(Crm crm, Optional<ContactHistory> history, Optional<SuppressionList> suppressions) {
        this.crm = crm;
        this.logs = new MergedLogs(crm);
        this.history = history;
        this.suppressions = suppressions;
    }

    /** A request with what is known; without a log if that could not be read. */
    record Case(ContactRequest request, Optional<ConsentLog> log) {
        Decision decide(DecisionEngine engine, Instant now) {
            if (log.isEmpty()) {
                return Decision.storeFailed(request, now);
            }
            boolean live =
                    request.knownAt().isEmpty() && !request.at().orElse(now).isBefore(now);
            return engine.decide(request, live ? asRead(log.get(), now) : log.get(), now);
        }

        /**
         * An event that is recorded already, with the same contents, changes nothing.
         *
         * @throws DuplicateException if an id is known with other contents
         */
        Case with(List<PermissionEvent> more) {
            return more.isEmpty() ? this : new Case(request, log.map(known -> with(known, more)));
        }

        private static ConsentLog with(ConsentLog known, List<PermissionEvent> more) {
            Map<PermissionEventId, PermissionEvent> byId = new HashMap<>();
            known.events().forEach(event -> byId.put(event.id(), event));
            Set<CustomerId> united = known.events().stream()
                    .flatMap(event -> event.streams().stream())
                    .collect(Collectors.toSet());
            return known.with(more.stream()
                    .filter(event -> ConsentRecorder.fresh(byId, event))
                    .map(event ->
                            event.withStreams(united)) // as it would be recorded, of customers that are one by a merge
                    .toArray(PermissionEvent[]::new));
        }
    }

    Instant now() {
        return crm.now();
    }

    /** Reads each customer and each log once, however many requests ask about them. */
    List<Case> read(Collection<ContactRequest> requests) {
        Map<CustomerId, Optional<Customer>> customers = customers(requests);
        Map<CustomerId, Optional<ConsentLog>> known = new HashMap<>();
        List<Case> cases = new ArrayList<>();
        for (ContactRequest request : requests) {
            Optional<Customer> customer = customers.get(request.customer());
            Optional<ConsentLog> log = request.knownAt().isPresent()
                    ? readableLog(request)
                    : known.computeIfAbsent(request.customer(), id -> readableLog(request));
            cases.add(customer == null ? new Case(request, Optional.empty()) : of(request, customer, log));
        }
        return cases;
    }

    Case read(ContactRequest request) {
        return read(List.of(request)).get(0);
    }

    /** Reads only the log of a customer whom the caller has. */
    Case read(ContactRequest request, Customer customer) {
        if (!request.customer().equals(customer.id())) {
            throw new InvalidInputException("question", "must ask about the customer that it is given");
        }
        return of(request, Optional.of(customer), readableLog(request));
    }

    private Case of(ContactRequest request, Optional<Customer> customer, Optional<ConsentLog> log) {
        ContactRequest completed = customer.map(known -> KnownCustomer.complete(request, known))
                .orElseGet(() -> KnownCustomer.nobody(request));
        if (history.isPresent() && request.recentContacts().isEmpty()) {
            completed = completed.withRecentContacts(
                    new RecentContacts(history.get().of(request.customer())));
        }
        if (customer.isPresent()
                && suppressions.isPresent()
                && request.suppression().isEmpty()) {
            try {
                completed = suppressed(completed, customer.get(), suppressions.get());
            } catch (CrmException failed) {
                LOG.warn("the suppression list could not be read, so contacts are denied", failed);
                return new Case(completed, Optional.empty());
            }
        }
        return new Case(completed, log);
    }

    /**
     * Any address of the channel counts, as a request does not say which of them the host will take; of several entries the last
     * one, as a consent has to come after each of them.
     */
    private static ContactRequest suppressed(ContactRequest request, Customer customer, SuppressionList list) {
        Set<ContactAddress.Kind> kinds = switch (request.channel()) {
            case EMAIL -> Set.of(ContactAddress.Kind.EMAIL);
            case PHONE, AUTOMATED_CALL, SMS -> Set.of(ContactAddress.Kind.PHONE);
            case MESSAGING -> Set.of(ContactAddress.Kind.PHONE, ContactAddress.Kind.HANDLE);
            case SOCIAL -> Set.of(ContactAddress.Kind.HANDLE);
            default -> Set.of();
        };
        return ContactAddress.of(customer).stream()
                .filter(address -> kinds.contains(address.kind()))
                .flatMap(address -> list.find(address).stream())
                .map(Suppression::since)
                .max(Instant::compareTo)
                .map(since -> request.withSuppression(new SuppressionMatch(since, true)))
                .orElse(request);
    }

    private Optional<ConsentLog> readableLog(ContactRequest request) {
        CustomerId customer = request.customer();
        try {
            return Optional.of(logs.read(customer, request.knownAt().orElse(Instant.MAX)));
        } catch (CrmException failed) {
            LOG.warn("the consent log of customer {} could not be read, so contacts are denied", customer, failed);
            return Optional.empty();
        }
    }

    /** Returns who is there, and for whom the store says that nobody is; leaves out those it could not be asked for. */
    private Map<CustomerId, Optional<Customer>> customers(Collection<ContactRequest> requests) {
        Set<CustomerId> ids = new LinkedHashSet<>();
        requests.forEach(request -> ids.add(request.customer()));
        Map<CustomerId, Optional<Customer>> customers = new HashMap<>();
        List<CustomerId> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += CUSTOMERS_AT_ONCE) {
            List<CustomerId> some = all.subList(from, Math.min(all.size(), from + CUSTOMERS_AT_ONCE));
            try {
                List<Customer> found = crm.repository(Customer.TYPE).findAll(some);
                some.forEach(id -> customers.put(id, Optional.empty()));
                found.forEach(customer -> customers.put(customer.id(), Optional.of(customer)));
            } catch (CrmException failed) {
                LOG.warn("customers could not be read, so contacts are denied", failed);
            }
        }
        return customers;
    }

    /** A stop that can be read has been recorded by now, even if the clock that stamped it is ahead of ours. */
    static ConsentLog asRead(ConsentLog log, Instant now) {
        boolean allBefore = true;
        for (PermissionEvent event : log.events()) {
            allBefore = allBefore && !ahead(event, now);
        }
        return allBefore
                ? log
                : ConsentLog.of(log.events().stream()
                        .map(event -> ahead(event, now) ? event.withRecordedAt(now) : event)
                        .toList());
    }

    private static boolean ahead(PermissionEvent event, Instant now) {
        return event.type().stops() && event.countsFrom().isAfter(now);
    }
}
