package main

import (
	"strconv"
	"time"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// workload is the model of the scaled pods, section 2 of the format. It is a model, not upstream code.
type workload struct {
	target
	epoch   time.Time
	live    []regularPod
	removed []regularPod
	created int
}

type regularPod struct {
	name      string
	createdAt time.Time
	removedAt time.Time
}

// pod is a pod at one moment, with what the metrics APIs know about it.
type pod struct {
	*corev1.Pod
	sampled bool
	ordinal int // -1: not a live regular pod
	extra   *extraPod
}

func newWorkload(t target, epoch time.Time) *workload {
	w := &workload{target: t, epoch: epoch}
	w.scale(t.InitialReplicas, epoch.Add(-seconds(t.InitialPodAge)))
	return w
}

// scale creates or removes pods, so that there are so many.
func (w *workload) scale(replicas int, at time.Time) {
	for len(w.live) < replicas {
		w.live = append(w.live, regularPod{name: "web-" + strconv.Itoa(w.created), createdAt: at})
		w.created++
	}
	for len(w.live) > replicas {
		last := w.live[len(w.live)-1]
		last.removedAt = at
		w.live = w.live[:len(w.live)-1]
		w.removed = append(w.removed, last)
	}
}

func (w *workload) covers(s span, now time.Time) bool {
	return !now.Before(w.epoch.Add(seconds(s.From))) && now.Before(w.epoch.Add(seconds(s.To)))
}

func (w *workload) statusReplicas(now time.Time) int32 {
	for _, forced := range w.StatusReplicas {
		if w.covers(forced.span, now) {
			return forced.Replicas
		}
	}
	count := int32(len(w.live))
	for _, extra := range w.ExtraPods {
		if extra.Counted && w.covers(extra.span, now) {
			count++
		}
	}
	return count
}

// pods are all pods that carry the label app=web.
func (w *workload) pods(now time.Time) []pod {
	pods := make([]pod, 0, len(w.live)+len(w.ExtraPods))
	for ordinal, regular := range w.live {
		p := w.regular(regular, now)
		p.ordinal = ordinal
		w.override(&p, regular, now)
		pods = append(pods, p)
	}
	for _, regular := range w.removed {
		if now.Before(regular.removedAt.Add(seconds(w.PodTermination))) {
			p := w.regular(regular, now)
			p.sampled = false
			p.DeletionTimestamp = &metav1.Time{Time: regular.removedAt}
			pods = append(pods, p)
		}
	}
	for i := range w.ExtraPods {
		if w.covers(w.ExtraPods[i].span, now) {
			pods = append(pods, w.extraPod(&w.ExtraPods[i]))
		}
	}
	return pods
}

func (w *workload) readyAt(createdAt time.Time) time.Time {
	return createdAt.Add(max(seconds(w.PodReadyDelay), seconds(w.PodStartDelay)))
}

func (w *workload) regular(r regularPod, now time.Time) pod {
	phase := corev1.PodPending
	if !now.Before(r.createdAt.Add(seconds(w.PodStartDelay))) {
		phase = corev1.PodRunning
	}
	ready, since := corev1.ConditionFalse, r.createdAt
	if at := w.readyAt(r.createdAt); !now.Before(at) {
		ready, since = corev1.ConditionTrue, at
	}
	sampled := phase == corev1.PodRunning && !now.Before(r.createdAt.Add(seconds(w.PodSampleDelay)))
	return pod{Pod: w.newPod(r.name, phase, ready, since, r.createdAt, w.Containers), sampled: sampled, ordinal: -1}
}

func (w *workload) override(p *pod, r regularPod, now time.Time) {
	ready := &p.Status.Conditions[0]
	readyAt := w.readyAt(r.createdAt)
	for _, o := range w.PodOverrides {
		if o.Pod != p.ordinal {
			continue
		}
		from, to := w.epoch.Add(seconds(o.From)), w.epoch.Add(seconds(o.To))
		if o.What == "notReady" && !now.Before(to) && readyAt.Before(to) && ready.Status == corev1.ConditionTrue {
			ready.LastTransitionTime = metav1.Time{Time: to}
		}
		if !w.covers(o.span, now) {
			continue
		}
		switch o.What {
		case "notReady":
			if ready.Status == corev1.ConditionTrue {
				ready.Status = corev1.ConditionFalse
				ready.LastTransitionTime = metav1.Time{Time: from}
				if readyAt.After(from) {
					ready.LastTransitionTime = metav1.Time{Time: readyAt}
				}
			}
		case "noSample":
			p.sampled = false
		case "failed":
			p.Status.Phase, ready.Status, p.sampled = corev1.PodFailed, corev1.ConditionFalse, false
		case "terminating":
			p.DeletionTimestamp = &metav1.Time{Time: from}
		}
	}
}

func (w *workload) extraPod(extra *extraPod) pod {
	since := w.epoch.Add(seconds(extra.From))
	ready := corev1.ConditionFalse
	if extra.Ready {
		ready = corev1.ConditionTrue
	}
	containers := w.Containers
	if extra.NoRequests {
		containers = nil
		for _, c := range w.Containers {
			containers = append(containers, container{Name: c.Name})
		}
	}
	p := pod{Pod: w.newPod(extra.Name, corev1.PodPhase(extra.Phase), ready, since, since, containers), sampled: true, ordinal: -1, extra: extra}
	if extra.Terminating {
		p.DeletionTimestamp = &metav1.Time{Time: since}
	}
	return p
}

func (w *workload) newPod(name string, phase corev1.PodPhase, ready corev1.ConditionStatus, readySince, start time.Time, containers []container) *corev1.Pod {
	p := &corev1.Pod{
		ObjectMeta: metav1.ObjectMeta{Name: name, Namespace: namespace, Labels: map[string]string{"app": "web"}},
		Status: corev1.PodStatus{
			Phase:      phase,
			StartTime:  &metav1.Time{Time: start},
			Conditions: []corev1.PodCondition{{Type: corev1.PodReady, Status: ready, LastTransitionTime: metav1.Time{Time: readySince}}},
		},
	}
	for _, c := range containers {
		requests := corev1.ResourceList{}
		if c.CPU != "" {
			requests[corev1.ResourceCPU] = resource.MustParse(c.CPU)
		}
		if c.Memory != "" {
			requests[corev1.ResourceMemory] = resource.MustParse(c.Memory)
		}
		p.Spec.Containers = append(p.Spec.Containers, corev1.Container{Name: c.Name, Resources: corev1.ResourceRequirements{Requests: requests}})
	}
	return p
}

func (p pod) running() bool {
	return p.Status.Phase == corev1.PodRunning && p.Status.Conditions[0].Status == corev1.ConditionTrue
}

// sample is what the metrics API knows of a pod: section 3 of the format; nil is no sample.
func (p pod) sample(s signal, serving int) *resource.Quantity {
	if !p.sampled || s.failure == "empty" {
		return nil
	}
	if p.extra != nil {
		if p.extra.Sample == nil {
			return nil
		}
		return &p.extra.Sample.quantity
	}
	switch {
	case s.split != nil:
		if !p.running() || p.DeletionTimestamp != nil {
			return resource.NewMilliQuantity(0, resource.DecimalSI)
		}
		part := s.split.Split.quantity.MilliValue() / int64(serving)
		if s.split.Cap != nil {
			part = min(part, s.split.Cap.quantity.MilliValue())
		}
		return resource.NewMilliQuantity(part, resource.DecimalSI)
	case s.list != nil:
		ordinal := max(p.ordinal, 0)
		if v := s.list[ordinal%len(s.list)]; v != nil {
			return &v.quantity
		}
		return nil
	}
	return &s.one.quantity
}
