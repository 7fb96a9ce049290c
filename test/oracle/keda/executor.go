package main

import (
	"context"
	"encoding/json"
	"time"
	"unsafe"

	kedav1alpha1 "github.com/kedacore/keda/v2/apis/keda/v1alpha1"
	"github.com/kedacore/keda/v2/pkg/scaling/executor"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

const triggerMetric = "s0-prometheus"

type executorRow struct {
	header
	Spec struct {
		Min             *int32                 `json:"min"`
		Max             *int32                 `json:"max"`
		Idle            *int32                 `json:"idle"`
		Cooldown        *int32                 `json:"cooldown"`
		InitialCooldown *int32                 `json:"initialCooldown"`
		Fallback        *kedav1alpha1.Fallback `json:"fallback"`
	} `json:"spec"`
	Annotations map[string]string   `json:"annotations"`
	Replicas    int32               `json:"replicas"`
	LastActive  *float64            `json:"lastActive"`
	HPA         bool                `json:"hpa"`
	Steps       [][]json.RawMessage `json:"steps"`
}

type executorChange struct {
	Replicas     *int32             `json:"replicas"`
	Annotations  *map[string]string `json:"annotations"`
	HPACondition json.RawMessage    `json:"hpaCondition"`
}

// storeResult is how upstream's operator stores what the executor says.
//
//go:linkname storeResult github.com/kedacore/keda/v2/pkg/scaling.(*scaleHandler).handleResult
func storeResult(handler unsafe.Pointer, ctx context.Context, object kedav1alpha1.ScalableObject, result executor.ScaleResult)

func playExecutor(line []byte) (any, error) {
	r := &executorRow{}
	if err := json.Unmarshal(line, r); err != nil {
		return nil, err
	}
	var inputs struct {
		Spec json.RawMessage `json:"spec"`
	}
	if err := json.Unmarshal(line, &inputs); err != nil {
		return nil, err
	}
	object := &kedav1alpha1.ScaledObject{
		ObjectMeta: metav1.ObjectMeta{Name: "so", Namespace: namespace, Generation: 1, CreationTimestamp: metav1.Time{Time: start}, Annotations: r.Annotations},
		Spec: kedav1alpha1.ScaledObjectSpec{
			ScaleTargetRef: &kedav1alpha1.ScaleTarget{Name: targetName}, MinReplicaCount: r.Spec.Min, MaxReplicaCount: r.Spec.Max, IdleReplicaCount: r.Spec.Idle,
			CooldownPeriod: r.Spec.Cooldown, InitialCooldownPeriod: r.Spec.InitialCooldown, Fallback: r.Spec.Fallback,
			Triggers: []kedav1alpha1.ScaleTriggers{{Type: "prometheus", Metadata: map[string]string{"query": "q0", "serverAddress": "http://prometheus", "threshold": "30"}}},
		},
		Status: kedav1alpha1.ScaledObjectStatus{
			ScaleTargetKind: "apps/v1.Deployment", ScaleTargetGVKR: deploymentGVKR(), Conditions: *kedav1alpha1.GetInitializedConditions(),
			ExternalMetricNames: []string{triggerMetric},
		},
	}
	if r.LastActive != nil {
		object.Status.LastActiveTime = &metav1.Time{Time: at(*r.LastActive)}
	}
	if r.HPA {
		object.Status.HpaName = "keda-hpa-so"
	}
	w := newWorld(object, r.Replicas)
	ctx := context.Background()
	if r.HPA {
		must(w.client.Create(ctx, &autoscalingv2.HorizontalPodAutoscaler{ObjectMeta: metav1.ObjectMeta{Name: "keda-hpa-so", Namespace: namespace}}))
	}
	scaler := executor.NewScaleExecutor(w.client, w.scales, scheme, recorder{})
	handler := handlerPointer(w)
	for i, step := range r.Steps {
		var t float64
		var change *executorChange
		var active, failed int
		if err := readAll(step, &t, &change, &active, &failed); err != nil {
			return nil, err
		}
		time.Sleep(time.Until(at(t)))
		if change != nil {
			w.apply(*change)
		}
		options := executor.ScaleExecutorOptions{}
		if active == 1 {
			options.ActiveTriggers = []string{triggerMetric}
		}
		current := w.object()
		storeResult(handler, ctx, current, scaler.RequestScale(ctx, current, active == 1, failed == 1, options))
		status := w.object().Status
		r.Steps[i] = append(step[:4:4], raw(w.replicas(), secondOf(status.LastActiveTime), conditionText(status.Conditions, kedav1alpha1.ConditionReady),
			conditionText(status.Conditions, kedav1alpha1.ConditionActive), conditionText(status.Conditions, kedav1alpha1.ConditionPaused),
			conditionText(status.Conditions, kedav1alpha1.ConditionHPAActive), flag01(status.TriggersActivity[triggerMetric].IsActive))...)
	}
	return struct {
		header
		Spec        json.RawMessage     `json:"spec"`
		Annotations map[string]string   `json:"annotations"`
		Replicas    int32               `json:"replicas"`
		LastActive  *float64            `json:"lastActive"`
		HPA         bool                `json:"hpa"`
		Steps       [][]json.RawMessage `json:"steps"`
	}{r.header, inputs.Spec, r.Annotations, r.Replicas, r.LastActive, r.HPA, r.Steps}, nil
}

func deploymentGVKR() *kedav1alpha1.GroupVersionKindResource {
	return &kedav1alpha1.GroupVersionKindResource{Group: "apps", Version: "v1", Kind: "Deployment", Resource: "deployments"}
}

func handlerPointer(w *world) unsafe.Pointer {
	// The second word of an interface is the pointer in it.
	return (*[2]unsafe.Pointer)(unsafe.Pointer(&w.handler))[1]
}

func (w *world) apply(change executorChange) {
	ctx := context.Background()
	if change.Replicas != nil {
		w.setReplicas(*change.Replicas)
	}
	if change.Annotations != nil {
		object := w.object()
		object.Annotations = *change.Annotations
		must(w.client.Update(ctx, object))
	}
	if change.HPACondition == nil {
		return
	}
	hpa := w.hpa()
	if hpa == nil {
		return
	}
	hpa.Status.Conditions = nil
	var condition [3]string
	if string(change.HPACondition) != "null" {
		must(json.Unmarshal(change.HPACondition, &condition))
		hpa.Status.Conditions = []autoscalingv2.HorizontalPodAutoscalerCondition{{
			Type: autoscalingv2.HorizontalPodAutoscalerConditionType(condition[0]), Status: corev1.ConditionStatus(condition[1]), Reason: condition[2],
		}}
	}
	must(w.client.Status().Update(ctx, hpa))
}
