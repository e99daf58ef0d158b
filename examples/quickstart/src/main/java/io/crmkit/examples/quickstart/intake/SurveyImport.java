package io.crmkit.examples.quickstart.intake;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.InteractionId;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.examples.quickstart.survey.CsvFile;
import io.crmkit.examples.quickstart.survey.LayoutException;
import io.crmkit.examples.quickstart.survey.Reject;
import io.crmkit.examples.quickstart.survey.Response;
import io.crmkit.examples.quickstart.survey.SurveyLayout;
import io.crmkit.examples.quickstart.survey.SurveyReader;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.consent.PermissionEvent;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Imports a survey. Each row is stored as a whole or not at all; many rows share one commit, because a commit waits for the disk.
 * A respondent who is stored already is left as it is, so that the same file can come again.
 */
public final class SurveyImport {
    /** Records and log entries in one commit, about; half of what the store on SQLite takes. */
    private static final int RECORDS_PER_COMMIT = 5_000;

    /** Customer and interaction, their origins, an e-mail address and a phone number to be found by. */
    private static final int RECORDS_PER_ROW = 6;

    private final Crm crm;
    private final Privacy privacy;
    private final SurveyLayout layout;
    private final SurveyKeys keys;
    private final ZoneId zone;
    private final Progress progress;
    private final int rowsPerCommit;
    private long added;
    private long unchanged;

    /**
     * Makes an import.
     *
     * @param zone in which the days of the answers begin
     */
    public SurveyImport(
            Crm crm, Privacy privacy, SurveyLayout layout, SurveyKeys keys, ZoneId zone, Progress progress) {
        this.crm = crm;
        this.privacy = privacy;
        this.layout = layout;
        this.keys = keys;
        this.zone = zone;
        this.progress = progress;
        this.rowsPerCommit = Math.max(
                1,
                RECORDS_PER_COMMIT
                        / (RECORDS_PER_ROW
                                + layout.questions().size()
                                + layout.consents().size()));
    }

    /**
     * Imports a file.
     *
     * @throws LayoutException if it lacks a column of the layout; nothing is stored
     */
    public ImportResult run(CsvFile file, Rejects rejects) throws IOException, LayoutException {
        FileMark mark = FileMark.of(file.path());
        try (SurveyReader reader = SurveyReader.open(file, layout, rejects)) {
            rejects.header(reader.header());
            List<Entry> batch = new ArrayList<>(rowsPerCommit);
            for (Optional<Response> row = reader.next(); row.isPresent(); row = reader.next()) {
                entry(row.get(), mark, rejects).ifPresent(batch::add);
                if (batch.size() == rowsPerCommit) {
                    store(batch, mark, rejects);
                }
            }
            store(batch, mark, rejects);
            return new ImportResult(added, unchanged, rejects.count(), reader.undecodable());
        }
    }

    private Optional<Entry> entry(Response response, FileMark mark, Rejects rejects) {
        try {
            Entry entry = Entry.of(response, layout, keys, mark, zone);
            if (!entry.interaction().occurredAt().isAfter(crm.now())) {
                return Optional.of(entry);
            }
            rejects.accept(reject(response, "the date lies in the future"));
        } catch (InvalidInputException unfit) {
            rejects.accept(reject(response, unfit.field() + " " + unfit.rule()));
        }
        return Optional.empty();
    }

    private void store(List<Entry> batch, FileMark mark, Rejects rejects) {
        Outcome outcome = crm.compute(unit -> store(unit, batch, mark));
        added += outcome.added();
        unchanged += batch.size() - outcome.added() - outcome.rejected().size();
        outcome.rejected().forEach(rejects);
        batch.clear();
        progress.at(added + unchanged + rejects.count());
    }

    private record Outcome(long added, List<Reject> rejected) {}

    /** May be called again if another writer came between: has no effect but on the unit. */
    private Outcome store(UnitOfWork unit, List<Entry> batch, FileMark mark) {
        Map<InteractionId, Interaction> stored = new HashMap<>();
        unit.findAll(
                        Interaction.TYPE,
                        batch.stream().map(entry -> entry.interaction().id()).toList())
                .forEach(interaction -> stored.put(interaction.id(), interaction));
        Set<CustomerId> known = new HashSet<>();
        unit.findAll(
                        Customer.TYPE,
                        batch.stream().map(entry -> entry.customer().id()).toList())
                .forEach(customer -> known.add(customer.id()));
        long count = 0;
        List<Reject> rejected = new ArrayList<>();
        for (Entry entry : batch) {
            Interaction before = stored.putIfAbsent(entry.interaction().id(), entry.interaction());
            if (before == null) {
                if (known.add(entry.customer().id())) {
                    unit.add(entry.customer());
                }
                unit.add(entry.interaction());
                entry.answers().forEach(unit::add);
                if (!entry.consents().isEmpty()) {
                    privacy.record(unit, entry.customer().id(), entry.consents().toArray(PermissionEvent[]::new));
                }
                count++;
            } else if (isAnotherLine(before, entry.interaction(), mark)) {
                rejected.add(reject(entry.response(), layout.respondent() + " came before in this file"));
            }
        }
        return new Outcome(count, rejected);
    }

    /** Who was stored from another line of this very file comes twice in it. */
    private static boolean isAnotherLine(Interaction before, Interaction now, FileMark mark) {
        return !before.bodyReference().equals(now.bodyReference())
                && before.bodyReference().filter(mark::isOfThisFile).isPresent();
    }

    private static Reject reject(Response response, String reason) {
        return new Reject(response.line(), reason, response.cells());
    }
}
