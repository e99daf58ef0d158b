/** Reads packs of rules from JSON. Not exported. */
@NullMarked
package io.crmkit.recovery.pack;

import org.jspecify.annotations.NullMarked;
