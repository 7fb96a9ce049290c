package main

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"sort"

	kedav1alpha1 "github.com/kedacore/keda/v2/apis/keda/v1alpha1"
	admissionv1 "k8s.io/api/admission/v1"
	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/apimachinery/pkg/types"
	kjson "k8s.io/apimachinery/pkg/util/json"
	"sigs.k8s.io/controller-runtime/pkg/webhook/admission"

	"scalewright/oracle/admission/crd"
)

type layer struct {
	OK       bool          `json:"ok"`
	Errors   []interface{} `json:"errors,omitempty"`
	Triggers []trigger     `json:"triggers,omitempty"`
	Warnings []string      `json:"warnings,omitempty"`
}

type verdict struct {
	Admitted      bool              `json:"admitted"`
	Usable        bool              `json:"usable"`
	Layers        map[string]*layer `json:"layers"`
	UnknownFields []string          `json:"unknownFields"`
	// HPA is what the API server would have to judge for the last layer.
	HPA interface{} `json:"hpa,omitempty"`
}

type judge struct {
	scheme   *runtime.Scheme
	mapper   meta.RESTMapper
	kinds    map[string]*crd.Kind
	contexts map[string][]map[string]interface{}
	clusters map[string]*cluster
	client   *switchedClient
}

var definitions = map[string]string{
	"ScaledObject":                 "keda.sh_scaledobjects.yaml",
	"ScaledJob":                    "keda.sh_scaledjobs.yaml",
	"TriggerAuthentication":        "keda.sh_triggerauthentications.yaml",
	"ClusterTriggerAuthentication": "keda.sh_clustertriggerauthentications.yaml",
}

func newJudge(folder string, contexts map[string][]map[string]interface{}) *judge {
	j := &judge{scheme: newScheme(), kinds: map[string]*crd.Kind{}, contexts: contexts, clusters: map[string]*cluster{}, client: &switchedClient{}}
	j.mapper = newMapper(j.scheme)
	for kind, file := range definitions {
		loaded, err := crd.Load(filepath.Join(folder, file), "v1alpha1")
		must(err)
		j.kinds[kind] = loaded
	}
	must(setupKubernetesClients(&webhookManager{client: j.client, mapper: j.mapper}, false))
	eventRecorder = silent{}
	return j
}

func (j *judge) cluster(name string) *cluster {
	known := j.clusters[name]
	if known == nil {
		known = newCluster(j.mapper, j.contexts[name])
		j.clusters[name] = known
	}
	return known
}

// judge asks the API server and the webhook, and gives what is left to ask the operator.
func (j *judge) judge(document []byte, contextName string) func() *verdict {
	result := &verdict{Layers: map[string]*layer{}, UnknownFields: []string{}}
	done := func() *verdict {
		schema, webhook := result.Layers["schema"], result.Layers["webhook"]
		result.Admitted = schema.OK && webhook != nil && webhook.OK
		result.Usable = result.Admitted
		for _, name := range []string{"scaler", "hpa"} {
			result.Usable = result.Usable && (result.Layers[name] == nil || result.Layers[name].OK)
		}
		return result
	}
	object := map[string]interface{}{}
	must(kjson.Unmarshal(document, &object))
	kindName, _ := object["kind"].(string)
	kind := j.kinds[kindName]
	unknown, err := kind.Receive(object)
	if err != nil {
		result.Layers["schema"] = &layer{Errors: []interface{}{crd.Explain(err)}}
		return done
	}
	sort.Strings(unknown)
	result.UnknownFields = append(result.UnknownFields, unknown...)
	kind.Prepare(object)
	schema := &layer{OK: true}
	for _, fault := range kind.Validate(object) {
		schema.OK = false
		schema.Errors = append(schema.Errors, fault)
	}
	result.Layers["schema"] = schema
	typed, err := j.decode(object)
	if err != nil {
		if schema.OK {
			result.Layers["webhook"] = &layer{Errors: []interface{}{fmt.Sprintf("decode: %v", err)}}
		}
		return done
	}
	if so, ok := typed.(*kedav1alpha1.ScaledObject); ok && so.Spec.ScaleTargetRef == nil {
		return done
	}
	result.Layers["webhook"] = j.webhook(typed, contextName)
	where := j.contexts[contextName]
	return func() *verdict {
		switch scalable := typed.(type) {
		case *kedav1alpha1.ScaledObject:
			j.operate(result, scalable, where)
		case *kedav1alpha1.ScaledJob:
			j.operate(result, scalable, where)
		}
		return done()
	}
}

func (j *judge) decode(object map[string]interface{}) (runtime.Object, error) {
	text, err := (&unstructured.Unstructured{Object: object}).MarshalJSON()
	if err != nil {
		return nil, err
	}
	typed, _, err := serializer.NewCodecFactory(j.scheme).UniversalDeserializer().Decode(text, nil, nil)
	if err != nil {
		return nil, err
	}
	accessor, err := meta.Accessor(typed)
	if err != nil {
		return nil, err
	}
	accessor.SetUID(types.UID("00000000-0000-4000-8000-000000000000"))
	return typed, nil
}

func (j *judge) webhook(object runtime.Object, contextName string) (result *layer) {
	j.client.Client = j.cluster(contextName).client
	defer func() {
		if crash := recover(); crash != nil {
			result = &layer{Errors: []interface{}{fmt.Sprintf("panic: %v [recovered]", crash)}}
		}
	}()
	dryRun := false
	ctx := admission.NewContextWithRequest(context.Background(), admission.Request{AdmissionRequest: admissionv1.AdmissionRequest{DryRun: &dryRun}})
	warnings, err := admission.Warnings(nil), error(nil)
	switch typed := object.DeepCopyObject().(type) {
	case *kedav1alpha1.ScaledObject:
		warnings, err = kedav1alpha1.ScaledObjectCustomValidator{}.ValidateCreate(ctx, typed)
	case *kedav1alpha1.ScaledJob:
		warnings, err = kedav1alpha1.ScaledJobCustomValidator{}.ValidateCreate(ctx, typed)
	case *kedav1alpha1.TriggerAuthentication:
		warnings, err = kedav1alpha1.TriggerAuthenticationCustomValidator{}.ValidateCreate(ctx, typed)
	case *kedav1alpha1.ClusterTriggerAuthentication:
		warnings, err = kedav1alpha1.ClusterTriggerAuthenticationCustomValidator{}.ValidateCreate(ctx, typed)
	}
	if err != nil {
		return &layer{Errors: []interface{}{err.Error()}}
	}
	return &layer{OK: true, Warnings: warnings}
}

func toJSON(object interface{}) interface{} {
	text, err := json.Marshal(object)
	must(err)
	var plain interface{}
	must(json.Unmarshal(text, &plain))
	return plain
}
