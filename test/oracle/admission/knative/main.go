// Judges Knative Services and the ConfigMap config-autoscaler on create with the API server's and Knative's own code: a line of JSON with
// `object`, and for Services `config`, on standard input gives a line with its verdict, in the format of the admission vectors. Argument:
// the CustomResourceDefinition of Services.
package main

import (
	"encoding/json"
	"os"

	"scalewright/oracle/admission/crd"
)

func main() {
	service, err := crd.Load(os.Args[1], "v1")
	must(err)
	must(crd.Answer(func(line []byte) *crd.Verdict {
		var row struct {
			Config map[string]map[string]string
			Object json.RawMessage
		}
		must(json.Unmarshal(line, &row))
		var kind struct{ Kind string }
		must(json.Unmarshal(row.Object, &kind))
		result := crd.NewVerdict()
		if kind.Kind == "ConfigMap" {
			judgeConfigMap(result, row.Object)
		} else {
			judgeService(result, service, row.Object, row.Config)
		}
		return result
	}))
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
