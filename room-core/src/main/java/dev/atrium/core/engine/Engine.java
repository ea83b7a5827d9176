package dev.atrium.core.engine;

import dev.atrium.core.Participants;
import dev.atrium.core.Rooms;
import dev.atrium.core.Stays;
import dev.atrium.core.Subscribers;

/** Everything that the domain offers, over one set of ports. */
public final class Engine {
  private final RoomEngine rooms;
  private final ParticipantEngine participants;
  private final StayEngine stays;
  private final RoomExpiry expiry;
  private final NodeRecovery recovery;
  private final SubscriberEngine subscribers;

  public Engine(Ports ports, Policy policy) {
    LiveRooms live = new LiveRooms(ports.store(), ports.clock());
    Sids sids = new Sids(ports.random());
    RoomStarts starts = new RoomStarts(ports, policy, sids);
    Leases leases = new Leases(ports.turn(), policy.defaults().leaseTtl());
    rooms = new RoomEngine(ports, policy, live, starts, leases);
    participants = new ParticipantEngine(ports, policy, live);
    stays = new StayEngine(policy, live, new Joins(policy, live, starts, sids), sids, leases);
    expiry = new RoomExpiry(ports.store(), live);
    recovery = new NodeRecovery(ports.store(), live);
    subscribers = new SubscriberEngine(ports.store());
  }

  public Rooms rooms() {
    return rooms;
  }

  public Participants participants() {
    return participants;
  }

  public Stays stays() {
    return stays;
  }

  public RoomExpiry expiry() {
    return expiry;
  }

  public NodeRecovery recovery() {
    return recovery;
  }

  public Subscribers subscribers() {
    return subscribers;
  }
}
