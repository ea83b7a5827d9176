package dev.atrium.core;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.atrium.core.RoomError.PermissionDenied;
import dev.atrium.core.RoomError.Unauthenticated;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;
import dev.atrium.core.engine.Policy;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.core.port.RoomStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call that takes a caller, on a store that nobody may touch. */
class AuthorisingTest {
  private static final Map<Class<?>, Object> ARGUMENTS =
      Map.ofEntries(
          Map.entry(CreateRoom.class, SampleRooms.idle(LOBBY)),
          Map.entry(DeleteRoom.class, SampleRooms.delete(LOBBY)),
          Map.entry(UpdateRoomMetadata.class, new UpdateRoomMetadata(LOBBY, "news")),
          Map.entry(RoomStatus.class, RoomStatus.EMPTY),
          Map.entry(RoomName.class, LOBBY),
          Map.entry(Collection.class, List.of(LOBBY)),
          Map.entry(ParticipantIdentity.class, ALICE),
          Map.entry(RemoveParticipant.class, new RemoveParticipant(LOBBY, ALICE)),
          Map.entry(
              UpdateParticipant.class,
              new UpdateParticipant(LOBBY, ALICE, ProfileChange.NONE, Optional.empty())),
          Map.entry(MuteTrack.class, new MuteTrack(LOBBY, ALICE, new TrackSid("TR_1"), true)),
          Map.entry(
              UpdateSubscriptions.class, new UpdateSubscriptions(LOBBY, ALICE, List.of(), true)),
          Map.entry(
              SendData.class,
              new SendData(
                  LOBBY,
                  new DataPacket(
                      0, new byte[0], List.of(), List.of(), Optional.empty(), new byte[0]))),
          Map.entry(RelocateParticipant.class, new RelocateParticipant(LOBBY, ALICE, STUDIO, true)),
          Map.entry(
              PerformRpc.class, new PerformRpc(LOBBY, ALICE, "greet", "", Duration.ofSeconds(1))),
          Map.entry(JoinRoom.class, SampleParticipants.join(LOBBY, ALICE)),
          Map.entry(ResumeStay.class, new ResumeStay(LOBBY, ALICE, Optional.empty())));

  /** What each call takes, by the name of its method. */
  private static final Map<String, Grant> GRANTS =
      Map.ofEntries(
          Map.entry("Rooms.create", Grant.ROOM_CREATE),
          Map.entry("Rooms.createLeased", Grant.ROOM_CREATE),
          Map.entry("Rooms.list", Grant.ROOM_LIST),
          Map.entry("Rooms.get", Grant.ROOM_READ),
          Map.entry("Rooms.delete", Grant.ROOM_DELETE),
          Map.entry("Rooms.renew", Grant.ROOM_RENEW),
          Map.entry("Rooms.updateMetadata", Grant.ROOM_ADMIN),
          Map.entry("Rooms.updateStatus", Grant.ROOM_ADMIN),
          Map.entry("Participants.list", Grant.ROOM_ADMIN),
          Map.entry("Participants.get", Grant.ROOM_ADMIN),
          Map.entry("Participants.remove", Grant.ROOM_ADMIN),
          Map.entry("Participants.update", Grant.ROOM_ADMIN),
          Map.entry("Participants.mute", Grant.ROOM_ADMIN),
          Map.entry("Participants.updateSubscriptions", Grant.ROOM_ADMIN),
          Map.entry("Participants.sendData", Grant.ROOM_ADMIN),
          Map.entry("Participants.relocate", Grant.ROOM_ADMIN),
          Map.entry("Participants.performRpc", Grant.ROOM_ADMIN),
          Map.entry("Stays.check", Grant.ROOM_JOIN),
          Map.entry("Stays.join", Grant.ROOM_JOIN),
          Map.entry("Stays.resume", Grant.ROOM_JOIN));

  private static final Set<Grant> EVERYWHERE_ONLY = EnumSet.of(Grant.ROOM_CREATE, Grant.ROOM_LIST);

  /** What the untouchable store throws. */
  private static final class Touched extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Joining makes no rooms: even whether one may join is a question to the store then. */
  private static final Policy POLICY =
      new Policy(RoomDefaults.STANDARD, Limits.STANDARD, 10, false, false, TestEngine.NODE);

  private final TestEngine engine =
      TestEngine.over(untouchable(), new LocalEventBus(Runnable::run), POLICY, new Seed(1));

  static Stream<Method> calls() {
    return Stream.of(Rooms.class, Participants.class, Stays.class)
        .flatMap(port -> Arrays.stream(port.getMethods()))
        .filter(method -> Arrays.asList(method.getParameterTypes()).contains(Caller.class));
  }

  @Test
  void isAskedForByEveryCallThatThisTestKnows() {
    assertThat(calls().map(AuthorisingTest::key)).containsAll(GRANTS.keySet());
    assertThat(calls().map(AuthorisingTest::key)).isSubsetOf(GRANTS.keySet());
  }

  @ParameterizedTest
  @MethodSource("calls")
  void refusesNobodyInParticularBeforeAnythingIsRead(Method call) {
    assertRefused(() -> invoke(call, Caller.ANONYMOUS), new Unauthenticated());
  }

  @ParameterizedTest
  @MethodSource("calls")
  void refusesACallerThatMayDoNothingBeforeAnythingIsRead(Method call) {
    assertRefused(
        () -> invoke(call, Caller.everywhere("somebody", Set.of())), new PermissionDenied());
  }

  @ParameterizedTest
  @MethodSource("calls")
  void refusesACallerThatMayDoEverythingElseBeforeAnythingIsRead(Method call) {
    EnumSet<Grant> others = EnumSet.complementOf(EnumSet.of(grant(call)));

    assertRefused(
        () -> invoke(call, Caller.everywhere("somebody", others)), new PermissionDenied());
  }

  @ParameterizedTest
  @MethodSource("calls")
  void refusesACallerThatMayDoItInAnotherRoom(Method call) {
    assertRefused(() -> invoke(call, bound(STUDIO, grant(call))), new PermissionDenied());
  }

  @ParameterizedTest
  @MethodSource("calls")
  void letsTheOneGrantThatItTakesReachTheStore(Method call) {
    assertThat(catchThrowable(() -> invoke(call, Caller.everywhere("", EnumSet.of(grant(call))))))
        .isInstanceOf(Touched.class);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void acceptsAGrantForThatRoomAloneExceptWhereNoRoomIsThereToHoldIt(Method call) {
    Throwable thrown = catchThrowable(() -> invoke(call, bound(LOBBY, grant(call))));

    if (EVERYWHERE_ONLY.contains(grant(call))) {
      assertThat(thrown)
          .isInstanceOfSatisfying(
              RoomException.class, e -> assertThat(e.error()).isEqualTo(new PermissionDenied()));
    } else {
      assertThat(thrown).isInstanceOf(Touched.class);
    }
  }

  private void invoke(Method call, Caller caller) throws Throwable {
    Object port =
        Stream.of(engine.rooms(), engine.participants(), engine.stays())
            .filter(call.getDeclaringClass()::isInstance)
            .findFirst()
            .orElseThrow();
    Object[] arguments =
        Arrays.stream(call.getParameterTypes())
            .map(type -> type == Caller.class ? caller : argument(call, type))
            .toArray();
    assertThat(arguments).as("arguments of %s", call).doesNotContainNull();
    try {
      call.invoke(port, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static @Nullable Object argument(Method call, Class<?> type) {
    return key(call).equals("Rooms.createLeased")
        ? SampleRooms.unnamed(RoomNaming.SECRET) // takes no other
        : ARGUMENTS.get(type);
  }

  private static String key(Method call) {
    return call.getDeclaringClass().getSimpleName() + "." + call.getName();
  }

  private static Grant grant(Method call) {
    return Optional.ofNullable(GRANTS.get(key(call))).orElseThrow();
  }

  /** May do that in one room, and take its participants to the studio. */
  private static Caller bound(RoomName room, Grant grant) {
    return new Caller("somebody", Set.of(), room, EnumSet.of(grant), Optional.of(STUDIO));
  }

  private static RoomStore untouchable() {
    return (RoomStore)
        Proxy.newProxyInstance(
            RoomStore.class.getClassLoader(),
            new Class<?>[] {RoomStore.class},
            (proxy, method, arguments) -> {
              throw new Touched();
            });
  }
}
