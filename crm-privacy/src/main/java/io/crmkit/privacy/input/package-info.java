/** Checks what comes from outside; not exported. */
@NullMarked
package io.crmkit.privacy.input;

import org.jspecify.annotations.NullMarked;
