package io.crmkit.store.jdbc.crash;

import io.crmkit.core.Crm;
import io.crmkit.store.jdbc.JdbcStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process that is one of several {@link Worker}s; for each line that it reads it does one round and tells the outcome. */
final class WorkingChild {
    private WorkingChild() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        int me = Integer.parseInt(arguments[1]);
        int workers = Integer.parseInt(arguments[2]);
        try (Crm crm = Crm.builder(JdbcStore.sqlite(file)).register(Cell.TYPE).build();
                BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Worker worker = new Worker(crm, me, workers, Long.parseLong(arguments[3]));
            System.out.println("ready");
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                System.out.println(worker.round(Integer.parseInt(line)).line());
            }
        }
    }
}
