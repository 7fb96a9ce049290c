// Package crd takes custom resources in as the API server does on create, with the code of apiextensions-apiserver.
package crd

import (
	"context"
	"fmt"
	"os"
	"regexp"
	"sort"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	v1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	"k8s.io/apiextensions-apiserver/pkg/registry/customresource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	gvk "k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/apiserver/pkg/registry/rest"
	"sigs.k8s.io/yaml"
)

// FieldError is one error, in the format of the admission vectors.
type FieldError struct {
	Type   string `json:"type"`
	Field  string `json:"field"`
	Detail string `json:"detail"`
}

// Kind is one version of a CustomResourceDefinition.
type Kind struct {
	GroupVersionKind gvk.GroupVersionKind
	namespaced       bool
	structural       *schema.Structural
	strategy         rest.RESTCreateStrategy
}

// Load reads a CustomResourceDefinition and picks a version of it.
func Load(path, version string) (*Kind, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	definition := &v1.CustomResourceDefinition{}
	if err := yaml.Unmarshal(text, definition); err != nil {
		return nil, err
	}
	v1.SetDefaults_CustomResourceDefinition(definition)
	internal := &apiextensions.CustomResourceDefinition{}
	if err := v1.Convert_v1_CustomResourceDefinition_To_apiextensions_CustomResourceDefinition(definition, internal, nil); err != nil {
		return nil, err
	}
	props, err := apiextensions.GetSchemaForVersion(internal, version)
	if err != nil {
		return nil, err
	}
	structural, err := schema.NewStructural(props.OpenAPIV3Schema)
	if err != nil {
		return nil, err
	}
	validator, _, err := validation.NewSchemaValidator(props.OpenAPIV3Schema)
	if err != nil {
		return nil, err
	}
	subresources, err := apiextensions.GetSubresourcesForVersion(internal, version)
	if err != nil {
		return nil, err
	}
	kind := &Kind{
		GroupVersionKind: gvk.GroupVersionKind{Group: definition.Spec.Group, Version: version, Kind: definition.Spec.Names.Kind},
		namespaced:       definition.Spec.Scope == v1.NamespaceScoped,
		structural:       structural,
	}
	var status *apiextensions.CustomResourceSubresourceStatus
	var scale *apiextensions.CustomResourceSubresourceScale
	if subresources != nil {
		status, scale = subresources.Status, subresources.Scale
	}
	kind.strategy = customresource.NewStrategy(runtime.NewScheme(), kind.namespaced, kind.GroupVersionKind, validator, nil, structural, status, scale, nil)
	return kind, nil
}

// Receive drops what the schema does not know and fills in the defaults, in place. The error says that the metadata or an embedded
// object cannot be decoded.
func (k *Kind) Receive(object map[string]interface{}) ([]string, error) {
	metadata, found, unknown, err := objectmeta.GetObjectMetaWithOptions(object, objectmeta.ObjectMetaOptions{ReturnUnknownFieldPaths: true})
	if err != nil {
		return nil, err
	}
	unknown = append(unknown, pruning.PruneWithOptions(object, k.structural, true, schema.UnknownFieldPathOptions{TrackUnknownFieldPaths: true})...)
	defaulting.PruneNonNullableNullsWithoutDefaults(object, k.structural)
	fault, paths := objectmeta.CoerceWithOptions(nil, object, k.structural, false, objectmeta.CoerceOptions{ReturnUnknownFieldPaths: true})
	if fault != nil {
		return nil, fault
	}
	unknown = append(unknown, paths...)
	object["kind"], object["apiVersion"] = k.GroupVersionKind.Kind, k.GroupVersionKind.GroupVersion().String()
	if found {
		if err := objectmeta.SetObjectMeta(object, metadata); err != nil {
			return nil, err
		}
	}
	k.Default(object)
	return unknown, nil
}

// Default fills in the defaults of the schema, in place.
func (k *Kind) Default(object map[string]interface{}) {
	defaulting.Default(object, k.structural)
}

// Prepare does what the registry does with a new object before it is validated.
func (k *Kind) Prepare(object map[string]interface{}) {
	u := &unstructured.Unstructured{Object: object}
	rest.WipeObjectMetaSystemFields(u)
	if k.namespaced && u.GetNamespace() == "" {
		u.SetNamespace(metav1.NamespaceDefault)
	}
	if !k.namespaced {
		u.SetNamespace("")
	}
	rest.FillObjectMetaSystemFields(u)
	k.strategy.PrepareForCreate(context.Background(), u)
	if u.GetGenerateName() != "" && u.GetName() == "" {
		u.SetName(k.strategy.GenerateName(u.GetGenerateName()))
	}
}

// Validate gives the errors of schema, metadata, list types and CEL rules, sorted by field.
func (k *Kind) Validate(object map[string]interface{}) []FieldError {
	errs := k.strategy.Validate(context.Background(), &unstructured.Unstructured{Object: object})
	found := make([]FieldError, 0, len(errs))
	for _, err := range errs {
		if err.Field == "<nil>" { // that CEL rules were left out after other errors
			continue
		}
		found = append(found, FieldError{Type: string(err.Type), Field: err.Field, Detail: err.ErrorBody()})
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].Field < found[j].Field })
	return found
}

// Explain gives an error as one of a field.
func Explain(err error) FieldError {
	if fault, ok := err.(*field.Error); ok {
		return FieldError{Type: string(fault.Type), Field: fault.Field, Detail: fault.ErrorBody()}
	}
	found := FieldError{Type: "Decode", Detail: fmt.Sprint(err)}
	if match := decodedField.FindStringSubmatch(found.Detail); match != nil {
		found.Field = match[1]
	}
	return found
}

// decodedField is the path in a message of the JSON decoder.
var decodedField = regexp.MustCompile(`Go struct field [^.\s]+\.(\S+) of type`)
