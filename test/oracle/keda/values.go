package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"sync"

	"github.com/go-logr/logr"
	kedav1alpha1 "github.com/kedacore/keda/v2/apis/keda/v1alpha1"
	"github.com/kedacore/keda/v2/pkg/fallback"
	"github.com/kedacore/keda/v2/pkg/scalers"
	"github.com/kedacore/keda/v2/pkg/scaling/cache"
	"github.com/kedacore/keda/v2/pkg/scaling/modifiers"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/metrics/pkg/apis/external_metrics"
)

type fallbackRow struct {
	header
	Fallback         json.RawMessage     `json:"fallback"`
	ScalingModifiers json.RawMessage     `json:"scalingModifiers"`
	Metrics          [][]json.RawMessage `json:"metrics"`
	Replicas         int32               `json:"replicas"`
	Ready            int                 `json:"ready"`
	Ops              [][]json.RawMessage `json:"ops"`
}

// newObject is a ScaledObject with Prometheus triggers of these names.
func newObject(fallbackSpec, scalingModifiers json.RawMessage, triggers []string) (*kedav1alpha1.ScaledObject, error) {
	object := &kedav1alpha1.ScaledObject{
		ObjectMeta: metav1.ObjectMeta{Name: "so", Namespace: namespace, Generation: 1, CreationTimestamp: metav1.Time{Time: start}},
		Spec:       kedav1alpha1.ScaledObjectSpec{ScaleTargetRef: &kedav1alpha1.ScaleTarget{Name: targetName}, Advanced: &kedav1alpha1.AdvancedConfig{}},
		Status: kedav1alpha1.ScaledObjectStatus{
			ScaleTargetKind: "apps/v1.Deployment", ScaleTargetGVKR: deploymentGVKR(), Conditions: *kedav1alpha1.GetInitializedConditions(),
		},
	}
	if fallbackSpec != nil && string(fallbackSpec) != "null" {
		object.Spec.Fallback = &kedav1alpha1.Fallback{}
		if err := json.Unmarshal(fallbackSpec, object.Spec.Fallback); err != nil {
			return nil, err
		}
		if object.Spec.Fallback.Behavior == "" {
			object.Spec.Fallback.Behavior = kedav1alpha1.FallbackBehaviorStatic
		}
	}
	if scalingModifiers != nil {
		if err := json.Unmarshal(scalingModifiers, &object.Spec.Advanced.ScalingModifiers); err != nil {
			return nil, err
		}
	}
	for _, name := range triggers {
		object.Spec.Triggers = append(object.Spec.Triggers, kedav1alpha1.ScaleTriggers{
			Type: "prometheus", Name: name, Metadata: map[string]string{"query": "q0", "serverAddress": "http://prometheus", "threshold": "30"},
		})
	}
	return object, nil
}

func metricName(index int) string { return fmt.Sprintf("s%d-prometheus", index) }

func playFallback(line []byte) (any, error) {
	r := &fallbackRow{}
	if err := json.Unmarshal(line, r); err != nil {
		return nil, err
	}
	object, err := newObject(r.Fallback, r.ScalingModifiers, nil)
	if err != nil {
		return nil, err
	}
	w := newWorld(object, r.Replicas)
	w.ready = r.Ready
	// The one copy on which all reads work.
	handler := fallback.ScaledObjectHandler{
		Ctx: context.Background(), KubeClient: w.client, ScaleClient: w.scales, UpdateLock: &sync.RWMutex{}, ScaledObject: w.object(),
	}
	for i, op := range r.Ops {
		var kind string
		var number int
		if err := readAll(op, &kind, &number); err != nil {
			return nil, err
		}
		switch kind {
		case "replicas":
			w.setReplicas(int32(number))
		case "ready":
			w.ready = number
		case "read":
			result, err := readOnce(handler, r.Metrics[number], number, op[2])
			if err != nil {
				return nil, err
			}
			r.Ops[i] = append(op[:3:3], result...)
		}
	}
	return r, nil
}

func readOnce(handler fallback.ScaledObjectHandler, metric []json.RawMessage, index int, answer json.RawMessage) ([]json.RawMessage, error) {
	var kind autoscalingv2.MetricTargetType
	var target float64
	if err := readAll(metric, &kind, &target); err != nil {
		return nil, err
	}
	name := metricName(index)
	spec := autoscalingv2.MetricSpec{Type: autoscalingv2.ExternalMetricSourceType, External: &autoscalingv2.ExternalMetricSource{
		Metric: autoscalingv2.MetricIdentifier{Name: name}, Target: scalers.GetMetricTargetMili(kind, target),
	}}
	values := []external_metrics.ExternalMetricValue{}
	failure := errors.New("simulated outage")
	if string(answer) != `"error"` {
		value, err := strconv.ParseFloat(string(answer), 64)
		if err != nil {
			return nil, err
		}
		values, failure = append(values, scalers.GenerateMetricInMili(name, value)), nil
	}
	values, fallingBack, err := fallback.GetMetricsWithFallback(handler, values, failure, name, spec)
	status := handler.ScaledObject.Status
	var value any
	valueName := ""
	if err == nil && len(values) > 0 {
		value, valueName = milli(values[0].Value.MilliValue()), values[0].MetricName
	}
	return raw(value, valueName, flag01(fallingBack), health(status), conditionText(status.Conditions, kedav1alpha1.ConditionFallback)), nil
}

type modifiersRow struct {
	header
	ScalingModifiers json.RawMessage `json:"scalingModifiers"`
	Fallback         json.RawMessage `json:"fallback,omitempty"`
	Triggers         []string        `json:"triggers"`
	AdmissionError   string          `json:"admissionError"`
	Cases            [][2]any        `json:"cases"`
}

// failing is a number of failures above every threshold.
const failing = int32(1000)

func playModifiers(line []byte) (any, error) {
	r := &modifiersRow{}
	if err := json.Unmarshal(line, r); err != nil {
		return nil, err
	}
	object, err := newObject(r.Fallback, r.ScalingModifiers, r.Triggers)
	if err != nil {
		return nil, err
	}
	r.AdmissionError = ""
	program, err := kedav1alpha1.ValidateAndCompileScalingModifiers(object)
	if err != nil {
		r.AdmissionError = err.Error()
		return r, nil
	}
	for i, c := range r.Cases {
		list, pairs := []external_metrics.ExternalMetricValue{}, map[string]string{}
		object.Status.Health = map[string]kedav1alpha1.HealthStatus{}
		for index, value := range c[0].([]any) {
			name := metricName(index)
			pair, err := modifiers.GetPairTriggerAndMetric(object, name, r.Triggers[index])
			if err != nil {
				return nil, err
			}
			for metric, trigger := range pair {
				pairs[metric] = trigger
			}
			number, ok := value.(float64)
			if !ok {
				failures := failing
				object.Status.Health[name] = kedav1alpha1.HealthStatus{NumberOfFailures: &failures, Status: kedav1alpha1.HealthStatusFailing}
			}
			list = append(list, scalers.GenerateMetricInMili(name, number))
		}
		results := modifiers.HandleScalingModifiers(object, list, pairs, false, nil, &cache.ScalersCache{CompiledFormula: program}, logr.Discard())
		r.Cases[i][1] = nil
		if len(results) > 0 {
			r.Cases[i][1] = milli(results[0].Value.MilliValue())
		}
	}
	return r, nil
}
