package io.crmkit.examples.quickstart.intake;

/**
 * What became of the rows of a file; each row is counted once.
 *
 * @param added rows that were stored
 * @param unchanged rows whose respondent was stored before; nothing was changed
 * @param rejected rows that stand in the file of rejects
 * @param undecodable cells with bytes that are nothing in the encoding of the file
 */
public record ImportResult(long added, long unchanged, long rejected, long undecodable) {
    /** Returns how many rows the file has, the header and empty lines not counted. */
    public long rows() {
        return added + unchanged + rejected;
    }
}
