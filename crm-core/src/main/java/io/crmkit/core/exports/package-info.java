/** Hands records and changes to other systems: JSON Lines that an import reads back as they are, and CloudEvents of the change feed. */
@NullMarked
package io.crmkit.core.exports;

import org.jspecify.annotations.NullMarked;
