/** Plain JDBC: transactions, failures without the data in them, arrays for statements over many rows. */
@NullMarked
package org.homeward.kit.db;

import org.jspecify.annotations.NullMarked;
