package org.homeward.housing.violations.api;

import org.homeward.admission.OfAnotherService;
import org.homeward.kit.db.Transactions;

/** Violates two borders: only use cases begin transactions, and services share no code. */
class TransactionAtTheEdge {

    void write(Transactions transactions, OfAnotherService other) {
        transactions.perform(connection -> other.touch());
    }
}
