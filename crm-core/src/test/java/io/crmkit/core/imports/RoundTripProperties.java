package io.crmkit.core.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.csv.CsvExport;
import io.crmkit.core.csv.CsvFormat;
import io.crmkit.core.csv.CsvRows;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.exports.JsonLinesExport;
import io.crmkit.core.id.Id;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.core.repository.Query;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is exported and imported again is the same. */
class RoundTripProperties {
    @Property(tries = 60)
    void an_import_of_exported_json_lines_gives_the_same_records_and_a_second_one_changes_none(@ForAll Random random) {
        try (ImportWorld world = new ImportWorld();
                ImportWorld other = new ImportWorld()) {
            world.run(ImportWorld.MAPPING.with(RepeatedKey.FIRST), 5, Form.CSV.file(random, 10));
            world.crm.customers().stream(Query.all())
                    .forEach(customer -> world.crm
                            .interactions()
                            .add(Interaction.inbound(customer.id(), Channel.EMAIL)
                                    .build()));

            for (int i = 0; i < 2; i++) {
                ImportRun customers = copy(Customer.TYPE, world.crm, other.crm);
                ImportRun interactions = copy(Interaction.TYPE, world.crm, other.crm);

                RowOutcome outcome = i == 0 ? RowOutcome.CREATED : RowOutcome.UNCHANGED;
                assertThat(customers.count(outcome)).isEqualTo(customers.rows());
                assertThat(interactions.count(outcome)).isEqualTo(interactions.rows());
                assertThat(all(Customer.TYPE, other.crm)).isEqualTo(all(Customer.TYPE, world.crm));
                assertThat(all(Interaction.TYPE, other.crm)).isEqualTo(all(Interaction.TYPE, world.crm));
            }
        }
    }

    private static <E, I extends Id> List<E> all(EntityType<E, I> type, Crm crm) {
        return crm.repository(type).stream(Query.<E>all()).toList();
    }

    private static <E, I extends Id> ImportRun copy(EntityType<E, I> type, Crm from, Crm to) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        JsonLinesExport.write(type, from.repository(type).stream(Query.<E>all()), file);
        return to.imports()
                .run(
                        "copy",
                        ImportMapping.records(type.name()),
                        JsonLines.of(() -> new ByteArrayInputStream(file.toByteArray())),
                        ImportListener.NONE);
    }

    @Property(tries = 60)
    void an_import_of_an_exported_table_gives_the_mapped_fields_back(@ForAll Random random) {
        try (ImportWorld world = new ImportWorld();
                ImportWorld other = new ImportWorld()) {
            world.run(ImportWorld.MAPPING.with(RepeatedKey.FIRST), 5, Form.CSV.file(random, 10));
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            CsvExport.of(ImportWorld.MAPPING)
                    .write(Customer.TYPE, world.crm.customers().stream(Query.all()), file, CsvFormat.SAFE);

            other.crm
                    .imports()
                    .run(
                            "copy",
                            ImportWorld.MAPPING,
                            CsvRows.of(() -> new ByteArrayInputStream(file.toByteArray()), CsvFormat.SAFE),
                            other.listener);

            assertThat(other.outcomes()).allMatch(outcome -> outcome.contains("CREATED"));
            assertThat(other.facts()).isEqualTo(world.facts());
        }
    }
}
