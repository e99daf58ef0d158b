package io.crmkit.examples.quickstart.survey;

/** The file has not the columns that the layout names. The message is for the user. */
public final class LayoutException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Makes one. */
    LayoutException(String message) {
        super(message);
    }
}
