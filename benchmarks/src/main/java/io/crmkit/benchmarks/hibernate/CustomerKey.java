package io.crmkit.benchmarks.hibernate;

import jakarta.persistence.Embeddable;

/** The primary key of a customer. */
@Embeddable
record CustomerKey(String tenant, String id) {}
