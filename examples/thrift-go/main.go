// The life of a room over every transport and protocol that Thrift's Go library has. Ends with 1
// where an answer differs. The clients are generated from the published IDL before this runs.
//
// The library sends oneway functions as calls whose answer it never reads, and is out of step from
// then on. So there are two clients: one of room_typed.thrift, where update has an answer; and one
// of room.thrift, which calls the service under the name that never answers update.
package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"

	"atrium/examples/thrift-go/gen/plain/room"
	typed "atrium/examples/thrift-go/gen/typed/room"
	"github.com/apache/thrift/lib/go/thrift"
)

const missingResult = 5

var (
	transports = []string{"unframed", "framed", "HTTP", "THeader"}
	protocols  = []string{"binary", "compact", "JSON"}
	securities = []string{"plain", "TLS"}
	names      = []string{"", "RoomService2", "RoomService2.oneway"}
	trusted    = trust(os.Getenv("THRIFT_CA"))
)

func setting(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}

func trust(file string) *tls.Config {
	if file == "" {
		return nil
	}
	pem, err := os.ReadFile(file)
	if err != nil {
		panic(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	return &tls.Config{RootCAs: pool, ServerName: "localhost"}
}

func connect(transport, protocol, security string) (thrift.TTransport, thrift.TProtocol, error) {
	config := &thrift.TConfiguration{TLSConfig: trusted}
	base, err := open(transport, security, config)
	if err != nil {
		return nil, nil, err
	}
	switch transport {
	case "framed":
		base = thrift.NewTFramedTransportConf(base, config)
	case "unframed":
		base = thrift.NewTBufferedTransport(base, 1024)
	case "THeader":
		id := thrift.THeaderProtocolBinary
		if protocol == "compact" {
			id = thrift.THeaderProtocolCompact
		}
		config.THeaderProtocolID = &id
		over := thrift.NewTHeaderProtocolConf(base, config)
		return base, over, base.Open()
	}
	return base, protocolOver(base, protocol, config), base.Open()
}

func open(transport, security string, config *thrift.TConfiguration) (thrift.TTransport, error) {
	secure := security == "TLS"
	if transport == "HTTP" {
		url := setting("LIVEKIT_URL", "http://127.0.0.1:7880")
		if secure {
			url = os.Getenv("THRIFT_HTTPS_URL")
		}
		client := &http.Client{Transport: &http.Transport{TLSClientConfig: trusted}}
		options := thrift.THttpClientOptions{Client: client}
		return thrift.NewTHttpClientWithOptions(url+"/thrift", options)
	}
	if secure {
		return thrift.NewTSSLSocketConf("127.0.0.1:"+os.Getenv("THRIFT_TLS_PORT"), config), nil
	}
	return thrift.NewTSocketConf("127.0.0.1:"+setting("THRIFT_PORT", "4000"), config), nil
}

func protocolOver(base thrift.TTransport, protocol string, config *thrift.TConfiguration) thrift.TProtocol {
	switch protocol {
	case "compact":
		return thrift.NewTCompactProtocolConf(base, config)
	case "JSON":
		return thrift.NewTJSONProtocol(base)
	default:
		return thrift.NewTBinaryProtocolConf(base, config)
	}
}

func check(what string, passed bool) error {
	if !passed {
		return errors.New(what)
	}
	return nil
}

// unknown tells whether a room was refused as the server does it, in either of its ways.
func unknown(err error) bool {
	var application thrift.TApplicationException
	var declared *typed.RoomNotFoundException
	return errors.As(err, &declared) ||
		(errors.As(err, &application) && application.TypeId() == missingResult)
}

func lifeOfATypedRoom(client *typed.RoomService2Client) error {
	ctx := context.Background()
	made, err := client.Create2(ctx)
	if err != nil {
		return err
	}
	read, err := client.Get(ctx, made.ID)
	if err != nil {
		return err
	}
	_, gone := client.Update(ctx, made.ID), client.Remove(ctx, made.ID)
	if gone != nil {
		return gone
	}
	_, none := client.Get(ctx, made.ID)
	again := client.Remove(ctx, made.ID)
	var declared *typed.RoomNotFoundException
	return errors.Join(
		check("reads what it made", *read.Password == *made.Password),
		check("user name", made.Username == fmt.Sprintf("%.0f:%s", made.Expires, made.ID)),
		check("get of a room that is gone", unknown(none)),
		check("remove of a room that is gone", errors.As(again, &declared)),
	)
}

// lifeOfARoom is that of a client which knows no exception and reads no answer to update.
func lifeOfARoom(client *room.RoomService2Client) error {
	ctx := context.Background()
	made, err := client.Create(ctx)
	if err != nil {
		return err
	}
	if err := client.Update(ctx, made.ID); err != nil {
		return err
	}
	read, err := client.Get(ctx, made.ID)
	if err != nil {
		return err
	}
	return errors.Join(
		check("reads what it made", read.ID == made.ID),
		client.Remove(ctx, made.ID),
		client.Remove(ctx, made.ID),
	)
}

func serve(transport, protocol, security, name string) string {
	if (security == "TLS" && trusted == nil) || (transport == "THeader" && protocol == "JSON") {
		return "-"
	}
	base, speaking, err := connect(transport, protocol, security)
	if err == nil {
		defer base.Close()
		if name != "" {
			speaking = thrift.NewTMultiplexedProtocol(speaking, name)
		}
		client := thrift.NewTStandardClient(speaking, speaking)
		if name == "RoomService2.oneway" && transport != "HTTP" {
			err = lifeOfARoom(room.NewRoomService2Client(client))
		} else if name != "RoomService2.oneway" {
			err = lifeOfATypedRoom(typed.NewRoomService2Client(client))
		} else {
			return "-" // where each answer has a request of its own, nothing gets out of step
		}
	}
	if err != nil {
		return strings.ReplaceAll(err.Error(), "\n", "; ")
	}
	return "ok"
}

func main() {
	var failures, columns []string
	for _, security := range securities {
		for _, name := range names {
			if name == "" {
				name = "no name"
			}
			columns = append(columns, security+" "+name)
		}
	}
	fmt.Printf("%-22s %s\n", "", strings.Join(columns, "  "))
	for _, transport := range transports {
		for _, protocol := range protocols {
			row := transport + " " + protocol
			line := fmt.Sprintf("%-22s", row)
			for i, column := range columns {
				outcome := serve(transport, protocol, securities[i/len(names)], names[i%len(names)])
				if outcome != "ok" && outcome != "-" {
					failures = append(failures, row+", "+column+": "+outcome)
					outcome = "FAIL"
				}
				line += fmt.Sprintf(" %-*s ", len(column), outcome)
			}
			fmt.Println(strings.TrimRight(line, " "))
		}
	}
	fmt.Println(strings.Join(failures, "\n"))
	if len(failures) > 0 {
		os.Exit(1)
	}
}
