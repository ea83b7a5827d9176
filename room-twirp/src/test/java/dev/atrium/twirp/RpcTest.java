package dev.atrium.twirp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.MethodDescriptor;
import dev.atrium.api.livekit.LivekitRoom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RpcTest {
  private static final List<MethodDescriptor> CONTRACT =
      LivekitRoom.getDescriptor().findServiceByName("RoomService").getMethods();

  @Test
  void theMethodsAreThoseOfTheContractInItsOrder() {
    assertThat(Rpc.values())
        .extracting(Rpc::method)
        .containsExactlyElementsOf(CONTRACT.stream().map(MethodDescriptor::getName).toList());
  }

  @Test
  void eachMethodTakesTheRequestOfTheContract() {
    assertThat(Stream.of(Rpc.values()).map(rpc -> rpc.request().getDescriptorForType()))
        .containsExactlyElementsOf(CONTRACT.stream().map(MethodDescriptor::getInputType).toList());
  }

  @Test
  void namesAreCaseSensitive() {
    assertThat(Rpc.named("ListRooms")).contains(Rpc.LIST_ROOMS);
    assertThat(Rpc.named("listRooms")).isEmpty();
    assertThat(Rpc.named("LIST_ROOMS")).isEmpty();
  }

  @Test
  void whatNobodyAnswersForIsSilentWhereTheOwnerAloneIsAsked() {
    assertThat(Stream.of(Rpc.values()).filter(Rpc::needsOwner))
        .containsExactly(
            Rpc.MUTE_PUBLISHED_TRACK,
            Rpc.UPDATE_SUBSCRIPTIONS,
            Rpc.SEND_DATA,
            Rpc.FORWARD_PARTICIPANT,
            Rpc.MOVE_PARTICIPANT,
            Rpc.PERFORM_RPC);
  }

  @Test
  void answersFromTheStoreHeedNoDeadline() {
    assertThat(Stream.of(Rpc.values()).filter(rpc -> !rpc.heedsDeadline()))
        .containsExactly(Rpc.LIST_ROOMS, Rpc.LIST_PARTICIPANTS, Rpc.GET_PARTICIPANT);
  }
}
