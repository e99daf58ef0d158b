package io.crmkit.privacy.request;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CsvTableProperties {
    @Property
    void a_cell_comes_back_and_no_spreadsheet_takes_it_for_a_formula(
            @ForAll("cells") String one, @ForAll("cells") String two) throws IOException {
        String csv = new CsvTable().row(List.of(one, two)).toString();

        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().skipEmptyLines(false).ofCsvRecord(csv)) {
            List<String> read = reader.stream().findFirst().orElseThrow().getFields();
            assertThat(read.stream().map(CsvTableProperties::unescaped)).containsExactly(one, two);
            assertThat(read)
                    .noneMatch(cell -> !cell.isBlank()
                            && "=+-@".indexOf(cell.stripLeading().charAt(0)) >= 0);
        }
    }

    private static String unescaped(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }

    @Provide
    Arbitrary<String> cells() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("=+-@'\"\t\r\n, |%aZ0\u00A0\uFF1D")
                        .ofMaxLength(6),
                Arbitraries.strings().excludeChars('\uFEFF').ofMaxLength(10));
    }
}
