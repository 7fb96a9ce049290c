//go:build !before_1_19

package main

import (
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/metric/noop"
	"knative.dev/serving/pkg/autoscaler/metrics"
	"knative.dev/serving/pkg/autoscaler/scaling"
	"knative.dev/serving/pkg/resources"
)

func newUniScaler(client metrics.MetricClient, ready resources.EndpointsCounter, spec *scaling.DeciderSpec) scaling.UniScaler {
	return scaling.New(*attribute.EmptySet(), noop.NewMeterProvider(), namespace, revision, client, ready, spec)
}

// answerTelemetry has nothing to do: OpenTelemetry needs no goroutine.
func answerTelemetry() (stop func()) { return func() {} }
