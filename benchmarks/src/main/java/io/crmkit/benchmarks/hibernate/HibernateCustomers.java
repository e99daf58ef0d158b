package io.crmkit.benchmarks.hibernate;

import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.id.IdGenerator;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.jpa.HibernateHints;

/**
 * Customers through Hibernate: a new entity manager for each unit of work, JDBC batches, ids given by the application, so that
 * nothing has to be asked before an insert, collections read with their owners.
 */
public final class HibernateCustomers implements AutoCloseable {
    private static final String TENANT = "default";
    private static final String ACTOR = "system";
    private static final int PAGE = 50;
    private static final Logger LOG = Logger.getLogger("org.hibernate");

    private final IdGenerator ids = IdGenerator.timeOrdered(InstantSource.system(), new SecureRandom());
    private final Connection connection;
    private final SessionFactory factory;
    private long lastChange;

    /**
     * Opens Hibernate on tables that are there.
     *
     * @param connection used alone, and closed with this
     */
    public HibernateCustomers(Connection connection) {
        this.connection = connection;
        LOG.setLevel(Level.WARNING); // it greets with every setting
        Configuration configuration = new Configuration()
                .addAnnotatedClass(CustomerEntity.class)
                .addAnnotatedClass(ChangeEntity.class)
                .setProperty("hibernate.jdbc.batch_size", "50")
                .setProperty("hibernate.order_inserts", "true")
                .setProperty("hibernate.order_updates", "true")
                .setProperty("hibernate.cache.use_second_level_cache", "false")
                .setProperty("jakarta.persistence.validation.mode", "none");
        configuration.getProperties().put("hibernate.connection.provider_class", new OneConnection(connection));
        factory = configuration.buildSessionFactory();
    }

    /** Adds customers in one transaction and returns their ids. */
    public List<String> add(List<Customer> customers) {
        return unit(manager -> {
            long now = now();
            List<String> added = new ArrayList<>(customers.size());
            for (Customer customer : customers) {
                CustomerKey key = new CustomerKey(TENANT, ids.next().toString());
                manager.persist(new CustomerEntity(key, customer, now, ACTOR));
                manager.persist(new ChangeEntity(++lastChange, key, "ADDED", 1, now, ACTOR));
                added.add(key.id());
            }
            return added;
        });
    }

    /** Changes the name and one e-mail address of a customer, if it has still the version that the caller had read. */
    public CustomerEntity update(String id, long version, String name, int at, EmailAddress email) {
        return unit(manager -> {
            long now = now();
            CustomerKey key = new CustomerKey(TENANT, id);
            CustomerEntity customer = manager.find(CustomerEntity.class, key);
            if (customer == null || customer.version() != version) {
                throw new IllegalStateException("changed by somebody else");
            }
            customer.change(name, at, EmailValue.of(email), now, ACTOR);
            manager.persist(new ChangeEntity(++lastChange, key, "UPDATED", version + 1, now, ACTOR));
            return customer;
        });
    }

    /** Returns the customer with this id, all facts read. */
    public CustomerEntity find(String id) {
        try (EntityManager manager = factory.createEntityManager()) {
            return manager.createQuery(
                            "from CustomerEntity c left join fetch c.emails left join fetch c.identifiers where c.key = :key",
                            CustomerEntity.class)
                    .setParameter("key", new CustomerKey(TENANT, id))
                    .setHint(HibernateHints.HINT_READ_ONLY, true)
                    .getSingleResult();
        }
    }

    /** Returns the customers from a folded name on, all facts read. */
    public List<CustomerEntity> page(String from) {
        try (EntityManager manager = factory.createEntityManager()) {
            List<CustomerEntity> page = manager.createQuery(
                            "from CustomerEntity c where c.key.tenant = :tenant and c.foldedName >= :from"
                                    + " order by c.foldedName, c.key.id",
                            CustomerEntity.class)
                    .setParameter("tenant", TENANT)
                    .setParameter("from", from)
                    .setMaxResults(PAGE)
                    .setHint(HibernateHints.HINT_READ_ONLY, true)
                    .getResultList();
            page.forEach(CustomerEntity::readAll);
            return page;
        }
    }

    private <R> R unit(Function<EntityManager, R> work) {
        try (EntityManager manager = factory.createEntityManager()) {
            manager.getTransaction().begin();
            R result = work.apply(manager);
            manager.getTransaction().commit();
            return result;
        }
    }

    private static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    @Override
    public void close() throws SQLException {
        factory.close();
        connection.close();
    }
}
