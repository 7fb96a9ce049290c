package main

import (
	"context"
	"encoding/json"
	"runtime"
	"sort"
	"strings"
	"time"

	"github.com/go-logr/logr"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	corev1 "k8s.io/api/core/v1"
	apimeta "k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/runtime/schema"
	typedcorev1 "k8s.io/client-go/kubernetes/typed/core/v1"
	listersv2 "k8s.io/client-go/listers/autoscaling/v2"
	corelisters "k8s.io/client-go/listers/core/v1"
	"k8s.io/client-go/tools/cache"
	"k8s.io/klog/v2"
	"k8s.io/kubernetes/pkg/controller/podautoscaler"
	metricsapi "k8s.io/kubernetes/pkg/controller/podautoscaler/metrics"
)

const (
	workers          = 5    // the controller manager's default of --concurrent-horizontal-pod-autoscaler-syncs
	containerMetrics = true // the default of the gate HPAContainerMetrics, which the constructors of 1.27 to 1.29 ask for
)

// run plays a row: the upstream controller against the fake cluster, from time 0 to the end. It must run in a synctest bubble.
func run(r *row, hpa *autoscalingv2.HorizontalPodAutoscaler) []tick {
	epoch := time.Now()
	var t target
	if err := json.Unmarshal(r.Target, &t); err != nil {
		panic(err)
	}
	c := &cluster{row: r, epoch: epoch, workload: newWorkload(t, epoch), hpa: hpa, selector: t.Selector, edits: r.Edits}
	// The last sync may have to read the scale again after its decision.
	end := epoch.Add(seconds(r.Duration) + time.Millisecond + c.latency())
	starts := []time.Time{epoch}
	for _, e := range r.Edits {
		if e.Restart && seconds(e.At) > 0 {
			starts = append(starts, epoch.Add(seconds(e.At)))
		}
	}
	for i, start := range starts {
		until := end
		if i+1 < len(starts) && starts[i+1].Before(end) {
			until = starts[i+1]
		}
		time.Sleep(time.Until(start))
		// A sync that is due at the very moment of the end belongs to the next process.
		c.serve(until.Add(-1))
	}
	time.Sleep(c.latency() + time.Second) // whoever still waits for an answer finds the process gone; queues of before 1.33 look twice a second
	for _, controller := range c.controllers {
		stopEvents(controller)
	}
	return c.ticks
}

// serve runs one controller process until a time.
func (c *cluster) serve(until time.Time) {
	if !time.Now().Before(until) {
		return
	}
	logger := logr.New(eventSink{c})
	klog.SetLogger(logger) // where broadcasters of before 1.30 log events
	ctx, stop := context.WithCancel(logr.NewContext(context.Background(), logger))
	flags := c.row.Controller
	hpaInformer := &hpaInformer{informer: &informer{}, lister: hpaLister{cluster: c}}
	controller := call(podautoscaler.NewHorizontalController,
		ctx,
		eventsGetter{},
		scales{cluster: c},
		hpas{cluster: c},
		mapper(),
		metricsapi.NewRESTMetricsClient(resourceMetrics{cluster: c}, customMetrics{c}, externalMetrics{c}),
		hpaInformer,
		podInformer{informer: &informer{}, lister: podLister{cluster: c}},
		seconds(flags.SyncPeriodSeconds),
		seconds(flags.DownscaleStabilizationSeconds),
		flags.Tolerance,
		seconds(flags.CPUInitializationPeriodSeconds),
		seconds(flags.InitialReadinessDelaySeconds),
		containerMetrics,
	)[0].Interface().(*podautoscaler.HorizontalController)
	go call(controller.Run, ctx, workers)
	call(hpaInformer.informer.handler.OnAdd, c.hpa, true)
	c.rivalry(hpaInformer.informer.handler, until)
	time.Sleep(time.Until(until))
	stop()
	c.controllers = append(c.controllers, controller)
	c.finish()
}

// rivalry lets the second HPA come and go. It is one step ahead, so that what it does at the time of a sync is seen there.
func (c *cluster) rivalry(handler cache.ResourceEventHandler, until time.Time) {
	rival := c.row.Rival
	if rival == nil {
		return
	}
	from, to := c.epoch.Add(seconds(rival.From)-1), c.epoch.Add(seconds(rival.To)-1)
	if from.Before(until) && to.After(time.Now()) {
		time.Sleep(time.Until(from))
		call(handler.OnAdd, rivalHPA(), false)
	}
	if to.Before(until) && to.After(time.Now()) {
		time.Sleep(time.Until(to))
		handler.OnDelete(rivalHPA())
	}
}

// stopIfKilled ends a worker whose process is gone.
func stopIfKilled(ctx context.Context) {
	if ctx.Err() != nil {
		runtime.Goexit()
	}
}

func mapper() apimeta.RESTMapper {
	apps := schema.GroupVersion{Group: "apps", Version: "v1"}
	mapper := apimeta.NewDefaultRESTMapper([]schema.GroupVersion{apps})
	for _, kind := range []string{"Deployment", "ReplicaSet", "StatefulSet"} {
		mapper.Add(apps.WithKind(kind), apimeta.RESTScopeNamespace)
	}
	return mapper
}

// informer is an informer without a watch: the driver calls its handler.
type informer struct {
	cache.SharedIndexInformer
	handler cache.ResourceEventHandler
}

func (i *informer) HasSynced() bool { return true }

type hpaInformer struct {
	informer *informer
	lister   hpaLister
}

func (i *hpaInformer) Informer() cache.SharedIndexInformer             { return i.informer }
func (i *hpaInformer) Lister() listersv2.HorizontalPodAutoscalerLister { return i.lister }

type podInformer struct {
	informer *informer
	lister   podLister
}

func (i podInformer) Informer() cache.SharedIndexInformer { return i.informer }
func (i podInformer) Lister() corelisters.PodLister       { return i.lister }

// eventSink sees every event in the log of the broadcaster, before the recorder's deduplication.
type eventSink struct{ *cluster }

func (eventSink) Init(logr.RuntimeInfo)            {}
func (eventSink) Enabled(int) bool                 { return true }
func (eventSink) Error(error, string, ...any)      {}
func (s eventSink) WithValues(...any) logr.LogSink { return s }
func (s eventSink) WithName(string) logr.LogSink   { return s }

func (s eventSink) Info(_ int, message string, pairs ...any) {
	if message != "Event occurred" {
		return
	}
	fields := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		fields[pairs[i].(string)] = pairs[i+1]
	}
	if ref, ok := fields["object"].(klog.ObjectRef); ok && ref.Name == rivalName {
		return
	}
	text := fields["message"].(string)
	if before, names, found := strings.Cut(text, "multiple HPAs: ["); found {
		list := strings.Fields(strings.TrimSuffix(names, "]"))
		sort.Strings(list) // upstream gives them in the order of a map
		text = before + "multiple HPAs: [" + strings.Join(list, " ") + "]"
	}
	s.record(fields["type"].(string), fields["reason"].(string), text)
}

// eventsGetter takes the events and forgets them.
type eventsGetter struct{ typedcorev1.EventInterface }

func (e eventsGetter) Events(string) typedcorev1.EventInterface { return e }

func (eventsGetter) CreateWithEventNamespaceWithContext(_ context.Context, event *corev1.Event) (*corev1.Event, error) {
	return event, nil
}

func (eventsGetter) CreateWithEventNamespace(event *corev1.Event) (*corev1.Event, error) {
	return event, nil
}

func (eventsGetter) PatchWithEventNamespace(event *corev1.Event, _ []byte) (*corev1.Event, error) {
	return event, nil
}

func (eventsGetter) PatchWithEventNamespaceWithContext(_ context.Context, event *corev1.Event, _ []byte) (*corev1.Event, error) {
	return event, nil
}
