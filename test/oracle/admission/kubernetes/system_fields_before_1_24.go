//go:build before_1_24

package main

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apiserver/pkg/storage/etcd3"
)

var versioner = etcd3.APIObjectVersioner{}

// wipeSystemFields leaves it to the registry, which overwrites what the server sets itself.
func wipeSystemFields(metav1.Object) {}
