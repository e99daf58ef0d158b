package io.crmkit.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerKind;
import io.crmkit.core.customer.CustomerStatus;
import io.crmkit.core.imports.ExternalKey;
import io.crmkit.core.imports.FieldMapping;
import io.crmkit.core.imports.ImportListener;
import io.crmkit.core.imports.ImportMapping;
import io.crmkit.core.imports.ImportRun;
import io.crmkit.core.imports.RowOutcome;
import io.crmkit.core.merge.MergeRequest;
import io.crmkit.core.repository.Query;
import io.crmkit.core.source.Source;
import io.crmkit.store.memory.MemoryStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CsvExportTest {
    private final Crm crm = Crm.builder(MemoryStore.create()).build();

    @AfterEach
    void close() {
        crm.close();
    }

    private static ImportMapping mapping(String system) {
        return ImportMapping.customers(system, "id", FieldMapping.of("family", "/person/name/family"));
    }

    private ImportRun run(ImportMapping mapping, String file) {
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        return crm.imports()
                .run(
                        "file",
                        mapping,
                        CsvRows.of(() -> new ByteArrayInputStream(bytes), CsvFormat.SAFE),
                        ImportListener.NONE);
    }

    private Customer customer(String system, String id) {
        return crm.customers().findBy(Customer.SOURCE, Source.of(system, id)).orElseThrow();
    }

    private String export(ImportMapping mapping) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvExport.of(mapping).write(Customer.TYPE, crm.customers().stream(Query.all()), out, CsvFormat.SAFE);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void ids_of_other_systems_are_not_written_as_those_of_the_mapping() {
        run(mapping("erp"), "id,family\n1,King\n");
        run(mapping("shop"), "id,family\n1,Byron\n");
        Customer own = crm.customers().add(Customer.person("Bob", "Ray").build());
        List<Customer> before = crm.customers().stream(Query.all()).toList();

        String file = export(mapping("shop"));

        String king = ExternalKey.ofRecord(Customer.TYPE, customer("erp", "1").id());
        String ray = ExternalKey.ofRecord(Customer.TYPE, own.id());
        assertThat(file.lines()).containsExactlyInAnyOrder("id,family", king + ",King", "1,Byron", ray + ",Ray");
        assertThat(run(mapping("shop"), file).count(RowOutcome.UNCHANGED)).isEqualTo(3);
        assertThat(crm.customers().stream(Query.all())).isEqualTo(before);
    }

    @Test
    void merged_and_erased_customers_are_left_out() {
        run(mapping("shop"), "id,family\n1,King\n2,Byron\n3,Ray\n");
        crm.merges()
                .merge(MergeRequest.of(
                        customer("shop", "1").id(), customer("shop", "2").id()));
        crm.customers()
                .add(Customer.builder(CustomerKind.PERSON, Customer.ERASED_NAME)
                        .status(CustomerStatus.ERASED)
                        .source(Source.of("shop", "4"))
                        .build());

        assertThat(export(mapping("shop")).lines()).containsExactly("id,family", "1,King", "3,Ray");
    }

    @Test
    void the_column_of_the_revision_is_written_for_customers_of_the_system() {
        ImportMapping dated = ImportMapping.of(
                "customer",
                Optional.of(new ExternalKey("shop", "id", Optional.of("changed"))),
                FieldMapping.of("family", "/person/name/family"));
        run(dated, "id,changed,family\n1,2026-05-01T10:00:00Z,King\n");
        run(mapping("erp"), "id,family\n1,Byron\n");

        String file = export(dated);

        String byron = ExternalKey.ofRecord(Customer.TYPE, customer("erp", "1").id());
        assertThat(file.lines())
                .containsExactly("id,changed,family", "1,2026-05-01T10:00:00Z,King", byron + ",\"\",Byron");
        assertThat(run(dated, file).count(RowOutcome.UNCHANGED)).isEqualTo(2);
    }
}
