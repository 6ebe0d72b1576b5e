/** What every route shares: order of the routes, problem details, the documents served. */
@NullMarked
package org.homeward.gateway.http;

import org.jspecify.annotations.NullMarked;
