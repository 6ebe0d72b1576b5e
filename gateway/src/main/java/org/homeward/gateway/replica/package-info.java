/** The gateway's own copy of the capacity views: read from Kafka, kept in memory, evaluated where it is read. */
@NullMarked
package org.homeward.gateway.replica;

import org.jspecify.annotations.NullMarked;
