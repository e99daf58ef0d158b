/**
 * Service metrics from the events of tickets. A {@link io.crmkit.metrics.service.Ticket} is a list of plain
 * {@link io.crmkit.metrics.service.TicketEvent} values. A {@link io.crmkit.metrics.service.TimeMetric}, such as
 * {@link io.crmkit.metrics.service.FirstResponse}, measures it in calendar or business time and is collected in
 * {@link io.crmkit.metrics.service.ServiceTimes}; a {@link io.crmkit.metrics.service.ShareMetric} judges it and is collected
 * in a {@link io.crmkit.metrics.service.ServiceShare}. What has no value is counted with its reason.
 */
@NullMarked
package io.crmkit.metrics.service;

import org.jspecify.annotations.NullMarked;
