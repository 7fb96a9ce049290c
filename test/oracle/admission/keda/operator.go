package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"regexp"
	"strings"
	"syscall"
	"time"

	"github.com/go-logr/logr"
	kedav1alpha1 "github.com/kedacore/keda/v2/apis/keda/v1alpha1"
	"github.com/kedacore/keda/v2/controllers/keda"
	"github.com/kedacore/keda/v2/pkg/scalers"
	"github.com/kedacore/keda/v2/pkg/scalers/scalersconfig"
	"github.com/kedacore/keda/v2/pkg/scaling"
	"github.com/kedacore/keda/v2/pkg/scaling/cache"
	"github.com/kedacore/keda/v2/pkg/scaling/resolver"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	"k8s.io/apimachinery/pkg/runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
)

type trigger struct {
	Index      int      `json:"index"`
	Type       string   `json:"type"`
	OK         bool     `json:"ok"`
	Class      string   `json:"class,omitempty"`
	Message    string   `json:"message,omitempty"`
	Parameters []string `json:"parameters,omitempty"`
}

// operate does what the operator does with an object that has been stored: it resolves the target and builds the scalers
// (pkg/scaling/scale_handler.go, performGetScalersCache, and scalers_builder.go, buildScalers), each trigger on its own.
func (j *judge) operate(result *verdict, scalable kedav1alpha1.ScalableObject, objects []map[string]interface{}) {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	withTriggers, err := kedav1alpha1.AsDuckWithTriggers(scalable)
	must(err)
	scaledObject, isObject := scalable.(*kedav1alpha1.ScaledObject)
	var where *cluster
	asMetricSource := false
	var gvkr kedav1alpha1.GroupVersionKindResource
	var targetFault error
	if isObject {
		gvkr, targetFault = kedav1alpha1.ParseGVKR(j.mapper, scaledObject.Spec.ScaleTargetRef.APIVersion, scaledObject.Spec.ScaleTargetRef.Kind)
		scaledObject.Status.ScaleTargetGVKR = &gvkr
		asMetricSource = scaledObject.IsUsingModifiers()
		where = newCluster(j.mapper, without(objects, "ScaledObject", scaledObject.Namespace, scaledObject.Name), scaledObject.DeepCopy())
	} else {
		where = newCluster(j.mapper, objects)
	}
	var pods *corev1.PodTemplateSpec
	container := ""
	if targetFault == nil {
		pods, container, targetFault = resolveTarget(ctx, where.client, scalable)
	}
	scaler := &layer{OK: true, Triggers: []trigger{}}
	result.Layers["scaler"] = scaler
	var specs []autoscalingv2.MetricSpec
	for index, each := range withTriggers.Spec.Triggers {
		verdict, made := j.trigger(ctx, where, withTriggers, index, each, pods, container, asMetricSource, targetFault)
		scaler.Triggers = append(scaler.Triggers, verdict)
		scaler.OK = scaler.OK && verdict.OK
		specs = append(specs, made...)
	}
	schema, webhook := result.Layers["schema"], result.Layers["webhook"]
	if !isObject || !scaler.OK || !schema.OK || !webhook.OK {
		return
	}
	hpa, err := j.makeHPA(ctx, where, scaledObject, &gvkr, specs)
	if err != nil {
		result.Layers["hpa"] = &layer{Errors: []interface{}{map[string]string{"type": "FieldValueInvalid", "field": "spec.triggers", "detail": err.Error()}}}
		return
	}
	hpa.APIVersion, hpa.Kind = "autoscaling/v2", "HorizontalPodAutoscaler"
	result.HPA = toJSON(hpa)
}

// resolveTarget gives the pods of an object; a crash is a fault as any other.
func resolveTarget(ctx context.Context, reader client.Client, scalable kedav1alpha1.ScalableObject) (pods *corev1.PodTemplateSpec, container string, err error) {
	defer func() {
		if crash := recover(); crash != nil {
			err = fmt.Errorf("panic: %v", crash)
		}
	}()
	return resolver.ResolveScaleTargetPodSpec(ctx, reader, scalable)
}

func without(objects []map[string]interface{}, kind, namespace, name string) []map[string]interface{} {
	kept := []map[string]interface{}{}
	for _, object := range objects {
		metadata, _ := object["metadata"].(map[string]interface{})
		own, _ := metadata["namespace"].(string)
		if own == "" {
			own = "default"
		}
		if object["kind"] != kind || metadata["name"] != name || own != namespace {
			kept = append(kept, object)
		}
	}
	return kept
}

func (j *judge) trigger(ctx context.Context, where *cluster, withTriggers *kedav1alpha1.WithTriggers, index int, each kedav1alpha1.ScaleTriggers,
	pods *corev1.PodTemplateSpec, container string, asMetricSource bool, targetFault error,
) (result trigger, specs []autoscalingv2.MetricSpec) {
	result = trigger{Index: index, Type: each.Type}
	fail := func(class string, err error) {
		result.Class, result.Message, result.Parameters = class, err.Error(), named(err.Error(), each.Metadata)
		specs = nil
	}
	defer func() {
		if crash := recover(); crash != nil {
			fail("panic", fmt.Errorf("panic: %v", crash))
		}
	}()
	if targetFault != nil {
		fail("target", targetFault)
		return
	}
	logger := logr.Discard()
	env := map[string]string{}
	if pods != nil {
		resolved, err := resolver.ResolveContainerEnv(ctx, where.client, logger, &pods.Spec, container, withTriggers.Namespace, where.auth.SecretLister)
		if err != nil {
			fail("target", fmt.Errorf("error resolving secrets for ScaleTarget: %w", err))
			return
		}
		env = resolved
	}
	config := &scalersconfig.ScalerConfig{
		ScalableObjectName:      withTriggers.Name,
		ScalableObjectNamespace: withTriggers.Namespace,
		ScalableObjectType:      withTriggers.Kind,
		TriggerName:             each.Name,
		TriggerMetadata:         each.Metadata,
		TriggerType:             each.Type,
		TriggerUseCachedMetrics: each.UseCachedMetrics,
		ResolvedEnv:             env,
		AuthParams:              map[string]string{},
		GlobalHTTPTimeout:       3 * time.Second,
		TriggerIndex:            index,
		MetricType:              each.MetricType,
		AsMetricSource:          asMetricSource,
		ScaledObject:            withTriggers,
		Recorder:                silent{},
		TriggerUniqueKey:        fmt.Sprintf("%s-%s-%s-%d", withTriggers.Kind, withTriggers.Namespace, withTriggers.Name, index),
	}
	auth, identity, err := resolver.ResolveAuthRefAndPodIdentity(ctx, where.client, logger, each.AuthenticationRef, pods, withTriggers.Namespace, where.auth)
	if err != nil {
		fail("auth", err)
		return
	}
	config.AuthParams, config.PodIdentity = auth, identity
	scaler, err := buildScaler(ctx, where.client, each.Type, config)
	if err != nil {
		if isConnection(err) {
			result.OK, result.Class = true, "connect"
			return
		}
		fail("parse", err)
		return
	}
	defer func() { _ = scaler.Close(ctx) }()
	specs = scaler.GetMetricSpecForScaling(ctx)
	result.OK = true
	return
}

// reaching is an address that something might answer at; of several brokers one is enough.
var reaching = regexp.MustCompile(`no such host|network is unreachable|connection refused|i/o timeout`)

// malformed is an address that nothing could ever answer at.
var malformed = regexp.MustCompile(`unknown port|missing port in address|too many colons in address|invalid port|missing '\]' in address`)

var connecting = regexp.MustCompile(`no such host|connection refused|network is unreachable|no route to host|i/o timeout|deadline exceeded|` +
	`run out of available brokers|server misbehaving|Temporary failure in name resolution|cannot assign requested address|EOF`)

// isConnection tells whether all that is wrong is that nothing answers.
func isConnection(err error) bool {
	var dns *net.DNSError
	if malformed.MatchString(err.Error()) && !reaching.MatchString(err.Error()) {
		return false
	}
	return errors.As(err, &dns) || errors.Is(err, syscall.ECONNREFUSED) || errors.Is(err, os.ErrDeadlineExceeded) || connecting.MatchString(err.Error())
}

var quoted = regexp.MustCompile(`["'\x60]([A-Za-z][A-Za-z0-9_-]*)["'\x60]`)
var missing = regexp.MustCompile(`missing required parameter \["?([\w, ]+)"?\]|missing required parameter "([\w, ]+)"`)

// named gives the metadata keys that a message names.
func named(message string, metadata map[string]string) []string {
	found := []string{}
	seen := map[string]bool{}
	add := func(key string) {
		if !seen[key] {
			seen[key] = true
			found = append(found, key)
		}
	}
	for _, match := range missing.FindAllStringSubmatch(message, -1) {
		for _, key := range strings.FieldsFunc(match[1]+match[2], func(r rune) bool { return r == ' ' || r == ',' }) {
			add(key)
		}
	}
	for _, match := range quoted.FindAllStringSubmatch(message, -1) {
		_, plain := metadata[match[1]]
		_, fromEnv := metadata[match[1]+"FromEnv"]
		if plain || fromEnv {
			add(match[1])
		}
	}
	return found
}

// specScaler is a scaler that has nothing but metrics.
type specScaler struct {
	scalers.Scaler
	specs []autoscalingv2.MetricSpec
}

func (s *specScaler) GetMetricSpecForScaling(context.Context) []autoscalingv2.MetricSpec {
	return s.specs
}

// builtScalers answers the reconciler's question for the scalers.
type builtScalers struct {
	scaling.ScaleHandler
	cache *cache.ScalersCache
}

func (b *builtScalers) GetScalersCache(context.Context, kedav1alpha1.ScalableObject) (*cache.ScalersCache, error) {
	return b.cache, nil
}

func (j *judge) makeHPA(ctx context.Context, where *cluster, object *kedav1alpha1.ScaledObject, gvkr *kedav1alpha1.GroupVersionKindResource,
	specs []autoscalingv2.MetricSpec,
) (*autoscalingv2.HorizontalPodAutoscaler, error) {
	if len(specs) == 0 {
		// All triggers would have to connect first; what they put into the HPA is not known.
		specs = []autoscalingv2.MetricSpec{{Type: "External", External: &autoscalingv2.ExternalMetricSource{
			Metric: autoscalingv2.MetricIdentifier{Name: "s0-unknown"},
			Target: autoscalingv2.MetricTarget{Type: "AverageValue", AverageValue: resource.NewQuantity(1, resource.DecimalSI)},
		}}}
	}
	built := &builtScalers{cache: &cache.ScalersCache{Scalers: []cache.ScalerBuilder{{Scaler: &specScaler{specs: specs}}}}}
	reconciler := &keda.ScaledObjectReconciler{Client: where.client.(client.Client), Scheme: j.scheme, ScaleHandler: built}
	// The operator labels the object with its name before (controllers/keda/scaledobject_controller.go, ensureScaledObjectLabel).
	labelled := object.DeepCopy()
	if labelled.Labels == nil {
		labelled.Labels = map[string]string{}
	}
	labelled.Labels[kedav1alpha1.ScaledObjectOwnerAnnotation] = labelled.Name
	return newHPAForScaledObject(reconciler, ctx, logr.Discard(), labelled, gvkr)
}

// silent records no events.
type silent struct{}

func (silent) Eventf(runtime.Object, runtime.Object, string, string, string, string, ...interface{}) {
}
