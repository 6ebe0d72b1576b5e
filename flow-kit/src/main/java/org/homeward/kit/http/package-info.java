/** Problem details, callers, idempotency keys, paging and entity tags. */
@NullMarked
package org.homeward.kit.http;

import org.jspecify.annotations.NullMarked;
