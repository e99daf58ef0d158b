package io.crmkit.privacy;

import io.crmkit.core.Crm;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.imports.ConsentColumn;
import io.crmkit.core.imports.ConsentIntake;
import io.crmkit.core.imports.ConsentStatement;
import io.crmkit.core.imports.ImportRunId;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.core.repository.Workspace;
import io.crmkit.privacy.consent.ConsentLog;
import io.crmkit.privacy.consent.ConsentScope;
import io.crmkit.privacy.consent.ConsentStatus;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.Origin;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionEventId;
import io.crmkit.privacy.consent.PermissionType;
import io.crmkit.privacy.key.SubjectKey;
import io.crmkit.privacy.purpose.Purposes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What files say about consents, as permission events of the origin IMPORT. A no is a stop, unless the same stop is recorded and nothing
 * was permitted since. A yes fills a gap: it is recorded if nothing was said about purpose and channel, and then counts only with its
 * evidence and notice version, like every other.
 */
final class ImportedConsents implements ConsentIntake {
    private static final String ID = "import.";
    /** From its first moment, in UTC+14, to its last, in UTC-12. */
    private static final Duration DAY_ANYWHERE = Duration.ofHours(50);

    private final Crm crm;
    private final Purposes purposes;
    private final MergedLogs logs;
    private final ConsentRecorder recorder;
    private final Function<Crm, ConsentRecorder> rehearsing;

    /**
     * Keeps them.
     *
     * @param rehearsing gives the recorder for a rehearsal, which signs nothing
     */
    ImportedConsents(Crm crm, Purposes purposes, ConsentRecorder recorder, Function<Crm, ConsentRecorder> rehearsing) {
        this.crm = crm;
        this.purposes = purposes;
        this.logs = new MergedLogs(crm);
        this.recorder = recorder;
        this.rehearsing = rehearsing;
    }

    @Override
    public ConsentIntake on(Workspace workspace) {
        Crm other = Crm.over(workspace);
        return new ImportedConsents(other, purposes, rehearsing.apply(other), rehearsing);
    }

    @Override
    public void check(List<ConsentColumn> columns) {
        columns.forEach(column -> purposes.kind(column.purpose()));
    }

    @Override
    public void check(ConsentStatement said) {
        Instant now = crm.now();
        recorder.check(begun(said, now).build(), latest(said, now));
    }

    /** What is said of a day that has begun somewhere may count from its end; of an instant, clocks may differ as everywhere. */
    private static Instant latest(ConsentStatement said, Instant now) {
        return said.permitted() && said.wholeDay() ? now.plus(DAY_ANYWHERE) : now;
    }

    @Override
    public void record(UnitOfWork unit, CustomerId customer, List<ConsentStatement> said) {
        Instant now = crm.now();
        ConsentLog log = logs.read(customer, Instant.MAX);
        List<PermissionEvent> events = new ArrayList<>();
        said.stream().sorted(Comparator.comparing(ConsentStatement::permitted)).forEach(statement -> {
            ConsentLog known = log.with(events.toArray(PermissionEvent[]::new));
            if (statement.permitted() ? isGap(known, statement, now) : isNews(known, statement)) {
                PermissionEvent event = event(statement, now);
                recorder.check(event, latest(statement, now));
                events.add(event);
            }
        });
        if (!events.isEmpty()) {
            recorder.record(unit, customer, known -> events);
        }
    }

    private boolean isGap(ConsentLog log, ConsentStatement yes, Instant now) {
        ConsentStatus status = log.state(ConsentScope.of(yes.purpose(), yes.channel()), purposes, now)
                .status();
        boolean silent = status == ConsentStatus.NONE
                || status == ConsentStatus.OTHER_PURPOSE
                || status == ConsentStatus.OTHER_CHANNEL;
        return silent
                && log.events().stream()
                        .filter(event -> event.corrects().isPresent())
                        .noneMatch(correction -> correctsByHand(log, correction, yes));
    }

    /** What a correction took out was said all the same, and is not said again by a file; what an undone run said never was. */
    private static boolean correctsByHand(ConsentLog log, PermissionEvent correction, ConsentStatement yes) {
        return log.events().stream()
                .filter(event ->
                        correction.corrects().filter(event.id()::equals).isPresent())
                .filter(event -> !correction.id().equals(undone(event)))
                .anyMatch(event -> event.purpose().filter(yes.purpose()::equals).isPresent()
                        && event.channel().filter(yes.channel()::equals).isPresent());
    }

    private static PermissionEventId undone(PermissionEvent grant) {
        return ConsentMerge.derived(grant, ".undone");
    }

    /** Returns whether a stop is not there yet, or something was permitted since, of whatever purpose: better a stop too many. */
    private static boolean isNews(ConsentLog log, ConsentStatement no) {
        Instant since = log.events().stream()
                .filter(event -> same(event, no))
                .map(PermissionEvent::recordedAt)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        return since.equals(Instant.MIN)
                || log.events().stream()
                        .anyMatch(event -> event.type().grants()
                                && !event.recordedAt().isBefore(since)
                                && no.saidAt().isEmpty());
    }

    private static boolean same(PermissionEvent event, ConsentStatement no) {
        return event.type() == PermissionType.WITHDRAWN
                && event.contactPoint().isEmpty()
                && event.brand().isEmpty()
                && event.purpose().filter(no.purpose()::equals).isPresent()
                && event.channel().filter(no.channel()::equals).isPresent()
                && no.saidAt().map(event.effectiveAt()::equals).orElse(true);
    }

    /** A no that a clock ahead puts into the future was said now at the latest; a yes counts from its own time. */
    private static PermissionEvent.Builder begun(ConsentStatement statement, Instant now) {
        Instant at = statement
                .saidAt()
                .filter(time -> statement.permitted() || time.isBefore(now))
                .orElse(now);
        return PermissionEvent.of(
                        statement.permitted() ? PermissionType.GRANTED : PermissionType.WITHDRAWN,
                        ID + statement.run() + "." + statement.row() + "." + statement.column(),
                        at)
                .purpose(statement.purpose())
                .channel(statement.channel())
                .origin(Origin.IMPORT);
    }

    private static PermissionEvent event(ConsentStatement statement, Instant now) {
        PermissionEvent.Builder event = begun(statement, now);
        if (statement.permitted()) {
            statement.evidence().ifPresent(proof -> event.evidence(Evidence.of(Evidence.Kind.IMPORT, proof)));
            statement.noticeVersion().ifPresent(event::noticeVersion);
        } else {
            event.evidence(Evidence.of(Evidence.Kind.IMPORT, statement.run() + "." + statement.row()));
        }
        return event.build();
    }

    @Override
    public boolean forbidden(CustomerId customer) {
        return logs.read(customer, Instant.MAX).events().stream()
                .anyMatch(event -> event.type().stops());
    }

    @Override
    public boolean audited(CustomerId customer) {
        return !crm.repository(SubjectKey.TYPE)
                .page(Query.by(SubjectKey.BY_CUSTOMER).equal(SubjectKey.CUSTOMER, customer), PageRequest.ofSize(1))
                .items()
                .isEmpty();
    }

    @Override
    public void takeBack(UnitOfWork unit, ImportRunId run, CustomerId customer) {
        List<PermissionEvent> known = crm.log(ConsentLog.TYPE).read(customer).events();
        Set<String> taken = known.stream().map(event -> event.id().value()).collect(Collectors.toSet());
        List<PermissionEvent> back = known.stream()
                .filter(event -> event.type().grants() && event.id().value().startsWith(ID + run + "."))
                .filter(event -> !taken.contains(undone(event).value()))
                .map(grant -> PermissionEvent.of(
                                PermissionType.CORRECTED, undone(grant).value(), grant.effectiveAt())
                        .origin(Origin.IMPORT)
                        .corrects(grant.id())
                        .build())
                .toList();
        if (!back.isEmpty()) {
            recorder.record(unit, customer, events -> back);
        }
    }
}
