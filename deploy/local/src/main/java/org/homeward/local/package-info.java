/** Homeward on one machine: real Kafka and real PostgreSQL from Maven artifacts, and the services. */
@NullMarked
package org.homeward.local;

import org.jspecify.annotations.NullMarked;
