package main

import (
	"context"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/validation"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	utilvalidation "k8s.io/apimachinery/pkg/util/validation"
	typedcorev1 "k8s.io/client-go/kubernetes/typed/core/v1"
)

// sources is a cluster with every Secret and ConfigMap that can exist, each with every key that it can have and nothing behind it: what is
// in them is no part of a verdict, but a reference without a name or a key can find nothing in any cluster.
type sources struct{ keys []string }

// sourcesOf has the keys that an object names anywhere.
func sourcesOf(object interface{}) sources {
	var found sources
	found.collect(object)
	return found
}

func (s *sources) collect(value interface{}) {
	switch typed := value.(type) {
	case map[string]interface{}:
		if key, ok := typed["key"].(string); ok && len(utilvalidation.IsConfigMapKey(key)) == 0 {
			s.keys = append(s.keys, key)
		}
		for _, field := range typed {
			s.collect(field)
		}
	case []interface{}:
		for _, item := range typed {
			s.collect(item)
		}
	}
}

func (s sources) Secrets(namespace string) typedcorev1.SecretInterface {
	return secrets{sources: s, namespace: namespace}
}

func (s sources) ConfigMaps(namespace string) typedcorev1.ConfigMapInterface {
	return configMaps{sources: s, namespace: namespace}
}

func metadataOf(namespace, name, resource string) (metav1.ObjectMeta, error) {
	if len(validation.NameIsDNSSubdomain(name, false)) > 0 {
		return metav1.ObjectMeta{}, apierrors.NewNotFound(corev1.Resource(resource), name)
	}
	return metav1.ObjectMeta{Namespace: namespace, Name: name}, nil
}

type secrets struct {
	typedcorev1.SecretInterface
	sources
	namespace string
}

func (s secrets) Get(_ context.Context, name string, _ metav1.GetOptions) (*corev1.Secret, error) {
	metadata, err := metadataOf(s.namespace, name, "secrets")
	secret := &corev1.Secret{ObjectMeta: metadata, Data: map[string][]byte{}}
	for _, key := range s.keys {
		secret.Data[key] = nil
	}
	return secret, err
}

type configMaps struct {
	typedcorev1.ConfigMapInterface
	sources
	namespace string
}

func (c configMaps) Get(_ context.Context, name string, _ metav1.GetOptions) (*corev1.ConfigMap, error) {
	metadata, err := metadataOf(c.namespace, name, "configmaps")
	configMap := &corev1.ConfigMap{ObjectMeta: metadata, Data: map[string]string{}}
	for _, key := range c.keys {
		configMap.Data[key] = ""
	}
	return configMap, err
}
