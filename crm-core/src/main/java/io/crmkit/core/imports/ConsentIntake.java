package io.crmkit.core.imports;

import io.crmkit.core.id.CustomerId;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.core.repository.Workspace;
import java.util.List;

/**
 * Keeps what rows of a file say about consents. The core knows no consents: {@code Privacy.imports()} brings the rules. What it
 * writes goes into the unit of work of the row, so both are stored or neither is. It must never permit what was forbidden before.
 */
public interface ConsentIntake {
    /** Returns the same for another workspace, such as that of a rehearsal. */
    ConsentIntake on(Workspace workspace);

    /**
     * Checks what a mapping has, before anything is read.
     *
     * @throws io.crmkit.core.error.InvalidInputException if it cannot be kept, such as that of an unknown purpose
     */
    void check(List<ConsentColumn> columns);

    /**
     * Checks when something was said, before the record of its row is touched.
     *
     * @throws io.crmkit.core.error.InvalidInputException if it cannot have been said then; the row fails at the column of the time
     */
    void check(ConsentStatement said);

    /**
     * Records what a row says; at most once for each customer and unit.
     *
     * @throws io.crmkit.core.error.InvalidInputException if it cannot be kept; the row fails, and nothing of it is stored
     */
    void record(UnitOfWork unit, CustomerId customer, List<ConsentStatement> said);

    /** Returns whether something forbids to contact the customer, so that a record of it must stay. */
    boolean forbidden(CustomerId customer);

    /** Returns whether an audit log holds something sealed for the customer, so that only an erasure may remove the record. */
    boolean audited(CustomerId customer);

    /** Takes back what a run permitted; what it forbade stays. */
    void takeBack(UnitOfWork unit, ImportRunId run, CustomerId customer);
}
