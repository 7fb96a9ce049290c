package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"time"
	"unsafe"

	"go.uber.org/zap"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/types"
	"knative.dev/serving/pkg/apis/autoscaling"
	autoscalingv1alpha1 "knative.dev/serving/pkg/apis/autoscaling/v1alpha1"
	"knative.dev/serving/pkg/autoscaler/metrics"
	"knative.dev/serving/pkg/autoscaler/scaling"
)

var silent = zap.NewNop().Sugar()

const (
	namespace = "default"
	revision  = "rev"
)

var revisionKey = types.NamespacedName{Namespace: namespace, Name: revision}

// scaleRow is one line of scale.jsonl.
type scaleRow struct {
	ID    string              `json:"id"`
	Seed  json.RawMessage     `json:"seed,omitempty"`
	Note  string              `json:"note,omitempty"`
	Spec  scaleSpec           `json:"spec"`
	Ready readyCount          `json:"ready"`
	T     float64             `json:"t"`
	Ops   [][]json.RawMessage `json:"ops"`
}

type scaleSpec struct {
	Metric            string  `json:"metric"`
	Target            number  `json:"target"`
	Total             number  `json:"total"`
	TBC               number  `json:"tbc"`
	ActivatorCapacity number  `json:"activatorCapacity"`
	PanicThreshold    number  `json:"panicThreshold"`
	MaxScaleUpRate    number  `json:"maxScaleUpRate"`
	MaxScaleDownRate  number  `json:"maxScaleDownRate"`
	StableWindow      float64 `json:"stableWindow"`
	ScaleDownDelay    float64 `json:"scaleDownDelay"`
	InitialScale      int32   `json:"initialScale"`
	ActivationScale   int32   `json:"activationScale"`
	Reachable         bool    `json:"reachable"`
	PanicWindow       float64 `json:"panicWindow"`
	Algorithm         string  `json:"algorithm"`
	Scrape            bool    `json:"scrape"`
}

func (s scaleSpec) decider() *scaling.DeciderSpec {
	return &scaling.DeciderSpec{
		MaxScaleUpRate: float64(s.MaxScaleUpRate), MaxScaleDownRate: float64(s.MaxScaleDownRate), ScalingMetric: s.Metric,
		TargetValue: float64(s.Target), TotalValue: float64(s.Total), TargetBurstCapacity: float64(s.TBC),
		ActivatorCapacity: float64(s.ActivatorCapacity), PanicThreshold: float64(s.PanicThreshold), StableWindow: seconds(s.StableWindow),
		ScaleDownDelay: seconds(s.ScaleDownDelay), InitialScale: s.InitialScale, Reachable: s.Reachable, ActivationScale: s.ActivationScale,
	}
}

func (s scaleSpec) metric() *autoscalingv1alpha1.Metric {
	m := &autoscalingv1alpha1.Metric{
		ObjectMeta: metav1.ObjectMeta{Namespace: namespace, Name: revision},
		Spec:       autoscalingv1alpha1.MetricSpec{StableWindow: seconds(s.StableWindow), PanicWindow: seconds(s.PanicWindow)},
	}
	if s.Algorithm != "" {
		m.Annotations = map[string]string{autoscaling.MetricAggregationAlgorithmKey: s.Algorithm}
	}
	if s.Scrape {
		m.Spec.ScrapeTarget = "rev-private"
	}
	return m
}

// readyCount is the number of ready pods, or why there is none.
type readyCount struct {
	number  int
	failure string
}

func (r *readyCount) UnmarshalJSON(data []byte) error {
	*r = readyCount{}
	if data[0] == '"' {
		return json.Unmarshal(data, &r.failure)
	}
	return json.Unmarshal(data, &r.number)
}

func (r readyCount) MarshalJSON() ([]byte, error) {
	if r.failure != "" {
		return json.Marshal(r.failure)
	}
	return json.Marshal(r.number)
}

func (r *readyCount) ReadyCount() (int, error) {
	switch r.failure {
	case "notfound":
		return 0, apierrors.NewNotFound(schema.GroupResource{Resource: "pods"}, revision)
	case "":
		return r.number, nil
	}
	return 0, errors.New("the pods cannot be counted")
}

func (r *readyCount) NotReadyCount() (int, error) { return 0, nil }

// seen is a metric client that remembers what it last told the autoscaler.
type seen struct {
	metrics.MetricClient
	stable, panic float64
	valid         bool
}

func (s *seen) StableAndPanicConcurrency(key types.NamespacedName, now time.Time) (float64, float64, error) {
	var err error
	s.stable, s.panic, err = s.MetricClient.StableAndPanicConcurrency(key, now)
	s.valid = err == nil
	return s.stable, s.panic, err
}

func (s *seen) StableAndPanicRPS(key types.NamespacedName, now time.Time) (float64, float64, error) {
	var err error
	s.stable, s.panic, err = s.MetricClient.StableAndPanicRPS(key, now)
	s.valid = err == nil
	return s.stable, s.panic, err
}

// scaler is upstream's autoscaler of one revision with upstream's statistics.
type scaler struct {
	collector *metrics.MetricCollector
	seen      *seen
	ready     *readyCount
	uniScaler scaling.UniScaler
}

func newCollector() *metrics.MetricCollector {
	noScraper := func(*autoscalingv1alpha1.Metric, *zap.SugaredLogger) (metrics.StatsScraper, error) { return nil, nil }
	return metrics.NewMetricCollector(noScraper, silent)
}

func newScaler(spec scaleSpec, ready readyCount) *scaler {
	s := &scaler{collector: newCollector(), ready: &ready}
	if err := s.collector.CreateOrUpdate(spec.metric()); err != nil {
		panic(err)
	}
	s.seen = &seen{MetricClient: s.collector}
	s.uniScaler = newUniScaler(s.seen, s.ready, spec.decider())
	return s
}

func (s *scaler) record(now time.Time, concurrency, requests, proxiedConcurrency, proxiedRequests float64) {
	s.collector.Record(revisionKey, now, metrics.Stat{
		PodName: "pod", AverageConcurrentRequests: concurrency, RequestCount: requests,
		AverageProxiedConcurrentRequests: proxiedConcurrency, ProxiedRequestCount: proxiedRequests,
	})
}

// hidden gives a field of an upstream struct that has no accessor.
func hidden[T any](object any, field string) *T {
	f := reflect.ValueOf(object).Elem().FieldByName(field)
	return (*T)(unsafe.Pointer(f.UnsafeAddr()))
}

func playScale(line []byte) (any, error) {
	r := &scaleRow{}
	if err := json.Unmarshal(line, r); err != nil {
		return nil, err
	}
	time.Sleep(time.Until(at(r.T)))
	spec := r.Spec
	s := newScaler(spec, r.Ready)
	defer s.collector.Delete(namespace, revision)
	for i, op := range r.Ops {
		var name string
		if err := json.Unmarshal(op[0], &name); err != nil {
			return nil, err
		}
		switch name {
		case "p":
			if err := json.Unmarshal(op[1], s.ready); err != nil {
				return nil, err
			}
		case "u":
			if err := json.Unmarshal(op[1], &spec); err != nil {
				return nil, err
			}
			s.uniScaler.Update(spec.decider())
		default:
			numbers, err := numbersOf(op[1:], 5)
			if err != nil {
				return nil, err
			}
			now := at(float64(numbers[0]))
			switch name {
			case "r":
				s.record(now, float64(numbers[1]), float64(numbers[2]), float64(numbers[3]), float64(numbers[4]))
			case "w":
				time.Sleep(time.Until(now)) // upstream's resizing asks the clock
				spec.StableWindow, spec.PanicWindow = float64(numbers[1]), float64(numbers[2])
				s.uniScaler.Update(spec.decider())
				if err := s.collector.CreateOrUpdate(spec.metric()); err != nil {
					return nil, err
				}
			case "s":
				r.Ops[i] = s.decide(op[1], now)
			default:
				return nil, fmt.Errorf("unknown operation %s", name)
			}
		}
	}
	return r, nil
}

func (s *scaler) decide(t json.RawMessage, now time.Time) []json.RawMessage {
	result := s.uniScaler.Scale(silent, now)
	values := []any{"s", t}
	if result.ScaleValid {
		panicking := 0
		if !hidden[time.Time](s.uniScaler, "panicTime").IsZero() {
			panicking = 1
		}
		values = append(values, result.DesiredPodCount, result.ExcessBurstCapacity, number(s.seen.stable), number(s.seen.panic), panicking, *hidden[int32](s.uniScaler, "maxPanicPods"))
	} else {
		values = append(values, nil)
	}
	op := make([]json.RawMessage, len(values))
	for i, value := range values {
		raw, err := json.Marshal(value)
		if err != nil {
			panic(err)
		}
		op[i] = raw
	}
	return op
}
