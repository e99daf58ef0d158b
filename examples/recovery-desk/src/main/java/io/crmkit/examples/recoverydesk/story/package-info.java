/** What happens: {@link io.crmkit.examples.recoverydesk.story.Disruption} is the day, {@link io.crmkit.examples.recoverydesk.story.Aftermath} what follows. */
@NullMarked
package io.crmkit.examples.recoverydesk.story;

import org.jspecify.annotations.NullMarked;
