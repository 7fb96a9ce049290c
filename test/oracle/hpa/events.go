//go:build !before_1_31

package main

import "k8s.io/kubernetes/pkg/controller/podautoscaler"

// stopEvents has nothing to do: the context tells the broadcaster of a controller when to end.
func stopEvents(*podautoscaler.HorizontalController) {}
