/** What is shown of it: {@link io.crmkit.examples.recoverydesk.report.DeskText} on the terminal, {@link io.crmkit.examples.recoverydesk.report.DeskPage} as a page. */
@NullMarked
package io.crmkit.examples.recoverydesk.report;

import org.jspecify.annotations.NullMarked;
