package io.crmkit.core.repository;

/**
 * The outcome of adding something that may be there already.
 *
 * @param entity the entity as it is stored now: the new one, or the one that was there
 * @param created whether it is new
 * @param <E> the type of the entity
 */
public record Added<E>(E entity, boolean created) {}
