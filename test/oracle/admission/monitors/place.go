package main

import (
	"regexp"

	monitoringv1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	"k8s.io/apimachinery/pkg/runtime"
)

// step is what the beginning of a message says about the place of an error: a field, as the replacement of a match.
type step struct {
	words *regexp.Regexp
	field string
}

func steps(table ...[2]string) []step {
	list := make([]step, 0, len(table))
	for _, row := range table {
		list = append(list, step{words: regexp.MustCompile(`^(?:` + row[0] + `)`), field: row[1]})
	}
	return list
}

// wrapping are the words that the operator puts before the message of a part.
var wrapping = steps(
	[2]string{`relabelConfigs: \[(\d+)\]: `, ".relabelings[$1]"},
	[2]string{`metricRelabelConfigs: \[(\d+)\]: `, ".metricRelabelings[$1]"},
	[2]string{`(basicAuth|authorization|oauth2|tlsConfig|bearerTokenSecret): `, ".$1"},
	[2]string{`invalid OAuth2 'tlsConfig': |failed to get oauth2 tlsConfig: `, ".tlsConfig"},
	[2]string{`proxyConfig: |failed to validate TLS configuration: |invalid OAuth2 proxyConfig: |failed to get oauth2 proxyConfig: `, ""},
)

// final are the words of the messages themselves.
var final = steps(
	[2]string{`invalid scrapeInterval `, ".interval"},
	[2]string{`invalid scrapeTimeout: |scrapeTimeout `, ".scrapeTimeout"},
	[2]string{`\w+ and (\w+) cannot be configured at the same time`, ".$1"},
	[2]string{`'authorization' (type|credentials) `, ".$1"},
	[2]string{`failed to get authorization token `, ".credentials"},
	[2]string{`failed to get basic auth (username|password): `, ".$1"},
	[2]string{`OAuth2 tokenURL `, ".tokenUrl"},
	[2]string{`OAuth2 'clientID' |invalid OAuth2 'clientID': |failed to get oauth2 client id: `, ".clientId"},
	[2]string{`failed to get oauth2 client secret: `, ".clientSecret"},
	[2]string{`(ca|cert) <|failed to get (ca|cert) `, ".$1$2"},
	[2]string{`failed to get key `, ".keySecret"},
	[2]string{`cannot specify both '(\w+File)'`, ".$1"},
	[2]string{`maxVersion must `, ".maxVersion"},
	[2]string{`if (proxyConnectHeader|noProxy) is configured, .* must also be configured`, ".$1"},
	[2]string{`if proxyFromEnvironment is configured, (\w+) must not be configured`, ".$1"},
	[2]string{`(?:proxyConnect|proxyConnet)Header\[|header\[`, ".proxyConnectHeader"},
	[2]string{`parse "`, ".proxyUrl"},
	[2]string{`invalid regex `, ".regex"},
	[2]string{`relabel configuration for hashmod requires non-zero modulus`, ".modulus"},
	[2]string{`relabel configuration for \w* action needs targetLabel value|(?s:".*") is invalid 'target_label' for `, ".targetLabel"},
	[2]string{`'replacement' can not be set for |(?s:".*") is invalid 'replacement' for `, ".replacement"},
)

var endpoint = regexp.MustCompile(`^endpoints?\[(\d+)\]: `)

// placeOf is the path of what a message of the operator is about, as far as its words tell.
func placeOf(message string, monitor runtime.Object) string {
	endpoints := "spec.endpoints"
	if _, ok := monitor.(*monitoringv1.PodMonitor); ok {
		endpoints = "spec.podMetricsEndpoints"
	}
	match := endpoint.FindStringSubmatch(message)
	if match == nil {
		// A header of a proxy is named without the endpoint; all else outside the endpoints is about the selector.
		if _, rest := follow(final, message); rest != message {
			return endpoints
		}
		return "spec.selector"
	}
	path := endpoints + "[" + match[1] + "]"
	rest := message[len(match[0]):]
	for {
		field, after := follow(wrapping, rest)
		if after == rest {
			break
		}
		path, rest = path+field, after
	}
	field, _ := follow(final, rest)
	return path + field
}

// follow reads the first step that a message begins with.
func follow(table []step, message string) (field, rest string) {
	for _, one := range table {
		if match := one.words.FindStringSubmatchIndex(message); match != nil {
			return string(one.words.ExpandString(nil, one.field, message, match)), message[match[1]:]
		}
	}
	return "", message
}
