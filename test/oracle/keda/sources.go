package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
	_ "unsafe" // for go:linkname
)

// sharedTransport is the variable from which all of KEDA's HTTP clients get their transport.
//
//go:linkname sharedTransport github.com/kedacore/keda/v2/pkg/util.sharedSecureRT
var sharedTransport func() http.RoundTripper

// sources is what each Prometheus query q0, q1, … answers now.
type sources []json.RawMessage

// change puts the answer of an event in the place of that of its source.
func (s sources) change(event []json.RawMessage) error {
	var index int
	if err := json.Unmarshal(event[2], &index); err != nil {
		return err
	}
	s[index] = event[3]
	return nil
}

func setSources(answers []json.RawMessage) sources {
	s := append(sources(nil), answers...)
	sharedTransport = func() http.RoundTripper { return s }
	return s
}

// RoundTrip answers the queries in their order, also when each is asked a second time because it failed.
func (s sources) RoundTrip(r *http.Request) (*http.Response, error) {
	index, err := strconv.Atoi(strings.TrimPrefix(r.URL.Query().Get("query"), "q"))
	if err != nil || index >= len(s) {
		return response(r, http.StatusBadRequest, "unknown query"), nil
	}
	delay := time.Microsecond
	for range index {
		delay *= 3
	}
	time.Sleep(delay)
	sample := func(value string) string { return fmt.Sprintf(`{"metric":{},"value":[0,%s]}`, value) }
	kind, result := "vector", ""
	switch answer := string(s[index]); answer {
	case `"error"`:
		return response(r, http.StatusInternalServerError, "simulated outage"), nil
	case `"two"`:
		result = sample(`"1"`) + "," + sample(`"2"`)
	case `"scalar"`:
		kind, result = "scalar", `0,"1"`
	case `"empty"`:
	case `"matrix"`:
		kind, result = "matrix", `{"metric":{},"values":[[0,"1"]]}`
	case `"nan"`:
		result = sample(`"NaN"`)
	case `"inf"`:
		result = sample(`"+Inf"`)
	case `"null"`:
		result = sample("null")
	default:
		result = sample(`"` + answer + `"`)
	}
	return response(r, http.StatusOK, fmt.Sprintf(`{"status":"success","data":{"resultType":%q,"result":[%s]}}`, kind, result)), nil
}

func response(r *http.Request, status int, body string) *http.Response {
	return &http.Response{StatusCode: status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body)), Request: r}
}
