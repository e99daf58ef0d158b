/** How the model types of this module are generated. Not exported. */
@NullMarked
package io.crmkit.recovery.style;

import org.jspecify.annotations.NullMarked;
