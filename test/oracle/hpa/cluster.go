package main

import (
	"context"
	"errors"
	"sync"
	"time"

	autoscalingv1 "k8s.io/api/autoscaling/v1"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime/schema"
	clientv2 "k8s.io/client-go/kubernetes/typed/autoscaling/v2"
	listersv2 "k8s.io/client-go/listers/autoscaling/v2"
	corelisters "k8s.io/client-go/listers/core/v1"
	scaleclient "k8s.io/client-go/scale"
	"k8s.io/kubernetes/pkg/controller/podautoscaler"
	custommetrics "k8s.io/metrics/pkg/apis/custom_metrics/v1beta2"
	externalmetrics "k8s.io/metrics/pkg/apis/external_metrics/v1beta1"
	metricsv1beta1 "k8s.io/metrics/pkg/apis/metrics/v1beta1"
	metricsclient "k8s.io/metrics/pkg/client/clientset/versioned/typed/metrics/v1beta1"
	customclient "k8s.io/metrics/pkg/client/custom_metrics"
	externalclient "k8s.io/metrics/pkg/client/external_metrics"
)

const namespace = "default"

var errOutage = errors.New("simulated outage")

// cluster answers every request of the controller from the row and the workload.
type cluster struct {
	row      *row
	workload *workload
	epoch    time.Time

	hpa        *autoscalingv2.HorizontalPodAutoscaler
	selector   string
	failGet    bool
	failUpdate bool
	edits      []edit

	// The sync that is under way.
	sync       int
	decided    bool
	now        time.Time
	pods       []pod
	nextMetric int
	tick       *tick
	ticks      []tick

	controllers []*podautoscaler.HorizontalController // all that have run

	eventsMutex sync.Mutex
	events      [][3]string
}

// begin closes the sync before and makes ready what the one that starts now will see.
func (c *cluster) begin() {
	c.finish()
	c.apply(time.Now().Add(c.latency()))
	c.decided, c.nextMetric = false, 0
}

func (c *cluster) latency() time.Duration {
	return time.Duration(c.row.Controller.SyncLatencyMillis) * time.Millisecond
}

// apply carries out the edits up to a time.
func (c *cluster) apply(until time.Time) {
	for len(c.edits) > 0 && !c.epoch.Add(seconds(c.edits[0].At)).After(until) {
		e := c.edits[0]
		c.edits = c.edits[1:]
		if e.Replicas != nil {
			c.workload.scale(*e.Replicas, c.epoch.Add(seconds(e.At)))
		}
		if e.SpecPatch != nil {
			hpa, err := patched(c.hpa, e.SpecPatch)
			if err != nil {
				panic(err) // tryEdits has seen all of them
			}
			c.hpa = hpa
		}
		if e.Selector != nil {
			c.selector = *e.Selector
		}
		if e.FailGet != nil {
			c.failGet = *e.FailGet
		}
		if e.FailUpdate != nil {
			c.failUpdate = *e.FailUpdate
		}
	}
}

// decide is the moment t of the sync, when the scale has been read.
func (c *cluster) decide() {
	if c.decided {
		return
	}
	c.decided = true
	c.now = time.Now()
	c.pods = c.workload.pods(c.now)
	ready := 0
	for _, p := range c.pods {
		if p.running() {
			ready++
		}
	}
	c.tick = &tick{T: c.now.Sub(c.epoch).Milliseconds(), Spec: int32(len(c.workload.live)), Status: c.workload.statusReplicas(c.now), Ready: ready}
}

// finish records the outcome of a sync, when nothing of it is still running.
func (c *cluster) finish() {
	if c.tick == nil {
		return
	}
	t := c.tick
	c.tick = nil
	c.sync++
	if t.T > seconds(c.row.Duration).Milliseconds() {
		return
	}
	status := c.hpa.Status
	t.Current, t.Desired, t.After = status.CurrentReplicas, status.DesiredReplicas, len(c.workload.live)
	for _, condition := range status.Conditions {
		t.Cond = append(t.Cond, [3]string{string(condition.Type), string(condition.Status), condition.Reason})
	}
	for _, metric := range status.CurrentMetrics {
		t.Metrics = append(t.Metrics, metricOf(metric))
	}
	c.eventsMutex.Lock()
	t.Events = c.events
	c.events = nil
	c.eventsMutex.Unlock()
	c.ticks = append(c.ticks, *t)
}

func (c *cluster) record(kind, reason, message string) {
	c.eventsMutex.Lock()
	defer c.eventsMutex.Unlock()
	c.events = append(c.events, [3]string{kind, reason, message})
}

// answer finds the metric that the controller asks for: it asks in the order of the spec, but not for those with a broken selector.
func (c *cluster) answer(asked func(autoscalingv2.MetricSpec) bool) (autoscalingv2.MetricSpec, signal) {
	for ; c.nextMetric < len(c.hpa.Spec.Metrics); c.nextMetric++ {
		metric := c.hpa.Spec.Metrics[c.nextMetric]
		if !asked(metric) {
			continue
		}
		var signals []signal
		if c.nextMetric < len(c.row.Signals) {
			signals = c.row.Signals[c.nextMetric]
		}
		c.nextMetric++
		if len(signals) == 0 {
			return metric, signal{failure: "empty"}
		}
		return metric, signals[min(c.sync, len(signals)-1)]
	}
	panic("the controller asks for a metric that the spec does not have")
}

// samples are the pods that a selector matches, with their samples.
func (c *cluster) samples(s signal, selector labels.Selector) map[*pod]resource.Quantity {
	serving := 0
	for _, p := range c.pods {
		if p.extra == nil && p.running() && p.DeletionTimestamp == nil {
			serving++
		}
	}
	samples := map[*pod]resource.Quantity{}
	for i := range c.pods {
		if !selector.Matches(labels.Set(c.pods[i].Labels)) {
			continue
		}
		if sample := c.pods[i].sample(s, serving); sample != nil {
			samples[&c.pods[i]] = *sample
		}
	}
	return samples
}

func (c *cluster) sampledAt() metav1.Time {
	return metav1.Time{Time: c.now.Add(-seconds(c.workload.SampleAge))}
}

// scales serves the scale subresource.
type scales struct {
	scaleclient.ScaleInterface
	*cluster
}

func (s scales) Scales(string) scaleclient.ScaleInterface { return s }

func (s scales) Get(ctx context.Context, _ schema.GroupResource, name string, _ metav1.GetOptions) (*autoscalingv1.Scale, error) {
	if name == rivalName {
		return &autoscalingv1.Scale{Spec: autoscalingv1.ScaleSpec{Replicas: 1}, Status: autoscalingv1.ScaleStatus{Replicas: 1, Selector: s.row.selector()}}, nil
	}
	if latency := s.latency(); latency > 0 {
		time.Sleep(latency)
		stopIfKilled(ctx)
	}
	s.decide()
	if s.failGet {
		return nil, errOutage
	}
	return &autoscalingv1.Scale{
		ObjectMeta: metav1.ObjectMeta{Name: name, Namespace: namespace},
		Spec:       autoscalingv1.ScaleSpec{Replicas: s.tick.Spec},
		Status:     autoscalingv1.ScaleStatus{Replicas: s.tick.Status, Selector: s.selector},
	}, nil
}

func (s scales) Update(_ context.Context, _ schema.GroupResource, scale *autoscalingv1.Scale, _ metav1.UpdateOptions) (*autoscalingv1.Scale, error) {
	if scale.Name == "" {
		return scale, nil // the rival's
	}
	if s.failUpdate {
		return nil, errOutage
	}
	s.workload.scale(int(scale.Spec.Replicas), time.Now())
	return scale, nil
}

// hpas stores the status of the HPA.
type hpas struct {
	clientv2.HorizontalPodAutoscalerInterface
	*cluster
}

func (h hpas) HorizontalPodAutoscalers(string) clientv2.HorizontalPodAutoscalerInterface { return h }

func (h hpas) UpdateStatus(_ context.Context, hpa *autoscalingv2.HorizontalPodAutoscaler, _ metav1.UpdateOptions) (*autoscalingv2.HorizontalPodAutoscaler, error) {
	if hpa.Name == rivalName {
		return hpa, nil
	}
	stored := h.hpa.DeepCopy()
	hpa.Status.DeepCopyInto(&stored.Status)
	h.hpa = stored
	return stored, nil
}

// hpaLister is where a sync starts: the controller gets the HPA first.
type hpaLister struct {
	listersv2.HorizontalPodAutoscalerNamespaceLister
	*cluster
}

func (l hpaLister) List(labels.Selector) ([]*autoscalingv2.HorizontalPodAutoscaler, error) {
	panic("not asked")
}

func (l hpaLister) HorizontalPodAutoscalers(string) listersv2.HorizontalPodAutoscalerNamespaceLister {
	return l
}

func (l hpaLister) Get(name string) (*autoscalingv2.HorizontalPodAutoscaler, error) {
	if name == rivalName {
		return rivalHPA(), nil
	}
	l.begin()
	return l.hpa, nil
}

// podLister lists the pods as of the sync.
type podLister struct {
	corelisters.PodNamespaceLister
	*cluster
}

func (l podLister) Pods(string) corelisters.PodNamespaceLister { return l }

func (l podLister) List(selector labels.Selector) ([]*corev1.Pod, error) {
	var pods []*corev1.Pod
	for _, p := range l.pods {
		if selector.Matches(labels.Set(p.Labels)) {
			pods = append(pods, p.Pod)
		}
	}
	return pods, nil
}

// resourceMetrics serves metrics.k8s.io.
type resourceMetrics struct {
	metricsclient.PodMetricsInterface
	*cluster
}

func (m resourceMetrics) PodMetricses(string) metricsclient.PodMetricsInterface { return m }

func (m resourceMetrics) List(_ context.Context, options metav1.ListOptions) (*metricsv1beta1.PodMetricsList, error) {
	metric, s := m.answer(func(s autoscalingv2.MetricSpec) bool { return s.Resource != nil || s.ContainerResource != nil })
	if s.failure == "error" {
		return nil, errOutage
	}
	selector, err := labels.Parse(options.LabelSelector)
	if err != nil {
		return nil, err
	}
	name, container := corev1.ResourceName(""), m.workload.Containers[0].Name
	if metric.Resource != nil {
		name = metric.Resource.Name
	} else {
		name, container = metric.ContainerResource.Name, metric.ContainerResource.Container
	}
	list := &metricsv1beta1.PodMetricsList{}
	for p, sample := range m.samples(s, selector) {
		list.Items = append(list.Items, metricsv1beta1.PodMetrics{
			ObjectMeta: metav1.ObjectMeta{Name: p.Name, Namespace: namespace},
			Timestamp:  m.sampledAt(),
			Window:     metav1.Duration{Duration: seconds(m.workload.SampleWindow)},
			Containers: []metricsv1beta1.ContainerMetrics{{Name: container, Usage: corev1.ResourceList{name: sample}}},
		})
	}
	return list, nil
}

// customMetrics serves custom.metrics.k8s.io.
type customMetrics struct{ *cluster }

func (m customMetrics) RootScopedMetrics() customclient.MetricsInterface       { return m }
func (m customMetrics) NamespacedMetrics(string) customclient.MetricsInterface { return m }

func (m customMetrics) GetForObject(_ schema.GroupKind, _, name string, _ labels.Selector) (*custommetrics.MetricValue, error) {
	_, s := m.answer(func(s autoscalingv2.MetricSpec) bool { return s.Object != nil && s.Object.Metric.Name == name })
	switch s.failure {
	case "error":
		return nil, errOutage
	case "empty":
		return nil, errors.New("the custom metrics API server returned 0 results when we asked for exactly one")
	}
	return &custommetrics.MetricValue{Value: s.one.quantity, Timestamp: metav1.Time{Time: m.now}}, nil
}

func (m customMetrics) GetForObjects(_ schema.GroupKind, selector labels.Selector, name string, _ labels.Selector) (*custommetrics.MetricValueList, error) {
	_, s := m.answer(func(s autoscalingv2.MetricSpec) bool { return s.Pods != nil && s.Pods.Metric.Name == name })
	if s.failure == "error" {
		return nil, errOutage
	}
	list := &custommetrics.MetricValueList{}
	window := int64(m.workload.SampleWindow)
	for p, sample := range m.samples(s, selector) {
		list.Items = append(list.Items, custommetrics.MetricValue{
			DescribedObject: corev1.ObjectReference{Kind: "Pod", Name: p.Name, Namespace: namespace},
			Timestamp:       m.sampledAt(), WindowSeconds: &window, Value: sample,
		})
	}
	return list, nil
}

// externalMetrics serves external.metrics.k8s.io.
type externalMetrics struct{ *cluster }

func (m externalMetrics) NamespacedMetrics(string) externalclient.MetricsInterface { return m }

func (m externalMetrics) List(name string, _ labels.Selector) (*externalmetrics.ExternalMetricValueList, error) {
	_, s := m.answer(func(s autoscalingv2.MetricSpec) bool { return s.External != nil && s.External.Metric.Name == name })
	list := &externalmetrics.ExternalMetricValueList{}
	series := s.list
	if s.one != nil {
		series = []*value{s.one}
	}
	if s.failure == "error" {
		return nil, errOutage
	}
	for _, v := range series {
		list.Items = append(list.Items, externalmetrics.ExternalMetricValue{Value: v.quantity, Timestamp: metav1.Time{Time: m.now}})
	}
	return list, nil
}
