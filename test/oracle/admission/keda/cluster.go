package main

import (
	kedav1alpha1 "github.com/kedacore/keda/v2/apis/keda/v1alpha1"
	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/api/meta/testrestmapper"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	clientgoscheme "k8s.io/client-go/kubernetes/scheme"
	corelisters "k8s.io/client-go/listers/core/v1"
	"k8s.io/client-go/tools/cache"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/client/fake"
	"sigs.k8s.io/controller-runtime/pkg/manager"

	"github.com/kedacore/keda/v2/pkg/scalers/authentication"
)

var rollout = schema.GroupVersionKind{Group: "argoproj.io", Version: "v1alpha1", Kind: "Rollout"}

func newScheme() *runtime.Scheme {
	scheme := runtime.NewScheme()
	must(clientgoscheme.AddToScheme(scheme))
	must(kedav1alpha1.AddToScheme(scheme))
	scheme.AddKnownTypeWithName(rollout, &unstructured.Unstructured{})
	list := rollout
	list.Kind += "List"
	scheme.AddKnownTypeWithName(list, &unstructured.UnstructuredList{})
	return scheme
}

// cluster is one context: the objects besides the one that is judged.
type cluster struct {
	client client.WithWatch
	auth   *authentication.AuthClientSet
}

// newCluster has a scheme of its own: the client adds the kinds that it meets to it, while others are judged beside it.
func newCluster(mapper meta.RESTMapper, objects []map[string]interface{}, more ...client.Object) *cluster {
	builder := fake.NewClientBuilder().WithScheme(newScheme()).WithRESTMapper(mapper).WithStatusSubresource(&kedav1alpha1.ScaledObject{})
	for _, object := range objects {
		copied := (&unstructured.Unstructured{Object: object}).DeepCopy()
		if copied.GetNamespace() == "" && copied.GetKind() != "ClusterTriggerAuthentication" {
			copied.SetNamespace("default")
		}
		builder = builder.WithRuntimeObjects(copied)
	}
	builder = builder.WithObjects(more...)
	return &cluster{client: builder.Build(), auth: &authentication.AuthClientSet{
		SecretLister: corelisters.NewSecretLister(cache.NewIndexer(cache.MetaNamespaceKeyFunc, cache.Indexers{cache.NamespaceIndex: cache.MetaNamespaceIndexFunc})),
	}}
}

// webhookManager is what the webhook asks a manager for.
type webhookManager struct {
	manager.Manager
	client *switchedClient
	mapper meta.RESTMapper
}

func (m *webhookManager) GetClient() client.Client       { return m.client }
func (m *webhookManager) GetRESTMapper() meta.RESTMapper { return m.mapper }

// switchedClient is the client of the context in which an object is judged.
type switchedClient struct{ client.Client }

func newMapper(scheme *runtime.Scheme) meta.RESTMapper {
	return testrestmapper.TestOnlyStaticRESTMapper(scheme)
}
