/** Memberships of a loyalty programme: an entity type that the host brings, to copy from. */
@NullMarked
package io.crmkit.examples.membership;

import org.jspecify.annotations.NullMarked;
