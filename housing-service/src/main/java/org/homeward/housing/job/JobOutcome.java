package org.homeward.housing.job;

import org.homeward.housing.job.persistence.Jobs;
import org.homeward.housing.referral.persistence.Referrals;

/** What came of a command on a job. */
public sealed interface JobOutcome {

    record Recorded(Jobs.Recorded recorded) implements JobOutcome {}

    /** It contradicts how the job stands. */
    record Refused(String detail, Jobs.Recorded recorded) implements JobOutcome {}

    /** It is no longer what the caller has seen. */
    record ChangedSince(Jobs.Recorded recorded) implements JobOutcome {}

    /** The referral does not stand so that work can be ordered for it. */
    record NotForThisReferral(Referrals.Recorded referral) implements JobOutcome {}

    /** The caller sees the job, and may not ask this of it. */
    record Forbidden() implements JobOutcome {}

    /** No such referral, or none for which the caller may order. */
    record UnknownReferral() implements JobOutcome {}

    /** No such job, or none that the caller may see. */
    record UnknownJob() implements JobOutcome {}
}
