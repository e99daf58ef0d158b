package io.crmkit.examples.quickstart.followup;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.decision.ContactRequest;
import io.crmkit.privacy.decision.Decision;
import io.crmkit.privacy.fact.Fact;
import io.crmkit.privacy.fact.Facts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks whether customers may be contacted about what went wrong. */
final class Permissions {
    private final Crm crm;
    private final Privacy privacy;

    Permissions(Crm crm, Privacy privacy) {
        this.crm = crm;
        this.privacy = privacy;
    }

    /** Asks for each of some customers, for every channel. */
    void ask(List<CustomerId> customers, PermissionCounts counts) {
        Map<CustomerId, Customer> known = new HashMap<>();
        crm.customers().findAll(customers).forEach(customer -> known.put(customer.id(), customer));
        List<ContactRequest> requests = new ArrayList<>();
        for (CustomerId customer : customers) {
            PermissionCounts.CHANNELS.forEach(channel -> requests.add(request(customer, channel)));
        }
        for (Decision decision : privacy.decide(requests)) {
            boolean hasAddress = Optional.ofNullable(known.get(decision.customer()))
                    .map(customer -> hasAddress(customer, decision.channel()))
                    .orElse(false);
            counts.add(decision, hasAddress);
        }
    }

    /** A person who follows up writes the text message by hand: no machine chooses numbers. */
    private static ContactRequest request(CustomerId customer, Channel channel) {
        return ContactRequest.builder(customer, channel, Purpose.SERVICE_RECOVERY)
                .facts(channel == Channel.SMS ? Facts.of(Fact.AUTODIALLED, false) : Facts.none())
                .build();
    }

    private static boolean hasAddress(Customer customer, Channel channel) {
        return channel == Channel.EMAIL
                ? !customer.emails().isEmpty()
                : !customer.phones().isEmpty();
    }
}
