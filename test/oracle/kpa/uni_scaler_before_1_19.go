//go:build before_1_19

package main

import (
	"context"

	"knative.dev/serving/pkg/autoscaler/metrics"
	"knative.dev/serving/pkg/autoscaler/scaling"
	"knative.dev/serving/pkg/resources"
)

func newUniScaler(client metrics.MetricClient, ready resources.EndpointsCounter, spec *scaling.DeciderSpec) scaling.UniScaler {
	return scaling.New(context.Background(), namespace, revision, client, ready, spec)
}
