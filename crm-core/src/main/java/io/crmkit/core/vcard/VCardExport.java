package io.crmkit.core.vcard;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.rule.Require;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Writes customers as vCards, in UTF-8, with lines that end in CR LF and are folded at 75 octets, never within a character. An import
 * with {@link VCardMapping#customers} for the same system gives everything back that a card can say, and changes nothing of the rest:
 * kind, names, organization, date of birth, gender, pronouns, contact points with use and preference, languages, zone, labels, and what
 * was kept of cards. Identifiers, roles, demographics, verification and other custom fields do not leave the CRM this way.
 */
public final class VCardExport {
    private final VCardVersion version;
    private final String system;

    private VCardExport(VCardVersion version, String system) {
        this.version = version;
        this.system = system;
    }

    /**
     * Returns an export.
     *
     * @param system names the address book, as in the mapping of an import: customers that came from it keep their UIDs
     * @throws io.crmkit.core.error.InvalidInputException if the system is blank
     */
    public static VCardExport of(VCardVersion version, String system) {
        Require.notBlank(system, "vCardExport.system");
        return new VCardExport(Objects.requireNonNull(version, "version"), system);
    }

    /**
     * Writes the customers that are neither merged nor erased, with memory for one.
     *
     * @param customers such as {@code crm.customers().stream(query)}
     * @param out where to write; flushed, not closed
     * @return how many cards were written
     * @throws UncheckedIOException if one cannot be written
     */
    public long write(Stream<Customer> customers, OutputStream out) {
        try {
            FoldedLines lines = new FoldedLines(new BufferedOutputStream(out));
            long count = 0;
            for (Iterator<Customer> each = customers.filter(Customer::live).iterator(); each.hasNext(); count++) {
                lines.write("BEGIN:VCARD");
                for (String line : CustomerCard.lines(each.next(), version, system)) {
                    lines.write(line);
                }
                lines.write("END:VCARD");
            }
            lines.flush();
            return count;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
