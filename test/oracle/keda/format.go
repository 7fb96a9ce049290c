package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	kedav1alpha1 "github.com/kedacore/keda/v2/apis/keda/v1alpha1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

// header is what all formats begin with.
type header struct {
	ID   string          `json:"id"`
	Seed json.RawMessage `json:"seed,omitempty"`
	Note string          `json:"note,omitempty"`
}

// objectFields is a ScaledObject as the formats write it.
type objectFields struct {
	Name        string            `json:"name"`
	Labels      map[string]string `json:"labels,omitempty"`
	Annotations map[string]string `json:"annotations,omitempty"`
	Spec        json.RawMessage   `json:"spec"`
}

func (o objectFields) scaledObject() (*kedav1alpha1.ScaledObject, error) {
	spec, err := specOf(o.Spec)
	if err != nil {
		return nil, err
	}
	return &kedav1alpha1.ScaledObject{
		ObjectMeta: metav1.ObjectMeta{
			Name: o.Name, Namespace: namespace, UID: types.UID("so"), Generation: 1, CreationTimestamp: metav1.Time{Time: start},
			Labels: o.Labels, Annotations: o.Annotations,
		},
		Spec: *spec,
	}, nil
}

// specOf reads a spec and fills in what the CRD's schema fills in.
func specOf(data []byte) (*kedav1alpha1.ScaledObjectSpec, error) {
	spec := &kedav1alpha1.ScaledObjectSpec{}
	if err := json.Unmarshal(data, spec); err != nil {
		return nil, err
	}
	if spec.Fallback != nil && spec.Fallback.Behavior == "" {
		spec.Fallback.Behavior = kedav1alpha1.FallbackBehaviorStatic
	}
	return spec, nil
}

func conditionText(conditions kedav1alpha1.Conditions, kind kedav1alpha1.ConditionType) string {
	for _, c := range conditions {
		if c.Type != kind {
			continue
		}
		letter := string(c.Status)[:1]
		if c.Reason == "" {
			return letter
		}
		return letter + ":" + c.Reason
	}
	return ""
}

// secondOf is a stored time in seconds after second 0; nil if there is none.
func secondOf(t *metav1.Time) any {
	if t == nil {
		return nil
	}
	return int64(t.Sub(start) / time.Second)
}

// milli writes thousandths: beyond 2^53 as a text.
func milli(value int64) any {
	if value > 1<<53-1 || value < -(1<<53-1) {
		return strconv.FormatInt(value, 10)
	}
	return value
}

func flag01(on bool) int {
	if on {
		return 1
	}
	return 0
}

func health(status kedav1alpha1.ScaledObjectStatus) map[string]int32 {
	counts := map[string]int32{}
	for name, h := range status.Health {
		counts[name] = 0
		if h.NumberOfFailures != nil {
			counts[name] = *h.NumberOfFailures
		}
	}
	return counts
}

func at(second float64) time.Time {
	return start.Add(time.Duration(second*1000+0.5) * time.Millisecond)
}

// eventsAt gives the events of a second, each with its kind.
func eventsAt(events [][]json.RawMessage, t int) (kinds []string, due [][]json.RawMessage, err error) {
	for _, event := range events {
		var kind string
		var second int
		if err := readAll(event, &kind, &second); err != nil {
			return nil, nil, err
		}
		if second == t {
			kinds = append(kinds, kind)
			due = append(due, event)
		}
	}
	return kinds, due, nil
}

// readAll reads the first entries of a list, each into a variable of its own.
func readAll(entries []json.RawMessage, targets ...any) error {
	if len(entries) < len(targets) {
		return fmt.Errorf("%d entries where %d are expected", len(entries), len(targets))
	}
	for i, target := range targets {
		if err := json.Unmarshal(entries[i], target); err != nil {
			return err
		}
	}
	return nil
}

func raw(values ...any) []json.RawMessage {
	list := make([]json.RawMessage, len(values))
	for i, value := range values {
		data, err := json.Marshal(value)
		must(err)
		list[i] = data
	}
	return list
}
