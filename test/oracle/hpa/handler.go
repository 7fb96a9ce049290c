//go:build !before_1_26

package main

import (
	"time"

	"k8s.io/client-go/tools/cache"
)

func (i *informer) AddEventHandlerWithResyncPeriod(handler cache.ResourceEventHandler, _ time.Duration) (cache.ResourceEventHandlerRegistration, error) {
	i.handler = handler
	return nil, nil
}
