package main

import (
	"context"
	"encoding/json"

	autoscalingv2 "k8s.io/api/autoscaling/v2"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"knative.dev/serving/pkg/apis/autoscaling"
	autoscalingv1alpha1 "knative.dev/serving/pkg/apis/autoscaling/v1alpha1"
	"knative.dev/serving/pkg/apis/serving"
	asconfig "knative.dev/serving/pkg/autoscaler/config"
	"knative.dev/serving/pkg/autoscaler/config/autoscalerconfig"
	"knative.dev/serving/pkg/autoscaler/scaling"
	hparesources "knative.dev/serving/pkg/reconciler/autoscaling/hpa/resources"
	kparesources "knative.dev/serving/pkg/reconciler/autoscaling/kpa/resources"
	aresources "knative.dev/serving/pkg/reconciler/autoscaling/resources"
)

// deciderRow is one line of decider.jsonl.
type deciderRow struct {
	ID                   string            `json:"id"`
	Seed                 json.RawMessage   `json:"seed,omitempty"`
	Note                 string            `json:"note,omitempty"`
	Config               map[string]string `json:"config"`
	Annotations          map[string]string `json:"annotations"`
	ContainerConcurrency int64             `json:"containerConcurrency"`
	Reachability         string            `json:"reachability"`
	ConfigError          string            `json:"configError"`
	AnnotationError      string            `json:"annotationError"`
	Result               *resolved         `json:"result"`
}

type resolved struct {
	Class             string        `json:"class"`
	Decider           deciderFields `json:"decider"`
	Metric            metricFields  `json:"metric"`
	MinScale          int32         `json:"minScale"`
	MaxScale          int32         `json:"maxScale"`
	Retention         float64       `json:"retention"`
	ProgressDeadline  *float64      `json:"progressDeadline"`
	InitialEBC        int32         `json:"initialEbc"`
	EnableScaleToZero bool          `json:"enableScaleToZero"`
	GracePeriod       float64       `json:"gracePeriod"`
	HPA               *hpaFields    `json:"hpa,omitempty"`
}

type deciderFields struct {
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
}

type metricFields struct {
	StableWindow float64 `json:"stableWindow"`
	PanicWindow  float64 `json:"panicWindow"`
	Algorithm    string  `json:"algorithm"`
}

type hpaFields struct {
	MinReplicas *int32                                         `json:"minReplicas"`
	MaxReplicas int32                                          `json:"maxReplicas"`
	Metrics     []autoscalingv2.MetricSpec                     `json:"metrics"`
	Behavior    *autoscalingv2.HorizontalPodAutoscalerBehavior `json:"behavior"`
}

func newPodAutoscaler(annotations map[string]string, containerConcurrency int64, reachability string) *autoscalingv1alpha1.PodAutoscaler {
	return &autoscalingv1alpha1.PodAutoscaler{
		ObjectMeta: metav1.ObjectMeta{Namespace: namespace, Name: revision, UID: "pa", Annotations: annotations, Labels: map[string]string{serving.RevisionLabelKey: revision}},
		Spec: autoscalingv1alpha1.PodAutoscalerSpec{
			ScaleTargetRef:       corev1.ObjectReference{APIVersion: "apps/v1", Kind: "Deployment", Name: "rev-deployment"},
			ContainerConcurrency: containerConcurrency,
			Reachability:         autoscalingv1alpha1.ReachabilityType(reachability),
			ProtocolType:         "http1",
		},
	}
}

func playDecider(line []byte) (any, error) {
	r := &deciderRow{}
	if err := json.Unmarshal(line, r); err != nil {
		return nil, err
	}
	r.ConfigError, r.AnnotationError, r.Result = "", "", nil
	config, err := asconfig.NewConfigFromMap(r.Config)
	if err != nil {
		r.ConfigError = err.Error()
		return r, nil
	}
	if problems := autoscaling.ValidateAnnotations(context.Background(), config, r.Annotations); problems != nil {
		r.AnnotationError = problems.Error()
	}
	r.Result = resolve(newPodAutoscaler(r.Annotations, r.ContainerConcurrency, r.Reachability), config)
	return r, nil
}

func resolve(pa *autoscalingv1alpha1.PodAutoscaler, config *autoscalerconfig.Config) *resolved {
	decider := kparesources.MakeDecider(pa, config)
	metric := aresources.MakeMetric(pa, "", config)
	minScale, maxScale := pa.ScaleBounds(config)
	d := decider.Spec
	result := &resolved{
		Class: pa.Class(),
		Decider: deciderFields{
			Metric: d.ScalingMetric, Target: number(d.TargetValue), Total: number(d.TotalValue), TBC: number(d.TargetBurstCapacity),
			ActivatorCapacity: number(d.ActivatorCapacity), PanicThreshold: number(d.PanicThreshold), MaxScaleUpRate: number(d.MaxScaleUpRate),
			MaxScaleDownRate: number(d.MaxScaleDownRate), StableWindow: d.StableWindow.Seconds(), ScaleDownDelay: d.ScaleDownDelay.Seconds(),
			InitialScale: d.InitialScale, ActivationScale: d.ActivationScale, Reachable: d.Reachable,
		},
		Metric: metricFields{
			StableWindow: metric.Spec.StableWindow.Seconds(), PanicWindow: metric.Spec.PanicWindow.Seconds(), Algorithm: metric.AggregationAlgorithm(),
		},
		MinScale: minScale, MaxScale: maxScale, Retention: config.ScaleToZeroPodRetentionPeriod.Seconds(), InitialEBC: initialEBC(decider),
		EnableScaleToZero: config.EnableScaleToZero, GracePeriod: config.ScaleToZeroGracePeriod.Seconds(),
	}
	if retention, ok := pa.ScaleToZeroPodRetention(); ok {
		result.Retention = retention.Seconds()
	}
	if deadline, ok := pa.ProgressDeadline(); ok {
		s := deadline.Seconds()
		result.ProgressDeadline = &s
	}
	if result.Class == autoscaling.HPA {
		hpa := hparesources.MakeHPA(pa, config)
		result.HPA = &hpaFields{hpa.Spec.MinReplicas, hpa.Spec.MaxReplicas, hpa.Spec.Metrics, hpa.Spec.Behavior}
	}
	return result
}

// initialEBC is the excess burst capacity that upstream gives a new decider.
func initialEBC(decider *scaling.Decider) int32 {
	stop := make(chan struct{})
	defer close(stop)
	multi := scaling.NewMultiScaler(stop, func(*scaling.Decider) (scaling.UniScaler, error) { return noScaler{}, nil }, silent)
	created, err := multi.Create(context.Background(), decider)
	if err != nil {
		panic(err)
	}
	return created.Status.ExcessBurstCapacity
}

type noScaler struct{ scaling.UniScaler }
