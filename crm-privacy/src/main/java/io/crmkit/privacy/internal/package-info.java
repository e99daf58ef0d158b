/** What Java forces public; not exported. */
@NullMarked
package io.crmkit.privacy.internal;

import org.jspecify.annotations.NullMarked;
