package io.crmkit.core.repository;

/**
 * An entity together with its version, for edits that span more than one call, such as a form that a person fills in.
 *
 * @param entity the entity
 * @param version 1 when added, one more with every change
 * @param stamps when and by whom it was written
 * @param <E> the type of the entity
 */
public record Versioned<E>(E entity, long version, Stamps stamps) {}
