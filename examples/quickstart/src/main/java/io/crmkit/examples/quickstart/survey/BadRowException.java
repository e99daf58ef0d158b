package io.crmkit.examples.quickstart.survey;

/** A row that cannot be imported, with the reason for the file of rejects. */
public final class BadRowException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Makes one; the reason names the column. */
    public BadRowException(String reason) {
        super(reason, null, false, false); // thrown once per bad row: a stack trace would only cost time
    }

    /** Returns what is wrong with the row. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
