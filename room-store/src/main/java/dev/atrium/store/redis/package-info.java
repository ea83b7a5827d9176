/**
 * Users of a TURN server in Redis, where coturn looks them up ({@code redis-userdb}).
 *
 * <p>{@code turn/realm/<realm>/user/<name>/key} is coturn's: the key of a user, which Redis forgets
 * once it has expired. The rest is ours, below {@code turn/<namespace>/}: {@code users/<sid>} is a
 * sorted set of the keys above that a holder has, with the seconds at which they end; {@code
 * holders} the set of the sids; {@code over/<sid>} is there for a while after a holder was revoked,
 * so that nobody admits its users who asked for them before. Scripts keep these together; they name
 * keys that they were not given, so this Redis cannot be a cluster, as coturn's cannot anyway.
 */
@NullMarked
package dev.atrium.store.redis;

import org.jspecify.annotations.NullMarked;
