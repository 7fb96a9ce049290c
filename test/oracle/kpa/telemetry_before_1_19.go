//go:build before_1_19

package main

import (
	"context"
	"unsafe"

	"knative.dev/serving/pkg/autoscaler/metrics"
	"knative.dev/serving/pkg/autoscaler/scaling"
	"knative.dev/serving/pkg/resources"
)

func newUniScaler(client metrics.MetricClient, ready resources.EndpointsCounter, spec *scaling.DeciderSpec) scaling.UniScaler {
	return scaling.New(context.Background(), namespace, revision, client, ready, spec)
}

// telemetry is where OpenCensus' exporter takes its commands, each an interface of type and value.
//
//go:linkname telemetry knative.dev/pkg/metrics.mWorker
var telemetry *commands

type commands struct{ taken chan [2]unsafe.Pointer }

// answerTelemetry tells whoever asks that no exporter is configured. Upstream's own goroutine is outside of the bubble and cannot.
func answerTelemetry() (stop func()) {
	taken := make(chan [2]unsafe.Pointer)
	telemetry = &commands{taken}
	go func() {
		for command := range taken {
			(*struct{ configuration chan unsafe.Pointer })(command[1]).configuration <- nil
		}
	}()
	return func() { close(taken) }
}
