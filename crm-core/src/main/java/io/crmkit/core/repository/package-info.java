/**
 * Typed access to what is stored. Start with {@link io.crmkit.core.repository.Repository} for one change at a time and with
 * {@link io.crmkit.core.repository.UnitOfWork} for several that belong together; versions, uniqueness, retries and the change
 * feed are taken care of here, once, for every entity type and every store.
 */
@NullMarked
package io.crmkit.core.repository;

import org.jspecify.annotations.NullMarked;
