package dev.atrium.thrift;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TJSONProtocol;
import org.apache.thrift.protocol.TList;
import org.apache.thrift.protocol.TMap;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.protocol.TProtocolException;
import org.apache.thrift.protocol.TSet;
import org.apache.thrift.protocol.TType;

/**
 * JSON with the ranges and limits that the other encodings have by their form: libthrift cuts
 * numbers down to the type that is read, misreads escapes and has no limit of text.
 */
final class JsonReader extends TJSONProtocol {
  private final MessageSource source;
  private final MessageLimits limits;
  private boolean exact = true;

  /** Reads the message in {@code source}, in which it puts characters in place of their escapes. */
  JsonReader(MessageSource source, MessageLimits limits) {
    super(source);
    this.source = source;
    this.limits = limits;
    int from = source.getBufferPosition();
    int end = from + source.getBytesRemainingInBuffer();
    source.endAt(JsonEscapes.resolve(source.getBuffer(), from, end));
  }

  /** Whether each character of the text read last is one that was sent. */
  boolean exact() {
    return exact;
  }

  @Override
  public TMessage readMessageBegin() throws TException {
    TMessage header = super.readMessageBegin();
    int end = source.getBufferPosition() - 1; // a number ends where the byte behind it was seen
    int comma = commaBefore(end);
    within(number(comma + 1, end), Integer.MIN_VALUE, Integer.MAX_VALUE);
    within(number(commaBefore(comma) + 1, comma), Byte.MIN_VALUE, Byte.MAX_VALUE);
    return header;
  }

  @Override
  public TField readFieldBegin() throws TException {
    int from = source.getBufferPosition();
    TField field = super.readFieldBegin();
    if (field.type != TType.STOP) {
      int quote = indexOf('"', from);
      within(number(quote + 1, indexOf('"', quote + 1)), Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return field;
  }

  @Override
  public TMap readMapBegin() throws TException {
    TMap map = super.readMapBegin();
    checkCount(source.getBufferPosition() - 2); // the comma and the bracket of the entries
    return map;
  }

  @Override
  public TList readListBegin() throws TException {
    TList list = super.readListBegin();
    checkCount(source.getBufferPosition() - 1);
    return list;
  }

  @Override
  public TSet readSetBegin() throws TException {
    TSet set = super.readSetBegin();
    checkCount(source.getBufferPosition() - 1);
    return set;
  }

  @Override
  public byte readByte() throws TException {
    return (byte) within(readI64(), Byte.MIN_VALUE, Byte.MAX_VALUE);
  }

  @Override
  public short readI16() throws TException {
    return (short) within(readI64(), Short.MIN_VALUE, Short.MAX_VALUE);
  }

  @Override
  public int readI32() throws TException {
    return (int) within(readI64(), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  @Override
  public String readString() throws TException {
    int from = source.getBufferPosition();
    String text = super.readString();
    if (!limits.admits(text)) {
      throw new TProtocolException(TProtocolException.SIZE_LIMIT, "string too long");
    }
    exact = isUtf8(from, source.getBufferPosition());
    return text;
  }

  /** Escapes are plain ASCII, so what stands between the quotation marks decides. */
  private boolean isUtf8(int from, int end) {
    ByteBuffer sent = ByteBuffer.wrap(source.getBuffer(), from, end - from);
    try {
      StandardCharsets.UTF_8.newDecoder().decode(sent);
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private void checkCount(int end) throws TProtocolException {
    within(number(commaBefore(end) + 1, end), 0, Integer.MAX_VALUE);
  }

  private long number(int from, int end) {
    byte[] bytes = source.getBuffer();
    return Long.parseLong(new String(bytes, from, end - from, StandardCharsets.ISO_8859_1));
  }

  private int commaBefore(int end) {
    int at = end - 1;
    while (source.getBuffer()[at] != ',') {
      at--;
    }
    return at;
  }

  private int indexOf(char wanted, int from) {
    int at = from;
    while (source.getBuffer()[at] != wanted) {
      at++;
    }
    return at;
  }

  private static long within(long value, long least, long most) throws TProtocolException {
    if (value < least || value > most) {
      throw new TProtocolException(TProtocolException.INVALID_DATA, "number out of range");
    }
    return value;
  }
}
