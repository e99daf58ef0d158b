/** What Java forces to be public. Not exported. */
@NullMarked
package io.crmkit.recovery.internal;

import org.jspecify.annotations.NullMarked;
