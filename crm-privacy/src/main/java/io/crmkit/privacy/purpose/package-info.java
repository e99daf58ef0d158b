/**
 * Which purposes there are, what kind each is and which stands under which: {@link io.crmkit.privacy.purpose.Purposes}. A stop
 * flows down this tree, a consent only inside one kind.
 */
@NullMarked
package io.crmkit.privacy.purpose;

import org.jspecify.annotations.NullMarked;
