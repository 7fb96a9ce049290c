// Command kpa answers what the Knative autoscaler does: inputs of the vector formats decider, scale and closed
// (vectors/kpa/README.md) one a line on stdin, the same with what upstream's code makes of them on stdout.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"testing"
	"testing/synctest"
	"time"
)

func main() {
	steps := flag.Int("bench", 0, "make so many steps (two records and one Scale) of one autoscaler, and print the seconds they take and the pods they ask for, added up")
	// synctest wants a test around its bubbles, and the test driver says PASS on what it takes for stdout.
	out := os.Stdout
	os.Stdout = os.Stderr
	test := testing.InternalTest{Name: "oracle", F: func(t *testing.T) {
		if *steps > 0 {
			taken, pods := bench(*steps)
			fmt.Fprintf(out, `{"seconds":%g,"pods":%d}`+"\n", taken.Seconds(), pods)
			return
		}
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
		var answered any
		var err error
		synctest.Test(t, func(*testing.T) {
			defer answerTelemetry()()
			answered, err = play(lines.Bytes())
		})
		if err != nil {
			return fmt.Errorf("%w in %s", err, lines.Text())
		}
		if err := encoder.Encode(answered); err != nil {
			return err
		}
	}
	return lines.Err()
}

// play runs one line in a bubble: which format it is of shows in its fields.
func play(line []byte) (any, error) {
	var kind struct {
		Ops json.RawMessage `json:"ops"`
		Env json.RawMessage `json:"env"`
	}
	if err := json.Unmarshal(line, &kind); err != nil {
		return nil, err
	}
	switch {
	case kind.Ops != nil:
		return playScale(line)
	case kind.Env != nil:
		return playClosed(line)
	}
	return playDecider(line)
}

// bench drives one autoscaler as the live one is driven: a statistic a second, a decision every other second.
func bench(steps int) (taken time.Duration, pods int64) {
	spec := scaleSpec{Metric: "concurrency", Target: 7, Total: 10, TBC: 211, ActivatorCapacity: 100, PanicThreshold: 2,
		MaxScaleUpRate: 1000, MaxScaleDownRate: 2, StableWindow: 60, InitialScale: 1, Reachable: true, PanicWindow: 6, Scrape: true}
	s := newScaler(spec, readyCount{number: 1})
	now := epoch
	start := time.Now()
	for step := range steps {
		load := float64(50 + 40*(step%128/32))
		for range 2 {
			now = now.Add(time.Second)
			s.record(now, load, load, 0, 0)
		}
		desired := s.uniScaler.Scale(silent, now).DesiredPodCount
		s.ready.number = int(desired)
		pods += int64(desired)
	}
	return time.Since(start), pods
}
