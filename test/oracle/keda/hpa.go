package main

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/IBM/sarama"
	kedav1alpha1 "github.com/kedacore/keda/v2/apis/keda/v1alpha1"
	"github.com/kedacore/keda/v2/pkg/scaling"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	"k8s.io/apimachinery/pkg/api/resource"
)

type hpaRow struct {
	header
	Object objectFields      `json:"object"`
	Checks map[string]string `json:"checks"`
	Error  string            `json:"error"`
	HPA    *hpaFields        `json:"hpa"`
	Status statusFields      `json:"status"`
}

type hpaFields struct {
	Name        string                                    `json:"name"`
	Labels      map[string]string                         `json:"labels"`
	Annotations map[string]string                         `json:"annotations"`
	Spec        autoscalingv2.HorizontalPodAutoscalerSpec `json:"spec"`
}

type statusFields struct {
	HPAName              string   `json:"hpaName"`
	ExternalMetricNames  []string `json:"externalMetricNames"`
	ResourceMetricNames  []string `json:"resourceMetricNames"`
	CompositeScalerName  string   `json:"compositeScalerName"`
	ScaleTargetKind      string   `json:"scaleTargetKind"`
	OriginalReplicaCount *int32   `json:"originalReplicaCount"`
	TriggersTypes        *string  `json:"triggersTypes"`
	Ready                string   `json:"ready"`
	Paused               string   `json:"paused"`
}

const hpaReplicas = 3

// noLoops is a scale handler that polls nothing: one reconciliation is looked at, and its scalers may be of any kind.
type noLoops struct{ scaling.ScaleHandler }

func (noLoops) HandleScalableObject(context.Context, kedav1alpha1.ScalableObject) error { return nil }

func playHPA(t *testing.T, line []byte) (any, error) {
	r := &hpaRow{}
	if err := json.Unmarshal(line, r); err != nil {
		return nil, err
	}
	withBroker := r.Object
	if strings.Contains(string(r.Object.Spec), "BROKER") {
		broker := newBroker(t)
		defer broker.Close()
		withBroker.Spec = json.RawMessage(strings.ReplaceAll(string(r.Object.Spec), "BROKER", broker.Addr()))
	}
	object, err := withBroker.scaledObject()
	if err != nil {
		return nil, err
	}
	text := func(err error) string {
		if err == nil {
			return ""
		}
		return err.Error()
	}
	r.Checks = map[string]string{
		"replicaBounds": text(kedav1alpha1.CheckReplicaCountBoundsAreValid(object)),
		"triggers":      text(kedav1alpha1.ValidateTriggers(object.Spec.Triggers)),
		"fallback":      text(kedav1alpha1.CheckFallbackValid(object)),
	}
	if object.IsUsingModifiers() {
		_, err := kedav1alpha1.ValidateAndCompileScalingModifiers(object)
		r.Checks["scalingModifiers"] = text(err)
	}
	w := newWorld(object, hpaReplicas)
	w.reconciler.ScaleHandler = noLoops{w.handler}
	r.Error = text(w.reconcile())
	r.HPA = nil
	if hpa := w.hpa(); hpa != nil {
		for _, metric := range hpa.Spec.Metrics {
			if metric.External != nil {
				canonical(metric.External.Target)
			}
			if metric.Resource != nil {
				canonical(metric.Resource.Target)
			}
			if metric.ContainerResource != nil {
				canonical(metric.ContainerResource.Target)
			}
		}
		r.HPA = &hpaFields{hpa.Name, hpa.Labels, hpa.Annotations, hpa.Spec}
	}
	status := w.object().Status
	r.Status = statusFields{
		status.HpaName, status.ExternalMetricNames, status.ResourceMetricNames, status.CompositeScalerName, status.ScaleTargetKind,
		status.OriginalReplicaCount, status.TriggersTypes, conditionText(status.Conditions, kedav1alpha1.ConditionReady),
		conditionText(status.Conditions, kedav1alpha1.ConditionPaused),
	}
	if r.Status.TriggersTypes == nil {
		none := ""
		r.Status.TriggersTypes = &none
	}
	return r, nil
}

// canonical lets quantities forget how they were written.
func canonical(target autoscalingv2.MetricTarget) {
	for _, quantity := range []*resource.Quantity{target.Value, target.AverageValue} {
		if quantity != nil {
			quantity.Add(resource.Quantity{})
		}
	}
}

// newBroker is a Kafka broker that answers what a client asks when it connects.
func newBroker(t *testing.T) *sarama.MockBroker {
	broker := sarama.NewMockBroker(t, 1)
	broker.SetHandlerByMap(map[string]sarama.MockResponse{
		"ApiVersionsRequest": sarama.NewMockApiVersionsResponse(t),
		"MetadataRequest":    sarama.NewMockMetadataResponse(t).SetBroker(broker.Addr(), broker.BrokerID()).SetController(broker.BrokerID()),
	})
	return broker
}

// stop ends whatever the operator started.
func (w *world) stop() {
	if object := w.object(); object != nil {
		must(w.handler.DeleteScalableObject(context.Background(), object))
	}
}
