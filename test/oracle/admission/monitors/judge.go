package main

import (
	"path/filepath"
	"sort"

	monitoringv1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	kjson "k8s.io/apimachinery/pkg/util/json"

	"scalewright/oracle/admission/crd"
)

var definitions = map[string]string{
	monitoringv1.ServiceMonitorsKind: "monitoring.coreos.com_servicemonitors.yaml",
	monitoringv1.PodMonitorsKind:     "monitoring.coreos.com_podmonitors.yaml",
}

type judge struct {
	kinds   map[string]*crd.Kind
	decoder runtime.Decoder
}

func newJudge(folder string) *judge {
	scheme := runtime.NewScheme()
	must(monitoringv1.AddToScheme(scheme))
	j := &judge{kinds: map[string]*crd.Kind{}, decoder: serializer.NewCodecFactory(scheme).UniversalDeserializer()}
	for kind, file := range definitions {
		loaded, err := crd.Load(filepath.Join(folder, file), "v1")
		must(err)
		j.kinds[kind] = loaded
	}
	return j
}

// judge asks the API server, and the operator about what the API server accepts.
func (j *judge) judge(document []byte) *crd.Verdict {
	result := crd.NewVerdict()
	object := map[string]interface{}{}
	must(kjson.Unmarshal(document, &object))
	name, _ := object["kind"].(string)
	kind := j.kinds[name]
	unknown, err := kind.Receive(object)
	if err != nil {
		refuse(result, "schema", crd.Explain(err))
		return result
	}
	sort.Strings(unknown)
	result.UnknownFields = append(result.UnknownFields, unknown...)
	kind.Prepare(object)
	for _, fault := range kind.Validate(object) {
		refuse(result, "schema", fault)
	}
	if result.Admitted {
		j.operate(result, object)
	}
	return result
}

// operate has the operator read the stored object, and select it for a Prometheus.
func (j *judge) operate(result *crd.Verdict, object map[string]interface{}) {
	text, err := (&unstructured.Unstructured{Object: object}).MarshalJSON()
	must(err)
	monitor, _, err := j.decoder.Decode(text, nil, nil)
	if err != nil {
		refuse(result, "operator", crd.Explain(err))
		return
	}
	if message := refusalOf(monitor, object); message != "" {
		refuse(result, "operator", crd.FieldError{Detail: message, Field: placeOf(message, monitor)})
	}
}

func refuse(result *crd.Verdict, layer string, fault crd.FieldError) {
	one := crd.Finding{Layer: layer, Message: fault.Detail}
	if fault.Field != "" {
		one.Paths = []string{fault.Field}
	}
	result.Add(one)
}
