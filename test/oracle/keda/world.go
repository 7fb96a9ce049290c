package main

import (
	"context"
	"reflect"
	"sync"
	"time"
	"unsafe"

	"github.com/kedacore/keda/v2/apis/eventing/v1alpha1"
	kedav1alpha1 "github.com/kedacore/keda/v2/apis/keda/v1alpha1"
	kedacontrollers "github.com/kedacore/keda/v2/controllers/keda"
	"github.com/kedacore/keda/v2/pkg/eventemitter"
	"github.com/kedacore/keda/v2/pkg/scalers/authentication"
	"github.com/kedacore/keda/v2/pkg/scaling"
	appsv1 "k8s.io/api/apps/v1"
	autoscalingv1 "k8s.io/api/autoscaling/v1"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	corev1 "k8s.io/api/core/v1"
	apimeta "k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/types"
	clientgoscheme "k8s.io/client-go/kubernetes/scheme"
	"k8s.io/client-go/scale"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/client/fake"
	"sigs.k8s.io/controller-runtime/pkg/client/interceptor"
)

const (
	namespace  = "default"
	targetName = "app"
)

// start is second 0 of all vectors; a bubble starts an hour before it.
var start = time.Date(2000, 1, 1, 1, 0, 0, 0, time.UTC)

var scheme = runtime.NewScheme()

func init() {
	for _, add := range []func(*runtime.Scheme) error{clientgoscheme.AddToScheme, kedav1alpha1.AddToScheme, v1alpha1.AddToScheme} {
		if err := add(scheme); err != nil {
			panic(err)
		}
	}
}

// world is an API server in memory with the target, and upstream's operator on top of it.
type world struct {
	client     client.Client
	scales     scale.ScalesGetter
	handler    scaling.ScaleHandler
	reconciler *kedacontrollers.ScaledObjectReconciler
	ready      int
	name       types.NamespacedName
	// takesTurns lets whoever reads a ScaledObject wait until all others are done with what they do at the moment.
	takesTurns bool
}

func newWorld(object *kedav1alpha1.ScaledObject, replicas int32) *world {
	w := &world{name: client.ObjectKeyFromObject(object), ready: int(replicas)}
	labels := map[string]string{"app": targetName}
	template := corev1.PodTemplateSpec{ObjectMeta: metav1.ObjectMeta{Labels: labels}, Spec: corev1.PodSpec{Containers: []corev1.Container{{Name: "main"}}}}
	meta := metav1.ObjectMeta{Name: targetName, Namespace: namespace}
	selector := &metav1.LabelSelector{MatchLabels: labels}
	deployment := &appsv1.Deployment{ObjectMeta: meta, Spec: appsv1.DeploymentSpec{Replicas: &replicas, Selector: selector, Template: template}}
	statefulSet := &appsv1.StatefulSet{ObjectMeta: meta, Spec: appsv1.StatefulSetSpec{Replicas: &replicas, Selector: selector, Template: template}}
	w.client = interceptor.NewClient(
		fake.NewClientBuilder().WithScheme(scheme).WithStatusSubresource(&kedav1alpha1.ScaledObject{}, &autoscalingv2.HorizontalPodAutoscaler{}).
			WithObjects(deployment, statefulSet, object).Build(),
		interceptor.Funcs{List: w.list, Get: w.get},
	)
	w.scales = scales{w: w}
	recorder := recorder{}
	w.handler = scaling.NewScaleHandler(w.client, w.scales, scheme, 3*time.Second, recorder, &authentication.AuthClientSet{})
	w.reconciler = &kedacontrollers.ScaledObjectReconciler{
		Client: w.client, Scheme: scheme, ScaleClient: w.scales, ScaleHandler: w.handler, EventEmitter: emitter{},
	}
	*hidden[apimeta.RESTMapper](w.reconciler, "restMapper") = mapper()
	*hidden[*sync.Map](w.reconciler, "scaledObjectsGenerations") = &sync.Map{}
	return w
}

// hidden gives a field of an upstream struct that only its own package can name.
func hidden[T any](object any, field string) *T {
	f := reflect.ValueOf(object).Elem().FieldByName(field)
	return (*T)(unsafe.Pointer(f.UnsafeAddr()))
}

func mapper() apimeta.RESTMapper {
	apps := schema.GroupVersion{Group: "apps", Version: "v1"}
	mapper := apimeta.NewDefaultRESTMapper([]schema.GroupVersion{apps})
	for _, kind := range []string{"Deployment", "ReplicaSet", "StatefulSet"} {
		mapper.Add(apps.WithKind(kind), apimeta.RESTScopeNamespace)
	}
	return mapper
}

// list gives the pods of the target, of which so many are ready; everything else is listed as it is stored.
func (w *world) list(ctx context.Context, inner client.WithWatch, list client.ObjectList, options ...client.ListOption) error {
	pods, ok := list.(*corev1.PodList)
	if !ok {
		return inner.List(ctx, list, options...)
	}
	for range w.ready {
		pods.Items = append(pods.Items, corev1.Pod{Status: corev1.PodStatus{
			Phase: corev1.PodRunning, Conditions: []corev1.PodCondition{{Type: corev1.PodReady, Status: corev1.ConditionTrue}},
		}})
	}
	return nil
}

func (w *world) get(ctx context.Context, inner client.WithWatch, key client.ObjectKey, object client.Object, options ...client.GetOption) error {
	if _, ok := object.(*kedav1alpha1.ScaledObject); ok && w.takesTurns {
		time.Sleep(time.Nanosecond)
	}
	return inner.Get(ctx, key, object, options...)
}

// collectGarbage deletes the HPA of an object that is gone.
func (w *world) collectGarbage() {
	if hpa := w.hpa(); hpa != nil && w.object() == nil {
		must(w.client.Delete(context.Background(), hpa))
	}
}

func (w *world) reconcile() error {
	_, err := w.reconciler.Reconcile(context.Background(), ctrl.Request{NamespacedName: w.name})
	return err
}

// object is the ScaledObject as it is stored; nil when it is gone.
func (w *world) object() *kedav1alpha1.ScaledObject {
	object := &kedav1alpha1.ScaledObject{}
	if err := w.client.Get(context.Background(), w.name, object); err != nil {
		return nil
	}
	return object
}

func (w *world) hpa() *autoscalingv2.HorizontalPodAutoscaler {
	list := &autoscalingv2.HorizontalPodAutoscalerList{}
	if err := w.client.List(context.Background(), list); err != nil || len(list.Items) == 0 {
		return nil
	}
	return &list.Items[0]
}

func (w *world) deployment() *appsv1.Deployment {
	deployment := &appsv1.Deployment{}
	if err := w.client.Get(context.Background(), types.NamespacedName{Namespace: namespace, Name: targetName}, deployment); err != nil {
		panic(err)
	}
	return deployment
}

func (w *world) replicas() int32 { return *w.deployment().Spec.Replicas }

func (w *world) setReplicas(replicas int32) {
	deployment := w.deployment()
	deployment.Spec.Replicas = &replicas
	must(w.client.Update(context.Background(), deployment))
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// scales serves the scale subresource.
type scales struct {
	scale.ScaleInterface
	w *world
}

func (s scales) Scales(string) scale.ScaleInterface { return s }

func (s scales) Get(_ context.Context, resource schema.GroupResource, name string, _ metav1.GetOptions) (*autoscalingv1.Scale, error) {
	if resource.Resource == "statefulsets" {
		set := &appsv1.StatefulSet{}
		if err := s.w.client.Get(context.Background(), types.NamespacedName{Namespace: namespace, Name: name}, set); err != nil {
			return nil, err
		}
		return scaleOf(name, *set.Spec.Replicas), nil
	}
	deployment := &appsv1.Deployment{}
	if err := s.w.client.Get(context.Background(), types.NamespacedName{Namespace: namespace, Name: name}, deployment); err != nil {
		return nil, err
	}
	return scaleOf(name, *deployment.Spec.Replicas), nil
}

func scaleOf(name string, replicas int32) *autoscalingv1.Scale {
	return &autoscalingv1.Scale{
		ObjectMeta: metav1.ObjectMeta{Name: name, Namespace: namespace}, Spec: autoscalingv1.ScaleSpec{Replicas: replicas},
		Status: autoscalingv1.ScaleStatus{Replicas: replicas, Selector: "app=" + targetName},
	}
}

func (s scales) Update(_ context.Context, _ schema.GroupResource, scale *autoscalingv1.Scale, _ metav1.UpdateOptions) (*autoscalingv1.Scale, error) {
	s.w.setReplicas(scale.Spec.Replicas)
	return scale, nil
}

// recorder takes events and forgets them.
type recorder struct{}

func (recorder) Eventf(runtime.Object, runtime.Object, string, string, string, string, ...any) {}

type emitter struct{ eventemitter.EventHandler }

func (emitter) Emit(runtime.Object, string, string, v1alpha1.CloudEventType, string, string) {}
