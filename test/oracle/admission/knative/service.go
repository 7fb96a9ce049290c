package main

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"sort"
	"strings"

	authentication "k8s.io/api/authentication/v1"
	kjson "k8s.io/apimachinery/pkg/util/json"
	"knative.dev/pkg/apis"
	"knative.dev/serving/pkg/apis/config"
	servingv1 "knative.dev/serving/pkg/apis/serving/v1"
	autoscaler "knative.dev/serving/pkg/autoscaler/config"

	"scalewright/oracle/admission/crd"
)

// judgeService takes a Service in as the API server does: unknown fields dropped, the mutating webhook, the schema, the validating webhook.
func judgeService(result *crd.Verdict, kind *crd.Kind, document []byte, maps map[string]map[string]string) {
	object := map[string]interface{}{}
	must(kjson.Unmarshal(document, &object))
	unknown, err := kind.Receive(object)
	if err != nil {
		fault := crd.Explain(err)
		result.Add(crd.Finding{Layer: "decode", Message: fault.Detail, Paths: pathsOf(fault.Field)})
		return
	}
	result.UnknownFields = append(result.UnknownFields, unknown...)
	sort.Strings(result.UnknownFields)
	kind.Prepare(object)
	ctx := contextOf(maps)
	service, err := decode(object)
	if err != nil {
		result.Add(crd.Finding{Layer: "decode", Message: err.Error(), Paths: pathsOf(decodedPath(err))})
		addSchema(result, kind, object)
		return
	}
	service.SetDefaults(ctx)
	defaulted := marshal(service)
	_, err = kind.Receive(defaulted)
	must(err)
	addSchema(result, kind, defaulted)
	// As the recorded vectors have it, the webhook is asked about the object before it is written as JSON again, which would drop empty lists.
	if fault := service.Validate(ctx); fault != nil {
		if errors := fault.Filter(apis.ErrorLevel); errors != nil {
			addFieldErrors(result, errors)
		}
	}
}

func addSchema(result *crd.Verdict, kind *crd.Kind, object map[string]interface{}) {
	for _, fault := range kind.Validate(object) {
		result.Add(crd.Finding{Layer: "schema", Message: fault.Detail, Paths: pathsOf(fault.Field)})
	}
}

func addFieldErrors(result *crd.Verdict, errors *apis.FieldError) {
	found := []crd.Finding{}
	for _, wrapped := range errors.WrappedErrors() {
		one := wrapped
		found = append(found, crd.Finding{Layer: "webhook", Message: one.Message, Paths: one.Paths, Details: one.Details})
	}
	sort.SliceStable(found, func(i, j int) bool { return strings.Join(found[i].Paths, " ") < strings.Join(found[j].Paths, " ") })
	for _, one := range found {
		result.Add(one)
	}
}

func decode(object map[string]interface{}) (*servingv1.Service, error) {
	text, err := json.Marshal(object)
	must(err)
	service := &servingv1.Service{}
	return service, json.Unmarshal(text, service)
}

func marshal(service *servingv1.Service) map[string]interface{} {
	text, err := json.Marshal(service)
	must(err)
	object := map[string]interface{}{}
	must(kjson.Unmarshal(text, &object))
	delete(object, "status")
	return object
}

// contextOf has the ConfigMaps in force; one that Knative refuses never gets into force.
func contextOf(maps map[string]map[string]string) context.Context {
	defaults, err := config.NewDefaultsConfigFromMap(maps["config-defaults"])
	if err != nil {
		defaults, err = config.NewDefaultsConfigFromMap(nil)
		must(err)
	}
	features, err := config.NewFeaturesConfigFromMap(maps["config-features"])
	must(err)
	scaling, err := autoscaler.NewConfigFromMap(maps["config-autoscaler"])
	if err != nil {
		scaling, err = autoscaler.NewConfigFromMap(nil)
		must(err)
	}
	ctx := config.ToContext(context.Background(), &config.Config{Defaults: defaults, Features: features, Autoscaler: scaling})
	return apis.WithUserInfo(apis.WithinCreate(ctx), &authentication.UserInfo{Username: "admin"})
}

func pathsOf(field string) []string {
	if field == "" {
		return nil
	}
	return []string{field}
}

var decodedField = regexp.MustCompile(`Go struct field [^.\s]+\.(\S+) of type`)

// decodedPath is the path in a message of the JSON decoder, without the names of embedded structs.
func decodedPath(err error) string {
	match := decodedField.FindStringSubmatch(fmt.Sprint(err))
	if match == nil {
		return ""
	}
	kept := []string{}
	for _, name := range strings.Split(match[1], ".") {
		if name[0] < 'A' || name[0] > 'Z' {
			kept = append(kept, name)
		}
	}
	return strings.Join(kept, ".")
}
