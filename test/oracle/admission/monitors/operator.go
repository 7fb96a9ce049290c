package main

import (
	"context"
	"log/slog"

	monitoringv1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	"github.com/prometheus-operator/prometheus-operator/pkg/assets"
	"github.com/prometheus-operator/prometheus-operator/pkg/operator"
	"github.com/prometheus-operator/prometheus-operator/pkg/prometheus"
	registry "github.com/prometheus/client_golang/prometheus"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/tools/cache"
)

// longest is the longest interval that Prometheus reads, so that no timeout is above the interval of the Prometheus resource, which is not
// part of the verdict.
const longest = "292y"

var metrics = operator.NewMetrics(registry.NewRegistry())

// refusalOf says why the operator leaves a monitor out of the configuration of a Prometheus of its default version; empty if it does not.
func refusalOf(monitor runtime.Object, object map[string]interface{}) string {
	switch typed := monitor.(type) {
	case *monitoringv1.ServiceMonitor:
		selector := selectorFor(typed.Spec.ScrapeClassName, object)
		return onlyRefusal(selector.SelectServiceMonitors(context.Background(), listOf(typed)))
	case *monitoringv1.PodMonitor:
		selector := selectorFor(typed.Spec.ScrapeClassName, object)
		return onlyRefusal(selector.SelectPodMonitors(context.Background(), listOf(typed)))
	default:
		panic("neither a ServiceMonitor nor a PodMonitor")
	}
}

// selectorFor has what else a monitor needs in the cluster: the scrape class that it names, and the Secrets and ConfigMaps.
func selectorFor(scrapeClass *string, object map[string]interface{}) *prometheus.ResourceSelector {
	resource := &monitoringv1.Prometheus{ObjectMeta: metav1.ObjectMeta{Name: "prometheus", Namespace: metav1.NamespaceDefault}}
	resource.Spec.ScrapeInterval = longest
	if scrapeClass != nil {
		resource.Spec.ScrapeClasses = []monitoringv1.ScrapeClass{{Name: *scrapeClass}}
	}
	sources := sourcesOf(object)
	store := assets.NewStoreBuilder(sources, sources)
	selector, err := prometheus.NewResourceSelector(slog.New(slog.DiscardHandler), resource, store, nil, metrics, operator.NewFakeRecorder(1, resource))
	must(err)
	return selector
}

func listOf(monitor runtime.Object) prometheus.ListAllByNamespaceFn {
	return func(_ string, _ labels.Selector, add cache.AppendFunc) error {
		add(monitor)
		return nil
	}
}

func onlyRefusal[T operator.ConfigurationResource](selected operator.TypedResourcesSelection[T], err error) string {
	must(err)
	for _, resource := range selected {
		for _, condition := range resource.Conditions() {
			if condition.Status != monitoringv1.ConditionTrue {
				return condition.Message
			}
		}
		return ""
	}
	panic("the operator selected nothing")
}
