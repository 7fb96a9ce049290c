//go:build kubernetes_1_32

package main

import (
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/kubernetes/pkg/apis/autoscaling"
	"k8s.io/kubernetes/pkg/apis/autoscaling/validation"
)

// validate is that of Kubernetes 1.32, which asks the gate HPAScaleToZero itself.
func validate(hpa *autoscaling.HorizontalPodAutoscaler) field.ErrorList {
	return validation.ValidateHorizontalPodAutoscaler(hpa)
}
