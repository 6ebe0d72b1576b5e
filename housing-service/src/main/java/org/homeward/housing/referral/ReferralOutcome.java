package org.homeward.housing.referral;

import org.homeward.housing.referral.persistence.Referrals;

/** What came of a command on a referral. */
public sealed interface ReferralOutcome {

    record Recorded(Referrals.Recorded recorded) implements ReferralOutcome {}

    /** It contradicts how the referral stands. */
    record Refused(String detail, Referrals.Recorded recorded) implements ReferralOutcome {}

    /** It is no longer what the caller has seen. */
    record ChangedSince(Referrals.Recorded recorded) implements ReferralOutcome {}

    /** The authority has an open duty to refer of this stay already. */
    record AlreadyReferred(Referrals.Recorded first) implements ReferralOutcome {}

    /** It could be done, and not with what was said. @param field of the body */
    record Unfit(String field, String detail) implements ReferralOutcome {}

    /** The caller sees the referral, and may not ask this of it. */
    record Forbidden() implements ReferralOutcome {}

    /** The stay is part of another one. */
    record Merged(String into) implements ReferralOutcome {}

    /** No such stay, or none that the caller may see. */
    record UnknownStay() implements ReferralOutcome {}

    /** No such referral, or none that the caller may see. */
    record UnknownReferral() implements ReferralOutcome {}
}
