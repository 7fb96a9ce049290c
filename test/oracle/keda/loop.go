package main

import (
	"context"
	"encoding/json"
	"time"

	kedav1alpha1 "github.com/kedacore/keda/v2/apis/keda/v1alpha1"
)

type loopRow struct {
	header
	Object   objectFields        `json:"object"`
	Phase    int                 `json:"phase"`
	Replicas int32               `json:"replicas"`
	Sources  []json.RawMessage   `json:"sources"`
	Read     [2]int              `json:"read"`
	Horizon  int                 `json:"horizon"`
	Events   [][]json.RawMessage `json:"events"`
	Rows     [][]any             `json:"rows"`
	Reads    [][]any             `json:"reads"`
	Invalid  string              `json:"invalid,omitempty"`
}

// When in a second things happen: events and reads first, polls of the first loop and reconciliations at the phase. Each reconciliation
// comes a step later than the one before, so that it follows the polls of the loop that that one started.
const (
	early = 100 * time.Millisecond
	phase = 250 * time.Millisecond
	step  = 10 * time.Millisecond
)

func playLoop(line []byte) (any, error) {
	r := &loopRow{}
	if err := json.Unmarshal(line, r); err != nil {
		return nil, err
	}
	r.Rows, r.Reads = [][]any{}, [][]any{}
	object, err := r.Object.scaledObject()
	if err != nil {
		return nil, err
	}
	if object.Spec.PollingInterval != nil && *object.Spec.PollingInterval < 1 {
		// A loop without a pause never lets the time of a bubble pass.
		r.Invalid = "pollingInterval is below 1"
		return r, nil
	}
	answers := setSources(r.Sources)
	w := newWorld(object, r.Replicas)
	w.takesTurns = true
	failure := ""
	reconciling := phase
	for t := 0; t <= r.Horizon; t++ {
		second := start.Add(time.Duration(t) * time.Second)
		time.Sleep(time.Until(second.Add(early)))
		if t > 0 {
			w.ready = int(w.replicas())
		}
		about, err := w.applyEvents(r, answers, t)
		if err != nil {
			return nil, err
		}
		w.read(r, t)
		time.Sleep(time.Until(second.Add(reconciling)))
		if about || t == 0 {
			failure = ""
			if err := w.reconcile(); err != nil {
				failure = err.Error()
			}
			w.collectGarbage()
			reconciling += step
		}
		time.Sleep(time.Until(second.Add(reconciling - step/2))) // the first poll of a loop that it started
		w.record(r, t, failure)
	}
	w.stop()
	time.Sleep(time.Minute) // whatever closes something has a time limit
	return r, nil
}

// applyEvents tells whether one of them was about the object.
func (w *world) applyEvents(r *loopRow, answers sources, t int) (about bool, err error) {
	ctx := context.Background()
	kinds, events, err := eventsAt(r.Events, t)
	if err != nil {
		return false, err
	}
	for i, event := range events {
		switch kinds[i] {
		case "source":
			if err := answers.change(event); err != nil {
				return false, err
			}
			continue
		case "replicas":
			var replicas int32
			if err := json.Unmarshal(event[2], &replicas); err != nil {
				return false, err
			}
			w.setReplicas(replicas)
			continue
		}
		about = true
		object := w.object()
		if object == nil {
			continue
		}
		switch kinds[i] {
		case "annotations":
			object.Annotations = nil
			if err := json.Unmarshal(event[2], &object.Annotations); err != nil {
				return false, err
			}
			must(w.client.Update(ctx, object))
		case "spec":
			spec, err := specOf(event[2])
			if err != nil {
				return false, err
			}
			object.Spec = *spec
			object.Generation++
			must(w.client.Update(ctx, object))
		case "delete":
			must(w.client.Delete(ctx, object))
		}
	}
	return about, nil
}

// read is what an HPA reads at a second.
func (w *world) read(r *loopRow, t int) {
	every, offset := r.Read[0], r.Read[1]
	if every == 0 || t < offset || (t-offset)%every != 0 || w.replicas() == 0 {
		return
	}
	hpa := w.hpa()
	if hpa == nil {
		return
	}
	for _, metric := range hpa.Spec.Metrics {
		if metric.External == nil {
			continue
		}
		name := metric.External.Metric.Name
		list, err := w.handler.GetScaledObjectMetrics(context.Background(), w.name.Name, namespace, name)
		time.Sleep(time.Microsecond) // what it started on the side
		switch {
		case err != nil:
			r.Reads = append(r.Reads, []any{t, name, nil, err.Error()})
		case len(list.Items) == 0:
			r.Reads = append(r.Reads, []any{t, name, nil, ""})
		default:
			for _, item := range list.Items {
				r.Reads = append(r.Reads, []any{t, item.MetricName, milli(item.Value.MilliValue())})
			}
		}
	}
}

func (w *world) record(r *loopRow, t int, failure string) {
	row := []any{t, w.replicas()}
	if object := w.object(); object != nil {
		status := object.Status
		activity := map[string]int{}
		for name, state := range status.TriggersActivity {
			activity[name] = flag01(state.IsActive)
		}
		row = append(row, secondOf(status.LastActiveTime))
		for _, kind := range []kedav1alpha1.ConditionType{kedav1alpha1.ConditionReady, kedav1alpha1.ConditionActive, kedav1alpha1.ConditionFallback, kedav1alpha1.ConditionPaused} {
			row = append(row, conditionText(status.Conditions, kind))
		}
		row = append(row, health(status), activity, flag01(w.hpa() != nil), status.PausedReplicaCount, failure)
	}
	if len(r.Rows) == 0 || !same(r.Rows[len(r.Rows)-1][1:], row[1:]) {
		r.Rows = append(r.Rows, row)
	}
}

func same(left, right []any) bool {
	a, errA := json.Marshal(left)
	b, errB := json.Marshal(right)
	return errA == nil && errB == nil && string(a) == string(b)
}
