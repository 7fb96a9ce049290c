// Command hpa answers what the HorizontalPodAutoscaler controller of Kubernetes does: experiments (the input of the vector
// format, vectors/hpa/README.md) one a line on stdin, the same with `spec` and `ticks` on stdout. The controller is upstream's,
// running in virtual time.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"testing"
	"testing/synctest"
	"time"

	"github.com/go-logr/logr"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	utilruntime "k8s.io/apimachinery/pkg/util/runtime"
	utilfeature "k8s.io/apiserver/pkg/util/feature"
	"k8s.io/klog/v2"
)

func main() {
	timed := flag.Bool("time", false, "print the seconds spent in the controller and the number of syncs to stderr")
	klog.SetLogger(logr.Discard())
	// Its own back-off after errors would take virtual time.
	utilruntime.ErrorHandlers = nil
	// synctest wants a test around its bubbles, and the test driver says PASS on what it takes for stdout.
	out := os.Stdout
	os.Stdout = os.Stderr
	test := testing.InternalTest{Name: "oracle", F: func(t *testing.T) {
		if err := answer(t, os.Stdin, out, *timed); err != nil {
			t.Fatal(err)
		}
	}}
	testing.Main(func(string, string) (bool, error) { return true, nil }, []testing.InternalTest{test}, nil, nil)
}

func answer(t *testing.T, in io.Reader, out io.Writer, timed bool) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<30)
	writer := bufio.NewWriter(out)
	defer writer.Flush()
	encoder := json.NewEncoder(writer)
	encoder.SetEscapeHTML(false)
	var spent time.Duration
	syncs := 0
	for lines.Scan() {
		r := &row{}
		if err := json.Unmarshal(lines.Bytes(), r); err != nil {
			return err
		}
		r.Spec, r.Ticks = nil, nil
		setGates(r.Gates)
		hpa, err := parse(r.HPA)
		if r.Controller.SyncPeriodSeconds <= 0 {
			err = errors.New("syncPeriodSeconds must be positive")
		}
		if err == nil {
			err = tryEdits(hpa, r.Edits)
		}
		if err != nil {
			r.Invalid = err.Error()
		} else {
			if r.Spec, err = json.Marshal(hpa.Spec); err != nil {
				return err
			}
			spent += play(t, r, hpa)
			syncs += len(r.Ticks)
		}
		if err := encoder.Encode(r); err != nil {
			return err
		}
	}
	if timed {
		fmt.Fprintf(os.Stderr, `{"seconds":%g,"syncs":%d}`+"\n", spent.Seconds(), syncs)
	}
	return lines.Err()
}

func play(t *testing.T, r *row, hpa *autoscalingv2.HorizontalPodAutoscaler) time.Duration {
	start := time.Now()
	synctest.Test(t, func(*testing.T) { r.Ticks = run(r, hpa) })
	return time.Since(start)
}

// setGates puts every gate that vectors name at its default in this release, or where the row wants it.
func setGates(gates map[string]bool) {
	all := map[string]bool{}
	for name, spec := range utilfeature.DefaultMutableFeatureGate.GetAll() {
		if name != "HPAScaleToZero" && name != "HPAConfigurableTolerance" {
			continue
		}
		all[string(name)] = spec.Default
		if on, given := gates[string(name)]; given {
			all[string(name)] = on
		}
	}
	if err := utilfeature.DefaultMutableFeatureGate.SetFromMap(all); err != nil {
		panic(err)
	}
}
