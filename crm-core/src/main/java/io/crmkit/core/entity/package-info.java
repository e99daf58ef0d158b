/**
 * What CRM Kit has to know about a kind of record. Start with {@link io.crmkit.core.entity.EntityType}: one descriptor per
 * type, from which storage, indexes, uniqueness, merge, export and erasure are derived; a host registers its own types with
 * the same descriptor.
 */
@NullMarked
package io.crmkit.core.entity;

import org.jspecify.annotations.NullMarked;
