/** Typed ids, which every topic may use to point at the others, and where new ones come from. */
@NullMarked
package io.crmkit.core.id;

import org.jspecify.annotations.NullMarked;
