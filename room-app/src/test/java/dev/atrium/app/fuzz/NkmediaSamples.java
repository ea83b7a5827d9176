package dev.atrium.app.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What clients of nkMEDIA send while all is well: every command there is, and both answers. */
final class NkmediaSamples {
  private static final List<String> TEXTS =
      List.of(
          request("core", "user", "login", "{'user':'admin','password':'1234','meta':{'a':[1]}}"),
          request("core", "user", "list", "{}"),
          request("core", "user", "get", "{'user':'admin'}"),
          request("core", "user", "send_event", "{'user':'admin','type':'t','body':{'n':1}}"),
          request("core", "event", "subscribe", "{'class':'media','subclass':'room'}"),
          request("core", "event", "subscribe", "{'class':'*','obj_id':'%1$s','body':{'a':1}}"),
          request("core", "event", "unsubscribe", "{'class':'media','subclass':'room'}"),
          request("core", "event", "get_subscriptions", "[]"),
          request("core", "event", "send", "{'class':'x','type':'t','obj_id':'o','body':{}}"),
          request("core", "session", "stop", "{'session_id':'%2$s'}"),
          request("core", "session", "send_event", "{'session_id':'%2$s','body':{'é':null}}"),
          request(
              "core",
              "session",
              "cmd",
              "{'session_id':'%2$s','class':'c','subclass':'s','cmd':'d','data':{'a':true}}"),
          request("core", "session", "log", "{'source':'a','message':'b','level':6,'meta':{}}"),
          request("core", "test", "async", "{'data':{'a':[]}}"),
          "{'class':'core','cmd':'ping','data':{'time':60},'tid':'p'}",
          "{'class':'core','cmd':'event','data':{'class':'core','type':'t','body':{}},'tid':[1]}",
          request(
              "media",
              "room",
              "create",
              "{'class':'sfu','room_id':'%1$s','timeout':60,'backend':'nkmedia_janus',"
                  + "'audio_codec':'opus','video_codec':'vp8','bitrate':'5','room_meta':{'a':1}}"),
          request("media", "room", "create", "{'class':'sfu'}"),
          request("media", "room", "get_info", "{'room_id':'%1$s'}"),
          request("media", "room", "get_status", "{'room_id':'%1$s'}"),
          request("media", "room", "get_list", "{'service':'atrium'}"),
          request("media", "room", "destroy", "{'room_id':'%1$s'}"),
          request("media", "session", "start", "{'type':'publish','room_id':'%1$s','offer':{}}"),
          "{'result':'ok','data':{'a':1},'tid':1}",
          "{'result':'error','data':{'code':7,'error':'e'},'tid':2}",
          "{'ack':1}");

  private NkmediaSamples() {}

  /**
   * @param connection the id of the connection that they are sent on
   */
  static List<byte[]> of(String room, String connection) {
    return TEXTS.stream()
        .map(text -> text.formatted(room, connection).replace('\'', '"'))
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static String request(String family, String subclass, String command, String data) {
    return "{'class':'%s','subclass':'%s','cmd':'%s','data':%s,'tid':%d}"
        .formatted(family, subclass, command, data, command.length());
  }
}
