package main

import (
	"context"
	"encoding/json"
	"math"

	jsonpatch "gopkg.in/evanphx/json-patch.v4"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/apis/autoscaling"
	_ "k8s.io/kubernetes/pkg/apis/autoscaling/install" // defaults and conversions
	"k8s.io/kubernetes/pkg/registry/autoscaling/horizontalpodautoscaler"
)

const rivalName = "rival"

// parse reads, defaults and validates an HPA as the API server does.
func parse(data []byte) (*autoscalingv2.HorizontalPodAutoscaler, error) {
	hpa := &autoscalingv2.HorizontalPodAutoscaler{}
	if err := json.Unmarshal(data, hpa); err != nil {
		return nil, err
	}
	return hpa, admit(hpa)
}

// admit defaults an HPA in place and validates it.
func admit(hpa *autoscalingv2.HorizontalPodAutoscaler) error {
	legacyscheme.Scheme.Default(hpa)
	internal := &autoscaling.HorizontalPodAutoscaler{}
	if err := legacyscheme.Scheme.Convert(hpa.DeepCopy(), internal, nil); err != nil {
		return err
	}
	return horizontalpodautoscaler.Strategy.Validate(context.Background(), internal).ToAggregate()
}

// patched applies a JSON merge patch to the stored spec; defaulting and validation run again.
func patched(hpa *autoscalingv2.HorizontalPodAutoscaler, patch json.RawMessage) (*autoscalingv2.HorizontalPodAutoscaler, error) {
	stored, err := json.Marshal(hpa.Spec)
	if err != nil {
		return nil, err
	}
	merged, err := jsonpatch.MergePatch(stored, patch)
	if err != nil {
		return nil, err
	}
	result := hpa.DeepCopy()
	result.Spec = autoscalingv2.HorizontalPodAutoscalerSpec{}
	if err := json.Unmarshal(merged, &result.Spec); err != nil {
		return nil, err
	}
	return result, admit(result)
}

// tryEdits tells whether the API server would accept every edit of the spec.
func tryEdits(hpa *autoscalingv2.HorizontalPodAutoscaler, edits []edit) error {
	for _, e := range edits {
		if e.SpecPatch == nil {
			continue
		}
		var err error
		if hpa, err = patched(hpa, e.SpecPatch); err != nil {
			return err
		}
	}
	return nil
}

func rivalHPA() *autoscalingv2.HorizontalPodAutoscaler {
	one := int32(1)
	return &autoscalingv2.HorizontalPodAutoscaler{
		ObjectMeta: metav1.ObjectMeta{Name: rivalName, Namespace: namespace},
		Spec: autoscalingv2.HorizontalPodAutoscalerSpec{
			ScaleTargetRef: autoscalingv2.CrossVersionObjectReference{APIVersion: "apps/v1", Kind: "Deployment", Name: rivalName},
			MinReplicas:    &one,
			MaxReplicas:    1,
		},
	}
}

// metricOf is one entry of status.currentMetrics in the vector format; nil for a metric that failed.
func metricOf(status autoscalingv2.MetricStatus) any {
	var current autoscalingv2.MetricValueStatus
	switch {
	case status.Resource != nil:
		current = status.Resource.Current
	case status.ContainerResource != nil:
		current = status.ContainerResource.Current
	case status.Pods != nil:
		current = status.Pods.Current
	case status.Object != nil:
		current = status.Object.Current
	case status.External != nil:
		current = status.External.Current
	default:
		return nil
	}
	return struct {
		AverageUtilization *int32 `json:"averageUtilization,omitempty"`
		AverageValue       any    `json:"averageValue,omitempty"`
		Value              any    `json:"value,omitempty"`
	}{current.AverageUtilization, quantityOf(current.AverageValue), quantityOf(current.Value)}
}

// quantityOf writes a quantity; what a float out of range became depends on the processor and is called undefined.
func quantityOf(q *resource.Quantity) any {
	if q == nil {
		return nil
	}
	if milli := q.MilliValue(); milli == math.MinInt64 || milli == math.MaxInt64 {
		return "undefined"
	}
	return q.String()
}
