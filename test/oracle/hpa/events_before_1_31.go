//go:build before_1_31

package main

import (
	"reflect"

	"k8s.io/apimachinery/pkg/watch"
	"k8s.io/kubernetes/pkg/controller/podautoscaler"
)

// stopEvents ends the broadcaster of a controller, which only its recorder knows.
func stopEvents(controller *podautoscaler.HorizontalController) {
	recorder := reflect.ValueOf(controller).Elem().FieldByName("eventRecorder").Elem().Elem()
	(*watch.Broadcaster)(recorder.FieldByName("Broadcaster").UnsafePointer()).Shutdown()
}
