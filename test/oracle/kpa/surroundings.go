package main

import (
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	corelisters "k8s.io/client-go/listers/core/v1"
	nv1alpha1 "knative.dev/networking/pkg/apis/networking/v1alpha1"
	"knative.dev/pkg/apis"
)

// probeTimeout is how many seconds upstream's prober asks.
const probeTimeout = 45

// probe asks the activators once a second, as long as that goes on.
func (w *world) probe() {
	if !w.probing || (!w.endpoints.proxied && w.second-w.probingSince < probeTimeout) {
		return
	}
	w.probing = false
	w.enqueue(nil, time.Second)
}

// pods are those of the Deployment: created at once; of too many, unready ones vanish first, newer before older.
type pods struct {
	corelisters.PodNamespaceLister
	startDelays []int
	list        []pod
	created     int
}

type pod struct {
	readyAt int
	ready   bool
}

func (p *pods) ready() int {
	count := 0
	for _, pod := range p.list {
		if pod.ready {
			count++
		}
	}
	return count
}

func (p *pods) start(second int) bool {
	started := false
	for i := range p.list {
		if !p.list[i].ready && p.list[i].readyAt <= second {
			p.list[i].ready, started = true, true
		}
	}
	return started
}

func (p *pods) scale(replicas, second int) bool {
	if replicas == len(p.list) {
		return false
	}
	for len(p.list) < replicas {
		delay := 0
		if len(p.startDelays) > 0 {
			delay = p.startDelays[p.created%len(p.startDelays)]
		}
		p.list = append(p.list, pod{readyAt: second + delay})
		p.created++
	}
	for len(p.list) > replicas {
		last := len(p.list) - 1
		for i := last; i >= 0; i-- {
			if !p.list[i].ready {
				last = i
				break
			}
		}
		p.list = append(p.list[:last:last], p.list[last+1:]...)
	}
	return true
}

func (p *pods) ReadyCount() (int, error)    { return p.ready(), nil }
func (p *pods) NotReadyCount() (int, error) { return len(p.list) - p.ready(), nil }

// Pods makes it a lister of pods for upstream's pod counts.
func (p *pods) Pods(string) corelisters.PodNamespaceLister { return p }

func (p *pods) List(labels.Selector) ([]*corev1.Pod, error) {
	var list []*corev1.Pod
	for _, pod := range p.list {
		ready := corev1.ConditionFalse
		if pod.ready {
			ready = corev1.ConditionTrue
		}
		list = append(list, &corev1.Pod{Status: corev1.PodStatus{
			Phase: corev1.PodRunning, Conditions: []corev1.PodCondition{{Type: corev1.PodReady, Status: ready}},
		}})
	}
	return list, nil
}

// endpoints are what backs the revision's Service: activators ("proxied") or its pods.
type endpoints struct {
	delay   int
	proxied bool
	since   time.Time
	differs *int
}

// follow lets the endpoints follow a condition that has stood long enough; it tells whether they changed.
func (e *endpoints) follow(second int, proxied bool) bool {
	if proxied == e.proxied {
		e.differs = nil
		return false
	}
	if e.differs == nil {
		e.differs = &second
	}
	if second-*e.differs < e.delay {
		return false
	}
	e.differs, e.proxied, e.since = nil, proxied, time.Now()
	return true
}

func (e *endpoints) withStatus(sks *nv1alpha1.ServerlessService) *nv1alpha1.ServerlessService {
	populated := corev1.ConditionFalse
	if e.proxied {
		populated = corev1.ConditionTrue
	}
	sks = sks.DeepCopy()
	sks.Status.ServiceName, sks.Status.PrivateServiceName = revision, revision+"-private"
	stored := apis.VolatileTime{Inner: metav1.Time{Time: e.since.Truncate(time.Second)}}
	sks.Status.SetConditions(apis.Conditions{
		{Type: nv1alpha1.ActivatorEndpointsPopulated, Status: populated, LastTransitionTime: stored},
		{Type: nv1alpha1.ServerlessServiceConditionReady, Status: corev1.ConditionTrue, LastTransitionTime: stored},
	})
	return sks
}
