/**
 * Where personal data lies, whose it is and what becomes of it: derived from the descriptors of the entity types, those of the host too,
 * so it cannot fall behind. Start with {@link io.crmkit.privacy.inventory.Inventory}.
 */
@NullMarked
package io.crmkit.privacy.inventory;

import org.jspecify.annotations.NullMarked;
