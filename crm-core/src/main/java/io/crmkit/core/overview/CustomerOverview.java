package io.crmkit.core.overview;

import io.crmkit.core.account.Account;
import io.crmkit.core.account.AccountContact;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.NotFoundException;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.core.page.Page;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.purchase.Purchase;
import io.crmkit.core.relationship.Relationship;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.Workspace;
import io.crmkit.core.task.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * The 360-degree view of a customer: who it is, its accounts and relationships, and the first page of what happened, the newest
 * first. Each page goes on by its cursor and the query of the same name here.
 *
 * @param customer who it is
 * @param accounts the accounts it owns, then those it acts for; at most as many of each as the page size
 * @param relationships to other customers, in both directions; at most as many of each as the page size
 * @param timeline what was said and done, over all channels, the newest first
 * @param purchases sales, refunds and subscriptions, the newest first
 * @param feedback answers to surveys, the newest first
 * @param openTasks what is still to be done, the most urgent first
 */
public record CustomerOverview(
        Customer customer,
        List<Account> accounts,
        List<Relationship> relationships,
        Page<Interaction> timeline,
        Page<Purchase> purchases,
        Page<Feedback> feedback,
        Page<Task> openTasks) {
    /** Copies the lists. */
    public CustomerOverview {
        accounts = List.copyOf(accounts);
        relationships = List.copyOf(relationships);
    }

    /**
     * Reads the overview; applications call {@code crm.overview(...)}. The parts are read one after the other, so a change made
     * meanwhile may show in one of them only.
     *
     * @param request the size of every page; its cursor is not used
     * @throws NotFoundException if there is no such customer
     */
    public static CustomerOverview read(Workspace workspace, CustomerId id, PageRequest request) {
        PageRequest first = PageRequest.ofSize(request.size());
        Customer customer = workspace.repository(Customer.TYPE).get(id);
        return new CustomerOverview(
                customer,
                accounts(workspace, id, first),
                relationships(workspace, id, first),
                workspace.repository(Interaction.TYPE).page(timelineOf(id), first),
                workspace.repository(Purchase.TYPE).page(purchasesOf(id), first),
                workspace.repository(Feedback.TYPE).page(feedbackOf(id), first),
                workspace.repository(Task.TYPE).page(openTasksOf(id), first));
    }

    /** Returns the query for the interactions of a customer, the newest first. */
    public static Query<Interaction> timelineOf(CustomerId id) {
        return Query.by(Interaction.BY_CUSTOMER).equal(Interaction.CUSTOMER, id).descending();
    }

    /** Returns the query for the purchases of a customer, the newest first. */
    public static Query<Purchase> purchasesOf(CustomerId id) {
        return Query.by(Purchase.BY_CUSTOMER).equal(Purchase.CUSTOMER, id).descending();
    }

    /** Returns the query for the answers of a customer, the newest first. */
    public static Query<Feedback> feedbackOf(CustomerId id) {
        return Query.by(Feedback.BY_CUSTOMER).equal(Feedback.CUSTOMER, id).descending();
    }

    /** Returns the query for the open tasks of a customer, the most urgent first, those without a due time last. */
    public static Query<Task> openTasksOf(CustomerId id) {
        return Query.by(Task.BY_CUSTOMER).equal(Task.CUSTOMER, id).equal(Task.OPEN, true);
    }

    private static List<Account> accounts(Workspace workspace, CustomerId id, PageRequest first) {
        Query<Account> owned = Query.by(Account.BY_CUSTOMER).equal(Account.CUSTOMER, id);
        List<Account> accounts = new ArrayList<>(
                workspace.repository(Account.TYPE).page(owned, first).items());
        Query<AccountContact> actedFor = Query.by(AccountContact.BY_CUSTOMER).equal(AccountContact.CUSTOMER, id);
        List<AccountContact> contacts =
                workspace.repository(AccountContact.TYPE).page(actedFor, first).items();
        workspace
                .repository(Account.TYPE)
                .findAll(contacts.stream().map(AccountContact::account).toList())
                .stream()
                .filter(account -> !accounts.contains(account))
                .forEach(accounts::add);
        return accounts;
    }

    private static List<Relationship> relationships(Workspace workspace, CustomerId id, PageRequest first) {
        List<Relationship> all = new ArrayList<>(workspace
                .repository(Relationship.TYPE)
                .page(Query.by(Relationship.BY_FROM).equal(Relationship.FROM, id), first)
                .items());
        all.addAll(workspace
                .repository(Relationship.TYPE)
                .page(Query.by(Relationship.BY_TO).equal(Relationship.TO, id), first)
                .items());
        return all;
    }
}
