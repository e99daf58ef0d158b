/** What the readers of the consent strings of advertising share; not exported. */
@NullMarked
package io.crmkit.privacy.signal;

import org.jspecify.annotations.NullMarked;
