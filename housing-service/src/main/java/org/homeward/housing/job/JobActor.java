package org.homeward.housing.job;

import java.util.function.Predicate;
import org.homeward.housing.job.domain.JobWish;
import org.homeward.housing.job.persistence.Jobs;

/**
 * Who asks for something, and for whom.
 *
 * @param subject as the token names the caller
 * @param actsForTrust whether the caller may act for a trust
 * @param actsForSupplier whether the caller may act for an organisation that does jobs
 */
public record JobActor(String subject, Predicate<String> actsForTrust, Predicate<String> actsForSupplier) {

    /** A trust those for its stays; a supplier those that were ordered from it. */
    public boolean sees(Jobs.Recorded job) {
        return actsForTrust.test(job.trust())
                || actsForSupplier.test(job.job().order().supplier());
    }

    /** Those who have ordered it cancel it; everything else may be told by either side. */
    boolean mayAsk(Jobs.Recorded job, JobWish wish) {
        return wish instanceof JobWish.Cancel ? actsForTrust.test(job.trust()) : sees(job);
    }
}
