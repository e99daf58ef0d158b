/** How the immutable types of this module are generated; not exported. */
@NullMarked
package io.crmkit.privacy.style;

import org.jspecify.annotations.NullMarked;
