package dev.atrium.thrift;

import dev.atrium.core.LeasedRoom;
import dev.atrium.core.Room;
import dev.atrium.core.RoomError;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomName;
import dev.atrium.core.Rooms;
import dev.atrium.core.access.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The functions of both services over the one domain. */
final class ThriftRoomHandler {
  private static final Logger log = LoggerFactory.getLogger(ThriftRoomHandler.class);

  private final Rooms rooms;
  private final boolean getShowsPassword;
  private final boolean getDeclaresNotFound;

  /**
   * @param getDeclaresNotFound whether {@code get} answers an unknown room with the exception that
   *     only one of the published IDL files declares for it
   */
  ThriftRoomHandler(Rooms rooms, boolean getShowsPassword, boolean getDeclaresNotFound) {
    this.rooms = rooms;
    this.getShowsPassword = getShowsPassword;
    this.getDeclaresNotFound = getDeclaresNotFound;
  }

  /** Runs the function; whatever goes wrong is an answer too. */
  ThriftReply.Body call(Caller caller, ThriftMethod method, String id) {
    try {
      return run(caller, method, id);
    } catch (RoomException e) {
      return refusal(method, e.error());
    } catch (RuntimeException e) {
      log.error("{} failed", method.wireName(), e);
      return ThriftErrors.INTERNAL;
    }
  }

  private ThriftReply.Body run(Caller caller, ThriftMethod method, String id) {
    return switch (method) {
      case CREATE, CREATE2 -> show(rooms.createLeased(caller, ThriftMapper.createRoom()), true);
      case GET -> {
        Room room = rooms.get(caller, new RoomName(id));
        yield show(new LeasedRoom(room, rooms.lease(room)), getShowsPassword);
      }
      case REMOVE -> {
        rooms.delete(caller, ThriftMapper.deleteRoom(id));
        yield ThriftReply.Done.INSTANCE;
      }
      case UPDATE -> {
        rooms.renew(caller, new RoomName(id));
        yield ThriftReply.Done.INSTANCE;
      }
    };
  }

  /** Whether that call has to wait for something outside of this process, or for the disk. */
  boolean waits(ThriftMethod method) {
    return method.waitsForStore() || rooms.leasesAreWaitedFor();
  }

  private static ThriftReply.Body show(LeasedRoom leased, boolean withPassword) {
    return new ThriftReply.Success(ThriftMapper.info(leased.room(), leased.lease(), withPassword));
  }

  private ThriftReply.Body refusal(ThriftMethod method, RoomError error) {
    boolean declared =
        method == ThriftMethod.REMOVE || (method == ThriftMethod.GET && getDeclaresNotFound);
    if (declared && error instanceof RoomError.RoomNotFound unknown) {
      return new ThriftReply.NotFound(ThriftErrors.noSuchRoom(unknown.room().value()));
    }
    return ThriftErrors.of(error);
  }
}
