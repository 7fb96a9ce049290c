// Command keda answers what KEDA's operator does: inputs of the vector formats executor, loop, hpa, modifiers and fallback
// (vectors/keda/README.md) and jobs (test/conformance/keda-row.ts) one a line on stdin, the same with what upstream's code makes of them on stdout.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"testing"
	"testing/synctest"

	"github.com/go-logr/logr"
	ctrl "sigs.k8s.io/controller-runtime"
)

func main() {
	ctrl.SetLogger(logr.Discard())
	out := os.Stdout
	// synctest wants a test around its bubbles, and the test driver says PASS on what it takes for stdout.
	os.Stdout = os.Stderr
	test := testing.InternalTest{Name: "oracle", F: func(t *testing.T) {
		if err := answer(t, os.Stdin, out); err != nil {
			t.Fatal(err)
		}
	}}
	testing.Main(func(string, string) (bool, error) { return true, nil }, []testing.InternalTest{test}, nil, nil)
}

func answer(t *testing.T, in io.Reader, out io.Writer) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<30)
	writer := bufio.NewWriter(out)
	defer writer.Flush()
	encoder := json.NewEncoder(writer)
	encoder.SetEscapeHTML(false)
	for lines.Scan() {
		answered, err := play(t, lines.Bytes())
		if err != nil {
			return fmt.Errorf("%w in %s", err, lines.Text())
		}
		if err := encoder.Encode(answered); err != nil {
			return err
		}
	}
	return lines.Err()
}

// play runs one line: which format it is of shows in its fields. Where time plays a part it runs in a bubble.
func play(t *testing.T, line []byte) (answered any, err error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(line, &fields); err != nil {
		return nil, err
	}
	for _, kind := range []struct {
		field string
		play  func([]byte) (any, error)
	}{{"steps", playExecutor}, {"ops", playFallback}, {"cases", playModifiers}, {"scaledJob", playJobs}, {"events", playLoop}} {
		if fields[kind.field] != nil {
			synctest.Test(t, func(*testing.T) { answered, err = kind.play(line) })
			return answered, err
		}
	}
	return playHPA(t, line)
}
