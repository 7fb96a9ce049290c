package main

import (
	"context"
	"encoding/json"
	"testing/synctest"
	"time"

	netconfig "knative.dev/networking/pkg/config"
	"knative.dev/pkg/logging"
	autoscalingv1alpha1 "knative.dev/serving/pkg/apis/autoscaling/v1alpha1"
	asconfig "knative.dev/serving/pkg/autoscaler/config"
	"knative.dev/serving/pkg/autoscaler/config/autoscalerconfig"
	"knative.dev/serving/pkg/autoscaler/metrics"
	"knative.dev/serving/pkg/autoscaler/scaling"
	"knative.dev/serving/pkg/deployment"
	paconfig "knative.dev/serving/pkg/reconciler/autoscaling/config"

	"k8s.io/apimachinery/pkg/types"
	nv1alpha1 "knative.dev/networking/pkg/apis/networking/v1alpha1"
)

// closedRow is one line of closed.jsonl.
type closedRow struct {
	ID                   string            `json:"id"`
	Seed                 json.RawMessage   `json:"seed,omitempty"`
	Note                 string            `json:"note,omitempty"`
	Config               map[string]string `json:"config"`
	Annotations          map[string]string `json:"annotations"`
	ContainerConcurrency int64             `json:"containerConcurrency"`
	Reachability         string            `json:"reachability"`
	Env                  environment       `json:"env"`
	Events               []event           `json:"events"`
	Load                 [][3]number       `json:"load"`
	Rows                 [][]any           `json:"rows"`
	Ticks                []any             `json:"ticks,omitempty"`
	Invalid              string            `json:"invalid,omitempty"`
}

type environment struct {
	StartDelays []int `json:"startDelays"`
	SKSDelay    int   `json:"sksDelay"`
	Horizon     int   `json:"horizon"`
}

type event struct {
	T            int                `json:"t"`
	Reachability *string            `json:"reachability,omitempty"`
	Config       *map[string]string `json:"config,omitempty"`
}

// phase is when in a second upstream runs, so that whole seconds that have passed since a stored time are over.
const phase = 500 * time.Millisecond

const defaultProgressDeadline = 600 * time.Second

// world is a revision with its surroundings. Pods, endpoints, probes and queue are a model; what decides is upstream's.
type world struct {
	row    *closedRow
	second int
	config *autoscalerconfig.Config

	pods      *pods
	endpoints *endpoints

	pa        *autoscalingv1alpha1.PodAutoscaler
	sks       *nv1alpha1.ServerlessService
	metric    *autoscalingv1alpha1.Metric
	collector *metrics.MetricCollector
	seen      *seen
	deciders  *scaling.MultiScaler
	tick      chan time.Time

	reconcile    func(context.Context, *autoscalingv1alpha1.PodAutoscaler) error
	dirty        bool
	wakeAt       time.Time // zero: nothing queued
	probing      bool
	probingSince int
}

func playClosed(line []byte) (any, error) {
	r := &closedRow{}
	if err := json.Unmarshal(line, r); err != nil {
		return nil, err
	}
	withTicks := r.Ticks != nil
	r.Rows, r.Ticks = [][]any{}, nil
	config, err := asconfig.NewConfigFromMap(r.Config)
	if err != nil {
		r.Invalid = err.Error()
		return r, nil
	}
	ctx, stop := context.WithCancel(logging.WithLogger(context.Background(), silent))
	w := newWorld(ctx, r, config)
	w.run(ctx)
	stop()
	w.deciders.Delete(ctx, namespace, revision)
	w.collector.Delete(namespace, revision)
	if !withTicks {
		r.Ticks = nil
	}
	return r, nil
}

func newWorld(ctx context.Context, r *closedRow, config *autoscalerconfig.Config) *world {
	time.Sleep(phase)
	w := &world{row: r, config: config, collector: newCollector(), tick: make(chan time.Time), dirty: true}
	w.seen = &seen{MetricClient: w.collector}
	w.pa = newPodAutoscaler(r.Annotations, r.ContainerConcurrency, r.Reachability)
	w.pa.Generation = 1
	w.pods = &pods{startDelays: r.Env.StartDelays}
	w.pods.scale(int(resolve(w.pa, config).Decider.InitialScale), 0)
	w.endpoints = &endpoints{delay: r.Env.SKSDelay, proxied: true, since: time.Now()}
	w.deciders = scaling.NewMultiScaler(ctx.Done(), func(d *scaling.Decider) (scaling.UniScaler, error) {
		return newUniScaler(w.seen, w.pods, &d.Spec), nil
	}, silent)
	// The moments of decisions are the world's.
	*hidden[func(time.Duration) *time.Ticker](w.deciders, "tickProvider") = func(time.Duration) *time.Ticker { return &time.Ticker{C: w.tick} }
	w.deciders.Watch(func(types.NamespacedName) { w.dirty = true })
	w.reconcile = newReconciler(w)
	return w
}

func (w *world) run(ctx context.Context) {
	w.settle(ctx)
	w.record()
	for w.second < w.row.Env.Horizon {
		w.second++
		time.Sleep(time.Until(epoch.Add(time.Duration(w.second)*time.Second + phase)))
		w.advance(ctx)
		w.record()
	}
}

func (w *world) advance(ctx context.Context) {
	w.probe()
	if w.pods.start(w.second) {
		w.dirty = true
	}
	w.applyEvents()
	w.followEndpoints()
	w.observe()
	if w.second%2 == 0 {
		w.seen.valid = false
		w.tick <- time.Now()
		synctest.Wait()
		if w.seen.valid {
			w.row.Ticks = append(w.row.Ticks, []any{w.second, number(w.seen.stable), number(w.seen.panic)})
		} else {
			w.row.Ticks = append(w.row.Ticks, []any{w.second, nil})
		}
	}
	if !w.wakeAt.IsZero() && !w.wakeAt.After(time.Now()) {
		w.wakeAt, w.dirty = time.Time{}, true
	}
	w.settle(ctx)
}

func (w *world) applyEvents() {
	for _, e := range w.row.Events {
		if e.T != w.second {
			continue
		}
		w.dirty = true
		if e.Reachability != nil {
			w.pa = w.pa.DeepCopy()
			w.pa.Spec.Reachability = autoscalingv1alpha1.ReachabilityType(*e.Reachability)
			w.pa.Generation++
		}
		if e.Config != nil {
			if config, err := asconfig.NewConfigFromMap(*e.Config); err == nil {
				w.config = config
			}
		}
	}
}

// observe takes the statistic of the second: of activators that see load, or of pods that are scraped.
func (w *world) observe() {
	var concurrency, requests float64
	for _, step := range w.row.Load {
		if float64(step[0]) <= float64(w.second) {
			concurrency, requests = float64(step[1]), float64(step[2])
		}
	}
	activatorsSee := w.endpoints.proxied && (concurrency != 0 || requests != 0)
	if !activatorsSee && !(w.pods.ready() > 0 && w.metric.Spec.ScrapeTarget != "") {
		return
	}
	stat := metrics.Stat{PodName: "pod", AverageConcurrentRequests: concurrency, RequestCount: requests}
	w.collector.Record(revisionKey, epoch.Add(time.Duration(w.second)*time.Second), stat)
	if activatorsSee {
		w.deciders.Poke(revisionKey, stat)
		synctest.Wait()
	}
}

// settle reconciles until nothing changes any more.
func (w *world) settle(ctx context.Context) {
	ctx = paconfig.ToContext(ctx, &paconfig.Config{
		Autoscaler: w.config, Deployment: &deployment.Config{ProgressDeadline: defaultProgressDeadline}, Network: &netconfig.Config{},
	})
	for w.dirty {
		w.dirty = false
		if err := w.reconcile(ctx, w.pa); err != nil {
			panic(err)
		}
		synctest.Wait()
		w.followEndpoints()
	}
}

func (w *world) followEndpoints() {
	if w.sks == nil {
		return
	}
	if w.endpoints.follow(w.second, w.sks.Spec.Mode == nv1alpha1.SKSOperationModeProxy || w.pods.ready() == 0) {
		w.dirty = true
	}
	w.sks = w.endpoints.withStatus(w.sks)
}

// enqueue is the work queue of the PodAutoscaler: of several times it keeps the earliest.
func (w *world) enqueue(_ any, after time.Duration) {
	if due := time.Now().Add(after); w.wakeAt.IsZero() || due.Before(w.wakeAt) {
		w.wakeAt = due
	}
}

func (w *world) record() {
	decider, err := w.deciders.Get(context.Background(), namespace, revision)
	if err != nil {
		panic(err)
	}
	row := []any{
		w.second, len(w.pods.list), w.pods.ready(), decider.Status.DesiredScale, decider.Status.ExcessBurstCapacity, w.pa.Status.DesiredScale,
		map[bool]string{true: "P", false: "S"}[w.sks.Spec.Mode == nv1alpha1.SKSOperationModeProxy], flag01(w.endpoints.proxied), activeLetter(w.pa),
		flag01(w.pa.Status.IsScaleTargetInitialized()), w.sks.Spec.NumActivators,
	}
	if rows := w.row.Rows; len(rows) == 0 || !sameColumns(rows[len(rows)-1][1:], row[1:]) {
		w.row.Rows = append(w.row.Rows, row)
	}
}

func sameColumns(left, right []any) bool {
	a, errA := json.Marshal(left)
	b, errB := json.Marshal(right)
	return errA == nil && errB == nil && string(a) == string(b)
}

func flag01(on bool) int {
	if on {
		return 1
	}
	return 0
}

func activeLetter(pa *autoscalingv1alpha1.PodAutoscaler) string {
	switch {
	case pa.Status.IsActive():
		return "A"
	case pa.Status.IsActivating():
		return "Q"
	case pa.Status.GetCondition(autoscalingv1alpha1.PodAutoscalerConditionActive).Reason == "TimedOut":
		return "T"
	}
	return "I"
}
