package main

import (
	"fmt"
	"regexp"
	"sort"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"knative.dev/pkg/configmap"
	autoscaler "knative.dev/serving/pkg/autoscaler/config"
	strict "sigs.k8s.io/json"

	"scalewright/oracle/admission/crd"
)

var unknownField = regexp.MustCompile(`^unknown field "(.*)"$`)

// judgeConfigMap does what the API server and the webhook for ConfigMaps do (knative.dev/pkg webhook/configmaps).
func judgeConfigMap(result *crd.Verdict, document []byte) {
	object := &corev1.ConfigMap{}
	faults, err := strict.UnmarshalStrict(document, object)
	if err != nil {
		result.Add(crd.Finding{Layer: "decode", Message: err.Error(), Paths: pathsOf(decodedPath(err))})
		return
	}
	for _, fault := range faults {
		if match := unknownField.FindStringSubmatch(fault.Error()); match != nil {
			result.UnknownFields = append(result.UnknownFields, match[1])
		}
	}
	example, hasExample := object.Data[configmap.ExampleKey]
	checksum, hasChecksum := object.Annotations[configmap.ExampleChecksumAnnotation]
	if hasExample && hasChecksum && checksum != configmap.Checksum(example) {
		result.Add(crd.Finding{Layer: "config", Message: "the update modifies a key in the example"})
		return
	}
	if _, err := autoscaler.NewConfigFromConfigMap(object); err != nil {
		result.Add(crd.Finding{Layer: "config", Message: fmt.Sprint(err), Paths: named(err.Error(), object.Data)})
	}
}

// named gives the keys of the data that a message names, in its order, and those of settings that are left out.
func named(message string, data map[string]string) []string {
	type place struct {
		key string
		at  int
	}
	found := []place{}
	keys := map[string]bool{}
	for key := range data {
		keys[key] = true
	}
	for _, key := range regexp.MustCompile(`[a-z][a-z0-9]*(-[a-z0-9]+)+`).FindAllString(message, -1) {
		keys[key] = true
	}
	for key := range keys {
		whole := regexp.MustCompile(`(^|[^\w-])` + regexp.QuoteMeta(key) + `($|[^\w-])`)
		if at := whole.FindStringIndex(message); at != nil && key != "" && key != "non-negative" {
			found = append(found, place{key, at[0]})
		}
	}
	sort.Slice(found, func(i, j int) bool { return found[i].at < found[j].at })
	paths := []string{}
	for _, one := range found {
		paths = append(paths, "data."+strings.TrimSpace(one.key))
	}
	return paths
}
