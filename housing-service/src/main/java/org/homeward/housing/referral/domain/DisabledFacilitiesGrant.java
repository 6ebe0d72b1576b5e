package org.homeward.housing.referral.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * A larger change to a home, paid by a Disabled Facilities Grant (Housing Grants, Construction and Regeneration Act 1996,
 * part I): requested, assessed (a tenant's waits for the landlord), applied, approved or refused, ordered, completed.
 * Work is ordered for a grant that is approved alone (section 29). Its own clocks are the authority's decision (section
 * 34), then the end of the work (section 37).
 */
public sealed interface DisabledFacilitiesGrant extends State {

    /** What is asked for, and in whose home. */
    record Need(Set<Grant.Purpose> purposes, Tenure tenure) {
        public Need {
            purposes = Set.copyOf(purposes);
        }
    }

    Need need();

    /** Not over. */
    sealed interface Open extends DisabledFacilitiesGrant {

        default Ended withdraw() {
            return new Ended(this, new Ending.Withdrawn());
        }

        default Ended close(Outcome why) {
            return new Ended(this, new Ending.Closed(why));
        }
    }

    /** The authority pays, and the work is not done. */
    sealed interface Granted extends Open {

        Grant.Approval approval();

        @Override
        default Clock clock(Instant since, Duration within) {
            return new Clock(Clock.Of.WORK, Days.end(approval().worksBy()));
        }

        @Override
        default boolean takesJobs() {
            return true;
        }
    }

    /** Nobody has looked yet. */
    record Requested(Need need) implements Open {

        @Override
        public String code() {
            return "requested";
        }

        /** @param landlordAgrees whether the landlord of a tenant has agreed already */
        public Open assess(Assessment found, boolean landlordAgrees) {
            return need.tenure().needsLandlord() && !landlordAgrees
                    ? new AwaitingLandlord(need, found)
                    : new Assessed(need, found);
        }
    }

    /** It is known what is necessary; the landlord has yet to agree. */
    record AwaitingLandlord(Need need, Assessment assessment) implements Open {

        @Override
        public String code() {
            return "awaiting-landlord";
        }

        public Assessed landlordAgrees() {
            return new Assessed(need, assessment);
        }
    }

    /** It is known what is necessary, and it can be applied for. */
    record Assessed(Need need, Assessment assessment) implements Open {

        @Override
        public String code() {
            return "assessed";
        }

        public Applied apply(Grant.Application application) {
            return new Applied(need, assessment, application);
        }
    }

    /** The authority has yet to decide. */
    record Applied(Need need, Assessment assessment, Grant.Application application) implements Open {

        @Override
        public String code() {
            return "applied";
        }

        @Override
        public boolean reachesAuthority() {
            return true;
        }

        @Override
        public Clock clock(Instant since, Duration within) {
            return new Clock(Clock.Of.DECISION, Days.end(application.decisionBy()));
        }

        public Approved approve(Grant.Approval approval) {
            return new Approved(need, assessment, application, approval);
        }

        public Refused refuse(Grant.Refusal refusal) {
            return new Refused(need, assessment, application, refusal);
        }
    }

    /** The authority pays; nothing is ordered yet. */
    record Approved(Need need, Assessment assessment, Grant.Application application, Grant.Approval approval)
            implements Granted {

        @Override
        public String code() {
            return "approved";
        }

        public Ordered order() {
            return new Ordered(need, assessment, application, approval);
        }
    }

    /** Those who do it were told. */
    record Ordered(Need need, Assessment assessment, Grant.Application application, Grant.Approval approval)
            implements Granted {

        @Override
        public String code() {
            return "ordered";
        }

        public Completed complete() {
            return new Completed(need, assessment, application, approval);
        }
    }

    /** The authority does not pay. */
    record Refused(Need need, Assessment assessment, Grant.Application application, Grant.Refusal refusal)
            implements DisabledFacilitiesGrant {

        @Override
        public String code() {
            return "refused";
        }

        @Override
        public boolean isOver() {
            return true;
        }
    }

    /** The work is done; what was paid is kept. */
    record Completed(Need need, Assessment assessment, Grant.Application application, Grant.Approval approval)
            implements DisabledFacilitiesGrant {

        @Override
        public String code() {
            return "completed";
        }

        @Override
        public boolean isOver() {
            return true;
        }
    }

    /** @param last how it stood before, with all that was known */
    record Ended(Open last, Ending ending) implements DisabledFacilitiesGrant, EndedState {

        @Override
        public Need need() {
            return last.need();
        }
    }
}
