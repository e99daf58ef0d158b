package io.crmkit.benchmarks.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An entry of the log of changes. */
@SuppressWarnings({"NullAway.Init", "unused"}) // Hibernate sets and reads the fields
@Entity
@Table(name = "change")
class ChangeEntity {
    @Id
    private long seq;

    private String tenant;
    private String entity;
    private String id;
    private String kind;
    private long version;
    private long at;
    private String actor;

    /** For Hibernate. */
    protected ChangeEntity() {}

    ChangeEntity(long seq, CustomerKey customer, String kind, long version, long at, String actor) {
        this.seq = seq;
        this.tenant = customer.tenant();
        this.entity = "customer";
        this.id = customer.id();
        this.kind = kind;
        this.version = version;
        this.at = at;
        this.actor = actor;
    }
}
