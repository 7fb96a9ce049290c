package main

import (
	"context"
	_ "unsafe" // for go:linkname

	"github.com/go-logr/logr"
	kedav1alpha1 "github.com/kedacore/keda/v2/apis/keda/v1alpha1"
	"github.com/kedacore/keda/v2/controllers/keda"
	"github.com/kedacore/keda/v2/pkg/scalers"
	"github.com/kedacore/keda/v2/pkg/scalers/scalersconfig"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	"k8s.io/client-go/tools/events"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
)

// Functions and variables that KEDA does not export.

//go:linkname setupKubernetesClients github.com/kedacore/keda/v2/apis/keda/v1alpha1.setupKubernetesClients
func setupKubernetesClients(mgr ctrl.Manager, cacheMissFallback bool) error

//go:linkname eventRecorder github.com/kedacore/keda/v2/apis/keda/v1alpha1.eventRecorder
var eventRecorder events.EventRecorder

//go:linkname buildScaler github.com/kedacore/keda/v2/pkg/scaling.buildScaler
func buildScaler(ctx context.Context, client client.Client, triggerType string, config *scalersconfig.ScalerConfig) (scalers.Scaler, error)

//go:linkname newHPAForScaledObject github.com/kedacore/keda/v2/controllers/keda.(*ScaledObjectReconciler).newHPAForScaledObject
func newHPAForScaledObject(r *keda.ScaledObjectReconciler, ctx context.Context, logger logr.Logger, scaledObject *kedav1alpha1.ScaledObject,
	gvkr *kedav1alpha1.GroupVersionKindResource) (*autoscalingv2.HorizontalPodAutoscaler, error)
