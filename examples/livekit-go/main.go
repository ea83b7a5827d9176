// The life of one room, told by LiveKit's Go SDK in protobuf. Ends with 1 where an answer differs.
package main

import (
	"cmp"
	"context"
	"fmt"
	"log"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/go-jose/go-jose/v3"
	"github.com/go-jose/go-jose/v3/jwt"
	"github.com/livekit/protocol/livekit"
	lksdk "github.com/livekit/server-sdk-go/v2"
	"github.com/twitchtv/twirp"
)

var (
	url    = cmp.Or(os.Getenv("LIVEKIT_URL"), "http://127.0.0.1:7880")
	key    = cmp.Or(os.Getenv("LIVEKIT_API_KEY"), "devkey")
	secret = cmp.Or(os.Getenv("LIVEKIT_API_SECRET"), "secret")
	name   = fmt.Sprintf("go-%x", time.Now().UnixNano())
)

func check(what string, actual, expected any) {
	if fmt.Sprint(actual) != fmt.Sprint(expected) {
		log.Fatalf("FAILED: %s: %v instead of %v", what, actual, expected)
	}
	fmt.Printf("%-20s %v\n", what, actual)
}

func must[T any](answer T, err error) T {
	if err != nil {
		log.Fatalln("FAILED:", err)
	}
	return answer
}

// refusal is the code and text of an error; an answer that is not Twirp's stands in its metadata.
func refusal[T any](answer T, err error) string {
	if refused, known := err.(twirp.Error); known {
		return fmt.Sprintf("%s: %s", refused.Code(), cmp.Or(refused.Meta("body"), refused.Msg()))
	}
	return fmt.Sprint(answer, err)
}

// listing is a context whose calls carry a token that only lists rooms.
func listing(ctx context.Context, end time.Time) context.Context {
	signer := must(jose.NewSigner(jose.SigningKey{Algorithm: jose.HS256, Key: []byte(secret)}, nil))
	claims := map[string]any{"iss": key, "exp": end.Unix(), "video": map[string]bool{"roomList": true}}
	token := "Bearer " + must(jwt.Signed(signer).Claims(claims).CompactSerialize())
	return must(twirp.WithHTTPRequestHeaders(ctx, http.Header{"Authorization": {token}}))
}

func main() {
	ctx := context.Background()
	rooms := lksdk.NewRoomServiceClient(url, key, secret)

	options := &livekit.CreateRoomRequest{Name: name, EmptyTimeout: 60, MaxParticipants: 5}
	room := must(rooms.CreateRoom(ctx, options))
	check("created", []uint32{room.EmptyTimeout, room.MaxParticipants}, "[60 5]")
	byName := &livekit.ListRoomsRequest{Names: []string{name}}
	check("listed by name", len(must(rooms.ListRooms(ctx, byName)).Rooms), 1)
	all := must(rooms.ListRooms(ctx, &livekit.ListRoomsRequest{}))
	check("listed among all", strings.Contains(fmt.Sprint(all), room.Sid), true)
	changed := &livekit.UpdateRoomMetadataRequest{Room: name, Metadata: "changed"}
	check("metadata", must(rooms.UpdateRoomMetadata(ctx, changed)).Metadata, "changed")
	everybody := &livekit.ListParticipantsRequest{Room: name}
	check("participants", len(must(rooms.ListParticipants(ctx, everybody)).Participants), 0)
	must(rooms.SendData(ctx, &livekit.SendDataRequest{Room: name, Data: []byte("hi")}))

	nobody := &livekit.RoomParticipantIdentity{Room: name, Identity: "nobody"}
	unknown := refusal(rooms.GetParticipant(ctx, nobody))
	check("unknown participant", unknown, "not_found: twirp error unknown: participant does not exist")
	stranger := lksdk.NewRoomServiceClient(url, key, "another secret")
	invalid := "unauthenticated: invalid authorization token: token "
	forged := refusal(stranger.ListRooms(ctx, byName))
	check("wrong secret", forged, invalid+"signature is invalid: signature is invalid")
	bare := livekit.NewRoomServiceProtobufClient(url, http.DefaultClient)
	late := refusal(bare.ListRooms(listing(ctx, time.Now().Add(-time.Hour)), byName))
	check("expired token", late, invalid+"has invalid claims: token is expired")
	deletion := &livekit.DeleteRoomRequest{Room: name}
	denied := refusal(bare.DeleteRoom(listing(ctx, time.Now().Add(time.Hour)), deletion))
	check("missing grant", denied, "unauthenticated: permissions denied")

	must(rooms.DeleteRoom(ctx, deletion))
	check("listed by name", len(must(rooms.ListRooms(ctx, byName)).Rooms), 0)
	again := refusal(rooms.DeleteRoom(ctx, deletion))
	check("deleting it again", again, "not_found: twirp error unknown: requested room does not exist")
}
