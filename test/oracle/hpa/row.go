package main

import (
	"encoding/json"
	"math"
	"time"

	"k8s.io/apimachinery/pkg/api/resource"
)

// row is one line of the vector format: see vectors/hpa/README.md. The raw fields are handed through as they came.
type row struct {
	Name       string          `json:"name"`
	Note       string          `json:"note,omitempty"`
	Seed       json.RawMessage `json:"seed,omitempty"`
	Gates      map[string]bool `json:"gates,omitempty"`
	Controller controllerFlags `json:"controller"`
	HPA        json.RawMessage `json:"hpa"`
	Target     json.RawMessage `json:"target"`
	Signals    [][]signal      `json:"signals"`
	Rival      *span           `json:"rival,omitempty"`
	Edits      []edit          `json:"edits,omitempty"`
	Duration   float64         `json:"durationSeconds"`
	Spec       json.RawMessage `json:"spec,omitempty"`
	Ticks      []tick          `json:"ticks,omitempty"`
	Invalid    string          `json:"invalid,omitempty"`
}

type controllerFlags struct {
	SyncPeriodSeconds              float64 `json:"syncPeriodSeconds"`
	DownscaleStabilizationSeconds  float64 `json:"downscaleStabilizationSeconds"`
	Tolerance                      float64 `json:"tolerance"`
	CPUInitializationPeriodSeconds float64 `json:"cpuInitializationPeriodSeconds"`
	InitialReadinessDelaySeconds   float64 `json:"initialReadinessDelaySeconds"`
	SyncLatencyMillis              int64   `json:"syncLatencyMillis"`
}

type span struct {
	From float64 `json:"fromSeconds"`
	To   float64 `json:"toSeconds"`
}

type target struct {
	InitialReplicas int         `json:"initialReplicas"`
	Selector        string      `json:"selector"`
	Containers      []container `json:"containers"`
	PodStartDelay   float64     `json:"podStartDelaySeconds"`
	PodReadyDelay   float64     `json:"podReadyDelaySeconds"`
	PodSampleDelay  float64     `json:"podSampleDelaySeconds"`
	PodTermination  float64     `json:"podTerminationSeconds"`
	InitialPodAge   float64     `json:"initialPodAgeSeconds"`
	SampleAge       float64     `json:"sampleAgeSeconds"`
	SampleWindow    float64     `json:"sampleWindowSeconds"`
	PodOverrides    []override  `json:"podOverrides"`
	ExtraPods       []extraPod  `json:"extraPods"`
	StatusReplicas  []struct {
		span
		Replicas int32 `json:"replicas"`
	} `json:"statusReplicas"`
}

type container struct {
	Name   string `json:"name"`
	CPU    string `json:"cpu"`
	Memory string `json:"memory"`
}

type override struct {
	span
	Pod  int    `json:"pod"`
	What string `json:"what"`
}

type extraPod struct {
	span
	Name        string `json:"name"`
	Phase       string `json:"phase"`
	Ready       bool   `json:"ready"`
	Terminating bool   `json:"terminating"`
	NoRequests  bool   `json:"noRequests"`
	Counted     bool   `json:"counted"`
	Sample      *value `json:"sample"`
}

type edit struct {
	At         float64         `json:"atSeconds"`
	Replicas   *int            `json:"replicas,omitempty"`
	SpecPatch  json.RawMessage `json:"specPatch,omitempty"`
	Selector   *string         `json:"selector,omitempty"`
	FailGet    *bool           `json:"failGet,omitempty"`
	FailUpdate *bool           `json:"failUpdate,omitempty"`
	Restart    bool            `json:"restart,omitempty"`
}

// value is a number of thousandths or a quantity.
type value struct {
	quantity resource.Quantity
	raw      json.RawMessage
}

func (v *value) UnmarshalJSON(data []byte) error {
	v.raw = append(json.RawMessage(nil), data...)
	var number int64
	if json.Unmarshal(data, &number) == nil {
		v.quantity = *resource.NewMilliQuantity(number, resource.DecimalSI)
		return nil
	}
	var text string
	if err := json.Unmarshal(data, &text); err != nil {
		return err
	}
	quantity, err := resource.ParseQuantity(text)
	v.quantity = quantity
	return err
}

func (v value) MarshalJSON() ([]byte, error) { return v.raw, nil }

// signal is what the source of a metric answers at one sync.
type signal struct {
	failure string // "error", "empty" or ""
	list    []*value
	one     *value
	split   *splitSignal
	raw     json.RawMessage
}

type splitSignal struct {
	Split value  `json:"split"`
	Cap   *value `json:"cap"`
}

func (s *signal) UnmarshalJSON(data []byte) error {
	s.raw = append(json.RawMessage(nil), data...)
	switch {
	case string(data) == `"error"` || string(data) == `"empty"`:
		return json.Unmarshal(data, &s.failure)
	case data[0] == '[':
		return json.Unmarshal(data, &s.list)
	case data[0] == '{':
		s.split = &splitSignal{}
		return json.Unmarshal(data, s.split)
	}
	s.one = &value{}
	return json.Unmarshal(data, s.one)
}

func (s signal) MarshalJSON() ([]byte, error) { return s.raw, nil }

type tick struct {
	T       int64       `json:"t"`
	Spec    int32       `json:"spec"`
	Status  int32       `json:"status"`
	Ready   int         `json:"ready"`
	Current int32       `json:"current"`
	Desired int32       `json:"desired"`
	After   int         `json:"after"`
	Cond    [][3]string `json:"cond"`
	Metrics []any       `json:"metrics,omitempty"`
	Events  [][3]string `json:"events,omitempty"`
}

// seconds rounds to whole milliseconds, the resolution of the format.
func seconds(s float64) time.Duration {
	return time.Duration(math.Round(s*1000)) * time.Millisecond
}

func (r *row) selector() string {
	var t struct {
		Selector string `json:"selector"`
	}
	if err := json.Unmarshal(r.Target, &t); err != nil {
		panic(err)
	}
	return t.Selector
}
