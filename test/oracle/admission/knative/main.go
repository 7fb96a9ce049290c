// Judges Knative Services and the ConfigMap config-autoscaler on create with the API server's and Knative's own code: a line of JSON with
// `object`, and for Services `config`, on standard input gives a line with its verdict, in the format of the admission vectors. Argument:
// the CustomResourceDefinition of Services.
package main

import (
	"bufio"
	"encoding/json"
	"io"
	"os"

	"scalewright/oracle/admission/crd"
)

type finding struct {
	Layer   string   `json:"layer"`
	Message string   `json:"message"`
	Paths   []string `json:"paths,omitempty"`
	Details string   `json:"details,omitempty"`
}

type verdict struct {
	Admitted      bool      `json:"admitted"`
	Layer         string    `json:"layer,omitempty"`
	Errors        []finding `json:"errors"`
	UnknownFields []string  `json:"unknownFields"`
}

func main() {
	service, err := crd.Load(os.Args[1], "v1")
	must(err)
	lines := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for {
		line, err := lines.ReadBytes('\n')
		if err == io.EOF && len(line) == 0 {
			return
		}
		var row struct {
			Config map[string]map[string]string
			Object json.RawMessage
		}
		must(json.Unmarshal(line, &row))
		var kind struct{ Kind string }
		must(json.Unmarshal(row.Object, &kind))
		result := &verdict{Errors: []finding{}, UnknownFields: []string{}}
		if kind.Kind == "ConfigMap" {
			judgeConfigMap(result, row.Object)
		} else {
			judgeService(result, service, row.Object, row.Config)
		}
		result.Admitted = len(result.Errors) == 0
		if !result.Admitted {
			result.Layer = result.Errors[0].Layer
		}
		must(encoder.Encode(result))
		must(out.Flush())
	}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
