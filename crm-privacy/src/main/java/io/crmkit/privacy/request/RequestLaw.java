package io.crmkit.privacy.request;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.privacy.deadline.Duty;
import io.crmkit.privacy.deadline.Holidays;
import io.crmkit.privacy.deadline.RequestRule;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The dates by which a law wants requests to be answered, and where its days begin. Immutable. An example, not legal advice. */
public final class RequestLaw {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,40}");

    private final String id;
    private final RequestRule rule;
    private final ZoneId zone;
    private final Holidays holidays;
    private final Map<RequestType, Duty> duties;
    private final Optional<Duty> acknowledgement;

    private RequestLaw(
            String id,
            RequestRule rule,
            ZoneId zone,
            Holidays holidays,
            Map<RequestType, Duty> duties,
            Optional<Duty> acknowledgement) {
        this.id = id;
        this.rule = Objects.requireNonNull(rule, "rule");
        this.zone = Objects.requireNonNull(zone, "zone");
        this.holidays = Objects.requireNonNull(holidays, "holidays");
        this.duties = Map.copyOf(duties);
        this.acknowledgement = acknowledgement;
        if (!ID.matcher(id).matches()) {
            throw new InvalidInputException("requestLaw.id", "must match " + ID.pattern());
        }
    }

    /**
     * Returns a law by which every request has one rule, and nothing has to be acknowledged by a date.
     *
     * @param id names it in the stored requests; letters, digits and {@code . _ : -}, 1 to 40
     * @param zone where its days begin
     * @throws InvalidInputException if the id has another form
     */
    public static RequestLaw of(String id, RequestRule rule, ZoneId zone) {
        return new RequestLaw(id, rule, zone, Holidays.NONE, Map.of(), Optional.empty());
    }

    /** Returns {@code GDPR}: one month, three with an extension. */
    public static RequestLaw gdpr(ZoneId zone) {
        return of("GDPR", RequestRule.GDPR, zone);
    }

    /** Returns {@code UK-GDPR}: as the GDPR, and the clock stands while information is awaited. */
    public static RequestLaw unitedKingdom() {
        return of("UK-GDPR", RequestRule.UK, ZoneId.of("Europe/London"));
    }

    /** Returns {@code CCPA}: 45 days, 90 with an extension; receipt in 10 and an opt-out in 15 working days. */
    public static RequestLaw california() {
        return of("CCPA", RequestRule.CALIFORNIA, ZoneId.of("America/Los_Angeles"))
                .withAcknowledgement(Duty.CONFIRM_RECEIPT_CALIFORNIA)
                .withDuty(RequestType.OPT_OUT_OF_SALE, Duty.OPT_OUT_OF_SALE_CALIFORNIA);
    }

    /** Returns this law with the holidays of its place; they only move statutory dates. */
    public RequestLaw withHolidays(Holidays days) {
        return new RequestLaw(id, rule, zone, days, duties, acknowledgement);
    }

    /** Returns this law with a date of its own for one type of request, which no extension and no question moves. */
    public RequestLaw withDuty(RequestType type, Duty duty) {
        Map<RequestType, Duty> more = new EnumMap<>(RequestType.class);
        more.putAll(duties);
        more.put(type, duty);
        return new RequestLaw(id, rule, zone, holidays, more, acknowledgement);
    }

    /** Returns this law with a date by which a receipt has to be confirmed. */
    public RequestLaw withAcknowledgement(Duty duty) {
        return new RequestLaw(id, rule, zone, holidays, duties, Optional.of(duty));
    }

    /** Returns the id. */
    public String id() {
        return id;
    }

    /** Returns how long it gives. */
    public RequestRule rule() {
        return rule;
    }

    /** Returns where its days begin. */
    public ZoneId zone() {
        return zone;
    }

    /** Returns the holidays of its place. */
    public Holidays holidays() {
        return holidays;
    }

    /** Returns the date of its own that a type of request has; empty if the rule counts. */
    public Optional<Duty> duty(RequestType type) {
        return Optional.ofNullable(duties.get(type));
    }

    /** Returns by when a receipt has to be confirmed; empty if the law does not say. */
    public Optional<Duty> acknowledgement() {
        return acknowledgement;
    }
}
