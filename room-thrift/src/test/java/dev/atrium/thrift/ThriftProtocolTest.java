package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.Lifetime;
import dev.atrium.core.RoomName;
import dev.atrium.core.TestEngine;
import dev.atrium.core.scenario.CreatesRooms;
import dev.atrium.core.scenario.DeletesRooms;
import dev.atrium.core.scenario.ReadsRooms;
import dev.atrium.core.scenario.RenewsRooms;
import org.apache.thrift.TApplicationException;

/** What Thrift promises as every wire does that creates, reads, renews and deletes rooms. */
class ThriftProtocolTest implements CreatesRooms, ReadsRooms, RenewsRooms, DeletesRooms {
  private static final Dialect COMPACT = new Dialect(Framing.UNFRAMED, Encoding.COMPACT);

  private final Wire wire = new Wire();
  private final Peer peer = wire.connect();
  private int sequence;

  @Override
  public TestEngine engine() {
    return wire.engine;
  }

  @Override
  public RoomName createRoom() {
    return new RoomName(exchange(Messages.call(COMPACT, "create", ++sequence)).shown().id());
  }

  @Override
  public Class<? extends Lifetime> lifetime() {
    return Lifetime.Lease.class;
  }

  @Override
  public boolean seesRoom(RoomName name) {
    Reply reply = call("get", name);
    if (reply.failure() == TApplicationException.MISSING_RESULT) {
      return false;
    }
    assertThat(reply.shown().id()).isEqualTo(name.value());
    return true;
  }

  @Override
  public void renewRoom(RoomName name) {
    Reply reply = call("update", name);
    assertThat(reply.isDone() || reply.failure() == TApplicationException.MISSING_RESULT).isTrue();
  }

  @Override
  public boolean deleteRoom(RoomName name) {
    Reply reply = call("remove", name);
    assertThat(reply.isDone() || reply.declared()).isTrue();
    return reply.isDone();
  }

  private Reply call(String method, RoomName name) {
    return exchange(Messages.call(COMPACT, method, ++sequence, name.value()));
  }

  private Reply exchange(byte[] message) {
    return peer.exchange(COMPACT, message).getFirst();
  }
}
