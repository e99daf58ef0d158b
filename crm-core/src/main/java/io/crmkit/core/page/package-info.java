/** Reading in pages: ask with a {@link io.crmkit.core.page.PageRequest}, go on with the cursor of the page before. */
@NullMarked
package io.crmkit.core.page;

import org.jspecify.annotations.NullMarked;
