package main

import (
	"context"
	"errors"
	"net"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	utilnet "k8s.io/apimachinery/pkg/util/net"
	"k8s.io/apiserver/pkg/registry/generic"
	registry "k8s.io/apiserver/pkg/registry/generic/registry"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/apiserver/pkg/storage"
	"k8s.io/apiserver/pkg/storage/storagebackend"
	"k8s.io/apiserver/pkg/storage/storagebackend/factory"
	"k8s.io/client-go/tools/cache"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	api "k8s.io/kubernetes/pkg/apis/core"
	deployment "k8s.io/kubernetes/pkg/registry/apps/deployment/storage"
	autoscaler "k8s.io/kubernetes/pkg/registry/autoscaling/horizontalpodautoscaler/storage"
	"k8s.io/kubernetes/pkg/registry/core/service/ipallocator"
	"k8s.io/kubernetes/pkg/registry/core/service/portallocator"
	service "k8s.io/kubernetes/pkg/registry/core/service/storage"
	ingress "k8s.io/kubernetes/pkg/registry/networking/ingress/storage"
	budget "k8s.io/kubernetes/pkg/registry/policy/poddisruptionbudget/storage"
)

const (
	serviceRange = "10.96.0.0/12"
	nodePorts    = "30000-32767"
)

// emptyStorage holds nothing, so that no name is taken. A dry run asks for nothing else.
type emptyStorage struct{ storage.Interface }

func (emptyStorage) Versioner() storage.Versioner { return versioner }

func (emptyStorage) Get(_ context.Context, key string, _ storage.GetOptions, _ runtime.Object) error {
	return storage.NewKeyNotFoundError(key, 0)
}

func restOptions(versions ...schema.GroupVersion) generic.RESTOptions {
	config := storagebackend.NewDefaultConfig("/registry", legacyscheme.Codecs.LegacyCodec(versions...))
	return generic.RESTOptions{
		StorageConfig:  config.ForResource(schema.GroupResource{}),
		ResourcePrefix: "/objects",
		Decorator: func(*storagebackend.ConfigForResource, string, func(runtime.Object) (string, error), func() runtime.Object, func() runtime.Object,
			storage.AttrFunc, storage.IndexerFuncs, *cache.Indexers,
		) (storage.Interface, factory.DestroyFunc, error) {
			return emptyStorage{}, func() {}, nil
		},
	}
}

// registryOf gives the registry of a kind; that of Services with a cluster that has no other Services.
func registryOf(kind schema.GroupVersionKind) (rest.Creater, error) {
	options := restOptions(kind.GroupVersion())
	switch kind.Kind {
	case "HorizontalPodAutoscaler":
		store, _, err := autoscaler.NewREST(options)
		return store, err
	case "Deployment":
		store, _, _, err := deployment.NewREST(options)
		return store, err
	case "PodDisruptionBudget":
		store, _, err := budget.NewREST(options)
		return store, err
	case "Ingress":
		store, _, err := ingress.NewREST(options)
		return store, err
	default:
		return serviceRegistry(options)
	}
}

func serviceRegistry(options generic.RESTOptions) (rest.Creater, error) {
	_, cidr, err := net.ParseCIDR(serviceRange)
	if err != nil {
		return nil, err
	}
	addresses, err := ipallocator.NewInMemory(cidr)
	if err != nil {
		return nil, err
	}
	ports, err := utilnet.ParsePortRange(nodePorts)
	if err != nil {
		return nil, err
	}
	portAllocator, err := portallocator.NewInMemory(*ports)
	if err != nil {
		return nil, err
	}
	allocators := map[api.IPFamily]ipallocator.Interface{api.IPv4Protocol: addresses}
	store, _, _, err := service.NewREST(options, api.IPv4Protocol, allocators, portAllocator, nil, nil, nil)
	if err != nil {
		return nil, err
	}
	allocate := store.BeginCreate
	store.BeginCreate = func(ctx context.Context, object runtime.Object, options *metav1.CreateOptions) (registry.FinishFunc, error) {
		finish, err := allocate(ctx, object, options)
		if err != nil {
			err = &allocationError{err}
		}
		return finish, err
	}
	return store, nil
}

// allocationError is one from before validation.
type allocationError struct{ error }

func (e *allocationError) Unwrap() error { return e.error }

func allocation(err error) bool {
	found := &allocationError{}
	return errors.As(err, &found)
}
