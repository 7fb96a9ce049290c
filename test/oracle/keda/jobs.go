package main

import (
	"context"
	"encoding/json"
	"fmt"
	"sort"
	"strconv"
	"time"

	kedav1alpha1 "github.com/kedacore/keda/v2/apis/keda/v1alpha1"
	kedacontrollers "github.com/kedacore/keda/v2/controllers/keda"
	"github.com/kedacore/keda/v2/pkg/scalers/authentication"
	"github.com/kedacore/keda/v2/pkg/scaling"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/client/fake"
	"sigs.k8s.io/controller-runtime/pkg/client/interceptor"
)

// jobsRow is the life of a ScaledJob: test/conformance/keda-row.ts explains the fields.
type jobsRow struct {
	header
	Job     objectFields        `json:"scaledJob"`
	Sources []json.RawMessage   `json:"sources"`
	Horizon int                 `json:"horizon"`
	Events  [][]json.RawMessage `json:"events"`
	Rows    [][]any             `json:"rows"`
}

// jobFields is a Job as somebody finds it.
type jobFields struct {
	Name        string   `json:"name"`
	Finished    string   `json:"finished"`
	CompletedAt *float64 `json:"completedAt"`
	Generation  *int64   `json:"generation"`
	Pods        []struct {
		Phase      string   `json:"phase"`
		Conditions []string `json:"conditions"`
	} `json:"pods"`
}

const (
	generationAnnotation = "scaledjob.keda.sh/generation"
	ownerLabel           = "scaledjob.keda.sh/name"
)

// jobWorld is an API server in memory with the Jobs of a ScaledJob, and upstream's operator on top of it.
type jobWorld struct {
	client     client.Client
	handler    scaling.ScaleHandler
	reconciler *kedacontrollers.ScaledJobReconciler
	name       types.NamespacedName
	made       int
}

func newJobWorld(object *kedav1alpha1.ScaledJob) *jobWorld {
	w := &jobWorld{name: client.ObjectKeyFromObject(object)}
	w.client = interceptor.NewClient(
		fake.NewClientBuilder().WithScheme(scheme).WithStatusSubresource(&kedav1alpha1.ScaledJob{}).WithObjects(object).Build(),
		interceptor.Funcs{List: listByName, Create: w.create, Get: inTurn},
	)
	w.handler = scaling.NewScaleHandler(w.client, nil, scheme, 3*time.Second, recorder{}, &authentication.AuthClientSet{})
	w.reconciler = &kedacontrollers.ScaledJobReconciler{Client: w.client, Scheme: scheme, EventEmitter: emitter{}}
	*hidden[scaling.ScaleHandler](w.reconciler, "scaleHandler") = w.handler
	return w
}

// listByName lists Jobs as an API server does, in the order of their names.
func listByName(ctx context.Context, inner client.WithWatch, list client.ObjectList, options ...client.ListOption) error {
	err := inner.List(ctx, list, options...)
	if jobs, ok := list.(*batchv1.JobList); ok {
		sort.Slice(jobs.Items, func(i, j int) bool { return jobs.Items[i].Name < jobs.Items[j].Name })
	}
	return err
}

// inTurn lets whoever reads a ScaledJob wait until all others are done with what they do at the moment: a loop that ends throws its scalers away before
// the next one asks them.
func inTurn(ctx context.Context, inner client.WithWatch, key client.ObjectKey, object client.Object, options ...client.GetOption) error {
	if _, ok := object.(*kedav1alpha1.ScaledJob); ok {
		time.Sleep(time.Nanosecond)
	}
	return inner.Get(ctx, key, object, options...)
}

// create numbers the Jobs that the operator makes.
func (w *jobWorld) create(ctx context.Context, inner client.WithWatch, object client.Object, options ...client.CreateOption) error {
	if object.GetGenerateName() != "" {
		object.SetName(fmt.Sprintf("made-%04d", w.made))
		object.SetGenerateName("")
		w.made++
	}
	return inner.Create(ctx, object, options...)
}

func playJobs(line []byte) (any, error) {
	r := &jobsRow{}
	if err := json.Unmarshal(line, r); err != nil {
		return nil, err
	}
	r.Rows = [][]any{}
	object := &kedav1alpha1.ScaledJob{ObjectMeta: metav1.ObjectMeta{
		Name: r.Job.Name, Namespace: namespace, UID: types.UID("sj"), Generation: 1, CreationTimestamp: metav1.Time{Time: start}, Annotations: r.Job.Annotations,
	}}
	if err := json.Unmarshal(r.Job.Spec, &object.Spec); err != nil {
		return nil, err
	}
	answers := setSources(r.Sources)
	w := newJobWorld(object)
	failure := ""
	reconciling := phase
	for t := 0; t <= r.Horizon; t++ {
		second := start.Add(time.Duration(t) * time.Second)
		time.Sleep(time.Until(second.Add(early)))
		about, err := w.applyEvents(r, answers, t)
		if err != nil {
			return nil, err
		}
		time.Sleep(time.Until(second.Add(reconciling)))
		if about || t == 0 {
			failure = ""
			if _, err := w.reconciler.Reconcile(context.Background(), ctrl.Request{NamespacedName: w.name}); err != nil {
				failure = err.Error()
			}
			reconciling += step
		}
		time.Sleep(time.Until(second.Add(reconciling - step/2))) // the first poll of a loop that it started
		w.record(r, t, failure)
	}
	must(w.handler.DeleteScalableObject(context.Background(), w.object()))
	time.Sleep(time.Minute) // whatever closes something has a time limit
	return r, nil
}

// applyEvents tells whether one of them was about the object.
func (w *jobWorld) applyEvents(r *jobsRow, answers sources, t int) (about bool, err error) {
	kinds, events, err := eventsAt(r.Events, t)
	if err != nil {
		return false, err
	}
	for i, event := range events {
		switch kind := kinds[i]; kind {
		case "source":
			if err := answers.change(event); err != nil {
				return false, err
			}
		case "jobs":
			var jobs []jobFields
			if err := json.Unmarshal(event[2], &jobs); err != nil {
				return false, err
			}
			w.replaceJobs(jobs)
		case "annotations":
			object := w.object()
			object.Annotations = nil
			if err := json.Unmarshal(event[2], &object.Annotations); err != nil {
				return false, err
			}
			must(w.client.Update(context.Background(), object))
			about = true
		case "spec":
			object := w.object()
			object.Spec = kedav1alpha1.ScaledJobSpec{}
			if err := json.Unmarshal(event[2], &object.Spec); err != nil {
				return false, err
			}
			object.Generation++
			must(w.client.Update(context.Background(), object))
			about = true
		default:
			return false, fmt.Errorf("unknown event %s", kind)
		}
	}
	return about, nil
}

// replaceJobs puts Jobs with their pods in the place of all that there are.
func (w *jobWorld) replaceJobs(jobs []jobFields) {
	ctx := context.Background()
	must(w.client.DeleteAllOf(ctx, &batchv1.Job{}, client.InNamespace(namespace)))
	must(w.client.DeleteAllOf(ctx, &corev1.Pod{}, client.InNamespace(namespace)))
	for _, fields := range jobs {
		job := &batchv1.Job{ObjectMeta: metav1.ObjectMeta{Name: fields.Name, Namespace: namespace, Labels: map[string]string{ownerLabel: w.name.Name}}}
		if fields.Generation != nil {
			job.Annotations = map[string]string{generationAnnotation: strconv.FormatInt(*fields.Generation, 10)}
		}
		if fields.Finished != "" {
			job.Status.Conditions = []batchv1.JobCondition{{Type: batchv1.JobConditionType(fields.Finished), Status: corev1.ConditionTrue}}
		}
		if fields.CompletedAt != nil {
			job.Status.CompletionTime = &metav1.Time{Time: at(*fields.CompletedAt)}
		}
		must(w.client.Create(ctx, job))
		for i, pod := range fields.Pods {
			status := corev1.PodStatus{Phase: corev1.PodPhase(pod.Phase)}
			for _, condition := range pod.Conditions {
				status.Conditions = append(status.Conditions, corev1.PodCondition{Type: corev1.PodConditionType(condition), Status: corev1.ConditionTrue})
			}
			must(w.client.Create(ctx, &corev1.Pod{
				ObjectMeta: metav1.ObjectMeta{Name: fmt.Sprintf("%s-%d", fields.Name, i), Namespace: namespace, Labels: map[string]string{"job-name": fields.Name}},
				Status:     status,
			}))
		}
	}
}

func (w *jobWorld) object() *kedav1alpha1.ScaledJob {
	object := &kedav1alpha1.ScaledJob{}
	must(w.client.Get(context.Background(), w.name, object))
	return object
}

func (w *jobWorld) record(r *jobsRow, t int, failure string) {
	list := &batchv1.JobList{}
	must(w.client.List(context.Background(), list))
	names := []string{}
	for _, job := range list.Items {
		names = append(names, job.Name)
	}
	status := w.object().Status
	activity := map[string]int{}
	for name, state := range status.TriggersActivity {
		activity[name] = flag01(state.IsActive)
	}
	row := []any{t, names, secondOf(status.LastActiveTime)}
	for _, kind := range []kedav1alpha1.ConditionType{kedav1alpha1.ConditionReady, kedav1alpha1.ConditionActive, kedav1alpha1.ConditionPaused} {
		row = append(row, conditionText(status.Conditions, kind))
	}
	row = append(row, activity, failure)
	if len(r.Rows) == 0 || !same(r.Rows[len(r.Rows)-1][1:], row[1:]) {
		r.Rows = append(r.Rows, row)
	}
}
