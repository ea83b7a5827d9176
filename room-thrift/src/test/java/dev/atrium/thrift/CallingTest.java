package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.thrift.Reply.ShownRoom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The functions, in every dialect (Thrift spec §4.1, §5.1). */
class CallingTest {
  private final Wire wire = new Wire();
  private final Peer peer = wire.connect();

  static Stream<Dialect> dialects() {
    Stream<Dialect> plain =
        Stream.of(Framing.UNFRAMED, Framing.FRAMED)
            .flatMap(
                framing ->
                    Stream.of(Encoding.values()).map(encoding -> new Dialect(framing, encoding)));
    return Stream.concat(
        plain,
        Stream.of(Encoding.BINARY, Encoding.COMPACT)
            .map(encoding -> new Dialect(Framing.HEADER, encoding)));
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void aRoomIsCreatedReadRenewedAndRemoved(Dialect dialect) {
    ShownRoom created = one(dialect, Messages.call(dialect, "create", 1)).shown();

    assertThat(one(dialect, Messages.call(dialect, "get", 2, created.id())).shown())
        .isEqualTo(created);
    assertThat(one(dialect, Messages.call(dialect, "update", 3, created.id())).isDone()).isTrue();
    assertThat(one(dialect, Messages.call(dialect, "remove", 4, created.id())).isDone()).isTrue();
    assertThat(one(dialect, Messages.call(dialect, "get", 5, created.id())))
        .isEqualTo(
            new Reply(
                "get", 5, java.util.Optional.empty(), false, 5, "no such room: " + created.id()));
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void bytesMayComeOneByOne(Dialect dialect) {
    peer.sendByteByByte(Messages.call(dialect, "create", 1));

    assertThat(peer.replies(dialect)).singleElement().satisfies(Reply::shown);
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void repliesToMessagesThatComeTogetherKeepTheirOrder(Dialect dialect) {
    byte[] together =
        Peer.concat(
            Messages.call(dialect, "create", 1),
            Messages.call(dialect, "get", 2, "x"),
            Messages.oneway(dialect, "update", 3, "x"),
            Messages.call(dialect, "create2", 4));

    List<Reply> replies = peer.exchange(dialect, together);

    assertThat(replies).extracting(Reply::sequence).containsExactly(1, 2, 4);
    assertThat(replies).extracting(Reply::name).containsExactly("create", "get", "create2");
  }

  private Reply one(Dialect dialect, byte[] message) {
    return peer.exchange(dialect, message).getFirst();
  }
}
