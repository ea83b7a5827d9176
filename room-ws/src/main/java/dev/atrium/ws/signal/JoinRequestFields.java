package dev.atrium.ws.signal;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.atrium.api.livekit.JoinRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * What is read of a join request. An element without anything in it takes two octets there, and a
 * hundred once it is read: so what nobody asks for is passed over, and what is left has its bounds.
 *
 * @param message with its first fields alone: the client, its settings, metadata, attributes and
 *     the stay
 * @param offers whether it brings an offer of its own
 */
record JoinRequestFields(JoinRequest message, boolean offers) {

  /** No participant may have more tracks. */
  private static final int MOST_TRACKS = 256;

  /** Of what is read and is not metadata; attributes may have a quarter of it. */
  private static final int LONGEST = 256 << 10;

  private static final int METADATA = delimited(JoinRequest.METADATA_FIELD_NUMBER);
  private static final int TRACK = delimited(JoinRequest.ADD_TRACK_REQUESTS_FIELD_NUMBER);
  private static final int OFFER = delimited(JoinRequest.PUBLISHER_OFFER_FIELD_NUMBER);

  /**
   * Reads them.
   *
   * @throws IOException if it is no join request
   * @throws RefusedException if it announces more tracks than there may be
   */
  static JoinRequestFields read(byte[] request) throws IOException, RefusedException {
    ByteArrayOutputStream wanted = new ByteArrayOutputStream();
    CodedInputStream in = CodedInputStream.newInstance(request);
    int tracks = 0;
    int length = 0;
    boolean offers = false;
    int from = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      in.skipField(tag);
      int to = in.getTotalBytesRead();
      if (tag == TRACK) {
        tracks++;
      }
      offers |= tag == OFFER;
      if (isWanted(tag)) {
        wanted.write(request, from, to - from);
        length += tag == METADATA ? 0 : to - from;
      }
      check(tracks, length);
      from = to;
    }
    return new JoinRequestFields(JoinRequest.parseFrom(wanted.toByteArray()), offers);
  }

  private static void check(int tracks, int length) throws IOException, RefusedException {
    if (tracks > MOST_TRACKS) {
      throw SignalErrors.badRequest("too many tracks");
    }
    if (length > LONGEST) {
      throw new IOException("a join request does not say that much");
    }
  }

  private static boolean isWanted(int tag) {
    return switch (WireFormat.getTagFieldNumber(tag)) {
      case JoinRequest.CLIENT_INFO_FIELD_NUMBER,
          JoinRequest.CONNECTION_SETTINGS_FIELD_NUMBER,
          JoinRequest.METADATA_FIELD_NUMBER,
          JoinRequest.PARTICIPANT_ATTRIBUTES_FIELD_NUMBER,
          JoinRequest.RECONNECT_FIELD_NUMBER,
          JoinRequest.PARTICIPANT_SID_FIELD_NUMBER ->
          true;
      default -> false;
    };
  }

  private static int delimited(int field) {
    return (field << 3) | WireFormat.WIRETYPE_LENGTH_DELIMITED;
  }
}
