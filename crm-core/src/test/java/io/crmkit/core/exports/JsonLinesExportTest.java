package io.crmkit.core.exports;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.account.Account;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.id.AccountId;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.imports.ImportListener;
import io.crmkit.core.imports.ImportMapping;
import io.crmkit.core.imports.ImportRun;
import io.crmkit.core.imports.JsonLines;
import io.crmkit.core.imports.RowOutcome;
import io.crmkit.core.merge.MergeRequest;
import io.crmkit.core.repository.Query;
import io.crmkit.store.memory.MemoryStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JsonLinesExportTest {
    private final Crm crm = Crm.builder(MemoryStore.create()).build();
    private final Crm other = Crm.builder(MemoryStore.create()).build();

    @AfterEach
    void close() {
        crm.close();
        other.close();
    }

    private void customer(String id) {
        crm.customers().add(Customer.person("Ada", id).id(new CustomerId(id)).build());
    }

    private void merge(String survivor, String loser) {
        crm.merges().merge(MergeRequest.of(new CustomerId(survivor), new CustomerId(loser)));
    }

    private <E, I extends Id> String export(EntityType<E, I> type) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long count = JsonLinesExport.writeAll(type, crm.repository(type), out);
        String file = out.toString(StandardCharsets.UTF_8);
        assertThat(file.lines().count()).isEqualTo(count);
        return file;
    }

    private <E, I extends Id> void copy(EntityType<E, I> type) {
        byte[] file = export(type).getBytes(StandardCharsets.UTF_8);
        List<E> all = crm.repository(type).stream(Query.<E>all()).toList();
        ImportRun run = other.imports()
                .inBatchesOf(1)
                .run(
                        "copy",
                        ImportMapping.records(type.name()),
                        JsonLines.of(() -> new ByteArrayInputStream(file)),
                        ImportListener.NONE);
        assertThat(run.count(RowOutcome.CREATED)).isEqualTo(all.size());
        assertThat(other.repository(type).stream(Query.<E>all())).isEqualTo(all);
    }

    @Test
    void merged_customers_come_behind_those_they_turned_out_to_be() {
        for (String id : List.of("a", "b", "c", "d", "e", "f", "g")) {
            customer(id);
        }
        merge("c", "a"); // then a is behind c, c behind f and f behind b
        merge("f", "c");
        merge("f", "e");
        merge("b", "f");

        copy(Customer.TYPE);
    }

    @Test
    void accounts_come_behind_those_above_them() {
        customer("ada");
        for (String account : List.of("z -", "b z", "c z", "a c", "y c", "x a", "n -")) {
            String[] words = account.split(" ", -1);
            Account.Builder next =
                    Account.builder(words[0], words[0], new CustomerId("ada")).id(new AccountId(words[0]));
            crm.accounts()
                    .add(
                            words[1].equals("-")
                                    ? next.build()
                                    : next.parent(new AccountId(words[1])).build());
        }

        copy(Customer.TYPE);
        copy(Account.TYPE);
    }

    @Test
    void records_that_name_none_of_their_type_keep_the_order_of_the_store() {
        customer("b");
        customer("a");

        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        JsonLinesExport.write(Customer.TYPE, crm.customers().stream(Query.all()), plain);

        assertThat(export(Customer.TYPE)).isEqualTo(plain.toString(StandardCharsets.UTF_8));
    }
}
