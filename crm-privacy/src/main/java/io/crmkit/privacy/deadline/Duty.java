package io.crmkit.privacy.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** Duties with one date of their own, and how long the law gives. Examples of rules, not legal advice. */
public enum Duty {
    /** Reasons of a refusal and the way to complain (GDPR art. 12(4)). */
    REFUSAL_REASONS(new Term.Months(1, true)),
    /** Confirming that a request came (11 CCR 7021(a)). */
    CONFIRM_RECEIPT_CALIFORNIA(new Term.WorkingDays(10)),
    /** Ending sale and sharing (11 CCR 7026(f)). */
    OPT_OUT_OF_SALE_CALIFORNIA(new Term.WorkingDays(15)),
    /** Ending commercial e-mail (15 USC 7704(a)(4)(A)). */
    CAN_SPAM_OPT_OUT(new Term.WorkingDays(10)),
    /** Honouring a revocation of consent to calls and texts (47 CFR 64.1200(a)(10)). */
    TCPA_REVOCATION(new Term.WorkingDays(10)),
    /** Honouring an unsubscribe, from the day it was sent (CASL s.11(3)). */
    CASL_UNSUBSCRIBE(new Term.WorkingDays(10)),
    /** Honouring an unsubscribe (Spam Act 2003, sch. 2 cl. 6; the counting was not read). */
    SPAM_ACT_UNSUBSCRIBE(new Term.WorkingDaysFromTheFirst(5)),
    /** The full answer about data (LGPD art. 19 II). */
    LGPD_ACCESS_FULL(new Term.CalendarDays(15, true)),
    /** The simple answer about data: immediately (LGPD art. 19 I). */
    LGPD_ACCESS_SIMPLE(new Term.CalendarDays(0, false)),
    /** Ending direct marketing after an objection: at once (GDPR art. 21(3)). */
    OBJECTION_TO_MARKETING(new Term.CalendarDays(0, false)),
    /** Erasing what belongs to an account that was long not used (DPDP Rules 2025, secondary source). */
    DPDP_INACTIVITY_ERASURE(new Term.Months(3 * 12, false)),
    /** How long an entry on the company's own do-not-call list stays (47 CFR 64.1200(d)(6)). */
    TCPA_KEEP_DO_NOT_CALL(new Term.Months(5 * 12, false), Deadline.Side.LATER),
    /** How long the link to unsubscribe works (CAN-SPAM, FTC guide). */
    CAN_SPAM_LINK(new Term.CalendarDays(30, false), Deadline.Side.LATER),
    /** How long the link to unsubscribe works (CASL s.11(2)). */
    CASL_LINK(new Term.CalendarDays(60, false), Deadline.Side.LATER);

    private static final Duration CONFIRMATION = Duration.ofMinutes(5);

    @SuppressWarnings("ImmutableEnumChecker") // a sealed interface of records of numbers
    private final Term term;

    private final Deadline.Side side;

    Duty(Term term) {
        this(term, Deadline.Side.EARLIER);
    }

    Duty(Term term, Deadline.Side side) {
        this.term = term;
        this.side = side;
    }

    /** Returns how long the law gives. */
    public Term term() {
        return term;
    }

    /**
     * Returns the date of the duty.
     *
     * @param start the day of the event that the law names, in its place
     * @param holidays of that place; {@link Holidays#NONE} is safe
     */
    public Deadline from(LocalDate start, Holidays holidays) {
        return new Deadline(side, term.conservative(start), term.statutory(start, holidays));
    }

    /**
     * Returns by when somebody has to be told that their data came from a third party: within a month, with the first message at the
     * latest (GDPR art. 14(3)(a) and (b)).
     *
     * @param obtained the day on which the data was obtained
     * @param firstMessage the day of the first message to them
     */
    public static Deadline thirdPartyNotice(LocalDate obtained, LocalDate firstMessage, Holidays holidays) {
        Term month = new Term.Months(1, true);
        LocalDate conservative = month.conservative(obtained);
        LocalDate statutory = month.statutory(obtained, holidays);
        return new Deadline(
                Deadline.Side.EARLIER,
                firstMessage.isBefore(conservative) ? firstMessage : conservative,
                firstMessage.isBefore(statutory) ? firstMessage : statutory);
    }

    /**
     * Returns until when one text may confirm an opt-out: within five minutes it is presumed to belong to it (47 CFR
     * 64.1200(a)(12)).
     */
    public static Instant confirmationTextUntil(Instant received) {
        return received.plus(CONFIRMATION);
    }
}
