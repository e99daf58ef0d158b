package io.crmkit.examples.quickstart;

/** An option that does not fit; the message names it and says why. */
final class OptionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OptionException(String option, String problem) {
        super(option + ": " + problem);
    }

    static void unless(boolean fits, String option, String problem) {
        if (!fits) {
            throw new OptionException(option, problem);
        }
    }
}
