package org.homeward.admission;

import jakarta.enterprise.context.ApplicationScoped;

/** The way from the outbox to the topic. */
@ApplicationScoped
class Publication {

    /** There is something to send. */
    void kick() {}
}
