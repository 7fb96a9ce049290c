package main

import (
	"context"
	"encoding/json"
	"net/http"
	"reflect"
	"time"
	"unsafe"

	"k8s.io/apimachinery/pkg/api/equality"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"
	nv1alpha1 "knative.dev/networking/pkg/apis/networking/v1alpha1"
	netclientset "knative.dev/networking/pkg/client/clientset/versioned"
	netclient "knative.dev/networking/pkg/client/clientset/versioned/typed/networking/v1alpha1"
	netlisters "knative.dev/networking/pkg/client/listers/networking/v1alpha1"
	pkgreconciler "knative.dev/pkg/reconciler"
	autoscalingv1alpha1 "knative.dev/serving/pkg/apis/autoscaling/v1alpha1"
	clientset "knative.dev/serving/pkg/client/clientset/versioned"
	asclient "knative.dev/serving/pkg/client/clientset/versioned/typed/autoscaling/v1alpha1"
	aslisters "knative.dev/serving/pkg/client/listers/autoscaling/v1alpha1"
	areconciler "knative.dev/serving/pkg/reconciler/autoscaling"
	"knative.dev/serving/pkg/reconciler/autoscaling/kpa"
)

// newReconciler makes upstream's reconciler of PodAutoscalers over the world, and gives what reconciles once as the generated
// code around it does.
func newReconciler(w *world) func(context.Context, *autoscalingv1alpha1.PodAutoscaler) error {
	r := &kpa.Reconciler{Base: &areconciler.Base{
		Client: servingClient{w: w}, NetworkingClient: networkingClient{w: w}, SKSLister: sksLister{w: w}, MetricLister: metricLister{w: w},
	}}
	setHidden(r, "podsLister", w.pods)
	setHidden(r, "deciders", w.deciders)
	scaler := newHidden(r, "scaler")
	setField(scaler, "listerFactory", func(schema.GroupVersionResource) (cache.GenericLister, error) { return scalableLister{w: w}, nil })
	setField(scaler, "dynamicClient", dynamicClient{w: w})
	setField(scaler, "activatorProbe", func(pa *autoscalingv1alpha1.PodAutoscaler, _ http.RoundTripper) (bool, error) {
		return pa.Status.ServiceName != "" && w.endpoints.proxied, nil
	})
	setField(scaler, "probeManager", prober{w})
	setField(scaler, "enqueueCB", w.enqueue)
	return func(ctx context.Context, original *autoscalingv1alpha1.PodAutoscaler) error {
		pa := original.DeepCopy()
		pkgreconciler.PreProcessReconcile(ctx, pa)
		if err := r.ReconcileKind(ctx, pa); err != nil {
			return err
		}
		pkgreconciler.PostProcessReconcile(ctx, pa, original)
		if !equality.Semantic.DeepEqual(original.Status, pa.Status) {
			w.pa, w.dirty = stored(pa), true
		}
		return nil
	}
}

// stored is an object as it comes back from the API server, where times have no fraction.
func stored(pa *autoscalingv1alpha1.PodAutoscaler) *autoscalingv1alpha1.PodAutoscaler {
	data, err := json.Marshal(pa)
	if err != nil {
		panic(err)
	}
	result := &autoscalingv1alpha1.PodAutoscaler{}
	if err := json.Unmarshal(data, result); err != nil {
		panic(err)
	}
	return result
}

// setHidden sets a field of an upstream struct that only its own package can name.
func setHidden(object any, field string, value any) {
	setField(reflect.ValueOf(object).Elem(), field, value)
}

func setField(object reflect.Value, field string, value any) {
	f := object.FieldByName(field)
	reflect.NewAt(f.Type(), unsafe.Pointer(f.UnsafeAddr())).Elem().Set(reflect.ValueOf(value))
}

// newHidden makes the struct that a hidden pointer field points to.
func newHidden(object any, field string) reflect.Value {
	f := reflect.ValueOf(object).Elem().FieldByName(field)
	made := reflect.New(f.Type().Elem())
	reflect.NewAt(f.Type(), unsafe.Pointer(f.UnsafeAddr())).Elem().Set(made)
	return made.Elem()
}

type prober struct{ w *world }

// Offer starts asking the activators, unless that goes on already.
func (p prober) Offer(context.Context, string, any, time.Duration, time.Duration, ...any) bool {
	if p.w.probing {
		return false
	}
	p.w.probing, p.w.probingSince = true, p.w.second
	return true
}

type sksLister struct {
	netlisters.ServerlessServiceNamespaceLister
	w *world
}

func (l sksLister) List(_ labels.Selector) ([]*nv1alpha1.ServerlessService, error) {
	panic("not asked")
}

func (l sksLister) ServerlessServices(string) netlisters.ServerlessServiceNamespaceLister { return l }

func (l sksLister) Get(name string) (*nv1alpha1.ServerlessService, error) {
	if l.w.sks == nil {
		return nil, apierrors.NewNotFound(schema.GroupResource{Resource: "serverlessservices"}, name)
	}
	return l.w.sks, nil
}

type networkingClient struct {
	netclientset.Interface
	netclient.NetworkingV1alpha1Interface
	netclient.ServerlessServiceInterface
	w *world
}

func (c networkingClient) NetworkingV1alpha1() netclient.NetworkingV1alpha1Interface { return c }

func (c networkingClient) RESTClient() rest.Interface { panic("not asked") }

func (c networkingClient) ServerlessServices(string) netclient.ServerlessServiceInterface { return c }

func (c networkingClient) Create(_ context.Context, sks *nv1alpha1.ServerlessService, _ metav1.CreateOptions) (*nv1alpha1.ServerlessService, error) {
	c.w.sks, c.w.dirty = c.w.endpoints.withStatus(sks), true
	return c.w.sks, nil
}

func (c networkingClient) Update(_ context.Context, sks *nv1alpha1.ServerlessService, _ metav1.UpdateOptions) (*nv1alpha1.ServerlessService, error) {
	c.w.sks, c.w.dirty = sks, true
	return sks, nil
}

type metricLister struct {
	aslisters.MetricNamespaceLister
	w *world
}

func (l metricLister) List(_ labels.Selector) ([]*autoscalingv1alpha1.Metric, error) {
	panic("not asked")
}

func (l metricLister) Metrics(string) aslisters.MetricNamespaceLister { return l }

func (l metricLister) Get(name string) (*autoscalingv1alpha1.Metric, error) {
	if l.w.metric == nil {
		return nil, apierrors.NewNotFound(schema.GroupResource{Resource: "metrics"}, name)
	}
	return l.w.metric, nil
}

// servingClient stores the Metric, and does with it at once what its controller does.
type servingClient struct {
	clientset.Interface
	asclient.AutoscalingV1alpha1Interface
	asclient.MetricInterface
	w *world
}

func (c servingClient) AutoscalingV1alpha1() asclient.AutoscalingV1alpha1Interface { return c }

func (c servingClient) RESTClient() rest.Interface { panic("not asked") }

func (c servingClient) Metrics(string) asclient.MetricInterface { return c }

func (c servingClient) Create(_ context.Context, metric *autoscalingv1alpha1.Metric, _ metav1.CreateOptions) (*autoscalingv1alpha1.Metric, error) {
	c.w.metric = metric
	return metric, c.w.collector.CreateOrUpdate(metric)
}

func (c servingClient) Update(_ context.Context, metric *autoscalingv1alpha1.Metric, _ metav1.UpdateOptions) (*autoscalingv1alpha1.Metric, error) {
	c.w.metric = metric
	return metric, c.w.collector.CreateOrUpdate(metric)
}

// scalableLister reads the Deployment.
type scalableLister struct {
	cache.GenericNamespaceLister
	w *world
}

func (l scalableLister) List(_ labels.Selector) ([]runtime.Object, error) { panic("not asked") }

func (l scalableLister) ByNamespace(string) cache.GenericNamespaceLister { return l }

func (l scalableLister) Get(name string) (runtime.Object, error) {
	replicas := int32(len(l.w.pods.list))
	return &autoscalingv1alpha1.PodScalable{ObjectMeta: metav1.ObjectMeta{Name: name, Namespace: namespace}, Spec: autoscalingv1alpha1.PodScalableSpec{Replicas: &replicas}}, nil
}

// dynamicClient writes the scale of the Deployment.
type dynamicClient struct {
	dynamic.NamespaceableResourceInterface
	w *world
}

func (c dynamicClient) Resource(schema.GroupVersionResource) dynamic.NamespaceableResourceInterface {
	return c
}

func (c dynamicClient) Namespace(string) dynamic.ResourceInterface { return c }

func (c dynamicClient) Patch(_ context.Context, _ string, _ types.PatchType, data []byte, _ metav1.PatchOptions, _ ...string) (*unstructured.Unstructured, error) {
	var patch []struct {
		Value int `json:"value"`
	}
	if err := json.Unmarshal(data, &patch); err != nil {
		return nil, err
	}
	if c.w.pods.scale(patch[0].Value, c.w.second) {
		c.w.dirty = true
	}
	return nil, nil
}
