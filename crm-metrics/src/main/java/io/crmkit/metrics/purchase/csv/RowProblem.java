package io.crmkit.metrics.purchase.csv;

/** Why a row of a file is no purchase. A row with several problems has the first of this order. */
public enum RowProblem {
    /** The row has more or fewer cells than the header. */
    CELL_COUNT("row", "must have as many cells as the header"),
    /** There is no customer. */
    CUSTOMER_BLANK("customer", "must not be blank"),
    /** The day or instant is not in the stated format, or no day of the calendar. */
    DAY_FORMAT("day", "must exist and be in the stated format"),
    /** The day is before the earliest day or after the latest. */
    DAY_RANGE("day", "must be within the accepted days"),
    /** The currency is another one, or not known, or missing. */
    CURRENCY("currency", "must be the code of the currency of the log"),
    /** The amount is not a plain number; separators of thousands, exponents and signs of currencies make it none. */
    AMOUNT_FORMAT("amount", "must be a plain number with the stated decimal separator"),
    /** The amount has more decimals than its currency. */
    AMOUNT_DECIMALS("amount", "must have no more decimals than its currency"),
    /** The amount does not fit 64 bits in the smallest unit of its currency. */
    AMOUNT_SIZE("amount", "must fit 64 bits in the smallest unit of its currency");

    private final String field;
    private final String rule;

    RowProblem(String field, String rule) {
        this.field = field;
        this.rule = rule;
    }

    /** Returns what is wrong: {@code row}, {@code customer}, {@code day}, {@code currency} or {@code amount}. */
    public String field() {
        return field;
    }

    /** Returns the broken rule as a sentence part, such as {@code must not be blank}. */
    public String rule() {
        return rule;
    }
}
