package main

import (
	"context"
	"errors"
	"reflect"
	"regexp"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/runtime/serializer/json"
	"k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/apiserver/pkg/warning"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	_ "k8s.io/kubernetes/pkg/apis/apps/install"
	_ "k8s.io/kubernetes/pkg/apis/autoscaling/install"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	_ "k8s.io/kubernetes/pkg/apis/networking/install"
	_ "k8s.io/kubernetes/pkg/apis/policy/install"
)

type fieldError struct {
	Type   string `json:"type"`
	Field  string `json:"field"`
	Detail string `json:"detail"`
}

type verdict struct {
	Admitted      bool         `json:"admitted"`
	Stage         string       `json:"stage,omitempty"`
	Errors        []fieldError `json:"errors,omitempty"`
	UnknownFields []string     `json:"unknownFields"`
	StrictErrors  []string     `json:"strictErrors,omitempty"`
	Warnings      []string     `json:"warnings,omitempty"`
}

var (
	strict = json.NewSerializerWithOptions(json.DefaultMetaFactory, legacyscheme.Scheme, legacyscheme.Scheme, json.SerializerOptions{Strict: true})

	decodedField = regexp.MustCompile(`Go struct field [^.\s]+\.(\S+) of type`)
	unknownField = regexp.MustCompile(`^unknown field "(.*)"$`)
)

// judge takes an object in as the handler of a create request does (k8s.io/apiserver pkg/endpoints/handlers/create.go), in a dry run.
func judge(document []byte) (result verdict) {
	result.UnknownFields = []string{}
	recorder := &warnings{}
	ctx := warning.WithWarningRecorder(context.Background(), recorder)
	decoder := legacyscheme.Codecs.DecoderToVersion(strict, runtime.InternalGroupVersioner)
	object, kind, err := decoder.Decode(document, nil, nil)
	if strictErr, ok := runtime.AsStrictDecodingError(err); ok && object != nil {
		for _, each := range strictErr.Errors() {
			if match := unknownField.FindStringSubmatch(each.Error()); match != nil {
				result.UnknownFields = append(result.UnknownFields, match[1])
			} else {
				result.StrictErrors = append(result.StrictErrors, each.Error())
			}
		}
	} else if err != nil {
		field := ""
		if match := decodedField.FindStringSubmatch(err.Error()); match != nil {
			field = match[1]
		}
		result.Stage = "decode"
		result.Errors = []fieldError{{Type: "FieldValueInvalid", Field: field, Detail: err.Error()}}
		return result
	}
	if err := create(ctx, object, *kind); err != nil {
		result.Stage, result.Errors = explain(err)
		return result
	}
	result.Admitted = true
	result.Warnings = recorder.texts
	return result
}

func create(ctx context.Context, object runtime.Object, kind schema.GroupVersionKind) error {
	registry, err := registryOf(kind)
	if err != nil {
		panic(err)
	}
	metadata, err := meta.Accessor(object)
	if err != nil {
		panic(err)
	}
	namespace := metadata.GetNamespace()
	if namespace == "" {
		namespace = metav1.NamespaceDefault
	}
	resource, _ := meta.UnsafeGuessKindToResource(kind)
	ctx = request.WithNamespace(ctx, namespace)
	ctx = request.WithRequestInfo(ctx, &request.RequestInfo{
		IsResourceRequest: true, Verb: "create", APIGroup: kind.Group, APIVersion: kind.Version, Namespace: namespace, Resource: resource.Resource,
	})
	wipeSystemFields(metadata)
	metadata.SetNamespace(namespace)
	metadata.SetOwnerReferences(withoutRepeats(metadata.GetOwnerReferences()))
	options := &metav1.CreateOptions{DryRun: []string{metav1.DryRunAll}}
	_, err = registry.Create(ctx, object, rest.ValidateAllObjectFunc, options)
	return err
}

func withoutRepeats(references []metav1.OwnerReference) []metav1.OwnerReference {
	var kept []metav1.OwnerReference
next:
	for _, reference := range references {
		for _, other := range kept {
			if reflect.DeepEqual(reference, other) {
				continue next
			}
		}
		kept = append(kept, reference)
	}
	return kept
}

func explain(err error) (string, []fieldError) {
	stage := "validate"
	if allocation(err) {
		stage = "allocate"
	}
	status := apierrors.APIStatus(nil)
	if !errors.As(err, &status) || status.Status().Details == nil {
		return stage, []fieldError{{Type: "InternalError", Detail: err.Error()}}
	}
	found := []fieldError{}
	for _, cause := range status.Status().Details.Causes {
		found = append(found, fieldError{Type: string(cause.Type), Field: cause.Field, Detail: cause.Message})
	}
	return stage, found
}

type warnings struct{ texts []string }

func (w *warnings) AddWarning(_, text string) { w.texts = append(w.texts, text) }
