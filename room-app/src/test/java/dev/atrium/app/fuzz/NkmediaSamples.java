package dev.atrium.app.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** What clients of nkMEDIA send while all is well: every command there is, and both answers. */
final class NkmediaSamples {
  /** One a line: class, subclass, command and what goes with it. */
  private static final String COMMANDS =
      """
      core user login {'user':'admin','password':'1234','meta':{'a':[1]}}
      core user list {}
      core user get {'user':'admin'}
      core user send_event {'user':'admin','type':'t','body':{'n':1}}
      core event subscribe {'class':'media','subclass':'room'}
      core event subscribe {'class':'*','obj_id':'%1$s','body':{'a':1}}
      core event unsubscribe {'class':'media','subclass':'room'}
      core event get_subscriptions []
      core event send {'class':'x','type':'t','obj_id':'o','body':{}}
      core session stop {'session_id':'%2$s'}
      core session send_event {'session_id':'%2$s','body':{'é':null}}
      core session cmd {'session_id':'%2$s','class':'c','subclass':'s','cmd':'d','data':{'a':true}}
      core session log {'source':'a','message':'b','level':6,'meta':{}}
      core test async {'data':{'a':[]}}
      media room create {'class':'sfu','room_id':'%1$s','timeout':60,'backend':'nkmedia_janus',\
      'audio_codec':'opus','video_codec':'vp8','bitrate':'5','room_meta':{'a':1}}
      media room create {'class':'sfu'}
      media room get_info {'room_id':'%1$s'}
      media room get_status {'room_id':'%1$s'}
      media room get_list {'service':'atrium'}
      media room destroy {'room_id':'%1$s'}
      media session start {'type':'publish','room_id':'%1$s','offer':{}}
      """;

  private static final List<String> OTHERS =
      List.of(
          "{'class':'core','cmd':'ping','data':{'time':60},'tid':'p'}",
          "{'class':'core','cmd':'event','data':{'class':'core','type':'t','body':{}},'tid':[1]}",
          "{'result':'ok','data':{'a':1},'tid':1}",
          "{'result':'error','data':{'code':7,'error':'e'},'tid':2}",
          "{'ack':1}");

  private NkmediaSamples() {}

  /**
   * @param connection the id of the connection that they are sent on
   */
  static List<byte[]> of(String room, String connection) {
    return Stream.concat(COMMANDS.lines().map(NkmediaSamples::request), OTHERS.stream())
        .map(text -> text.formatted(room, connection).replace('\'', '"'))
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static String request(String line) {
    String[] command = line.split(" ", 4);
    return "{'class':'%s','subclass':'%s','cmd':'%s','data':%s,'tid':%d}"
        .formatted(command[0], command[1], command[2], command[3], command[2].length());
  }
}
