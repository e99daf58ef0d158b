/** Rules for input, and ids that follow from what they name. Not exported. */
@NullMarked
package io.crmkit.recovery.rule;

import org.jspecify.annotations.NullMarked;
