//go:build !kubernetes_1_32

package main

import (
	"k8s.io/apimachinery/pkg/util/validation/field"
	utilfeature "k8s.io/apiserver/pkg/util/feature"
	"k8s.io/kubernetes/pkg/apis/autoscaling"
	"k8s.io/kubernetes/pkg/apis/autoscaling/validation"
	"k8s.io/kubernetes/pkg/features"
)

func validate(hpa *autoscaling.HorizontalPodAutoscaler) field.ErrorList {
	options := validation.HorizontalPodAutoscalerSpecValidationOptions{MinReplicasLowerBound: 1}
	options.ObjectMetricsValidationOptions.AllowEmptyAPIGroup = true
	if utilfeature.DefaultFeatureGate.Enabled(features.HPAScaleToZero) {
		options.MinReplicasLowerBound = 0
	}
	return validation.ValidateHorizontalPodAutoscaler(hpa, options)
}
