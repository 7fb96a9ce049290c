//go:build !before_1_24

package main

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/apiserver/pkg/storage"
)

var versioner = storage.APIObjectVersioner{}

// wipeSystemFields takes off what the server sets itself.
func wipeSystemFields(metadata metav1.Object) { rest.WipeObjectMetaSystemFields(metadata) }
