// Judges ServiceMonitors and PodMonitors on create with the API server's and prometheus-operator's own code: a line of JSON with `object` on
// standard input gives a line with its verdict, in the format of the admission vectors. Argument: the folder of prometheus-operator's
// CustomResourceDefinitions.
package main

import (
	"encoding/json"
	"os"

	"scalewright/oracle/admission/crd"
)

func main() {
	judge := newJudge(os.Args[1])
	must(crd.Answer(func(line []byte) *crd.Verdict {
		var row struct{ Object json.RawMessage }
		must(json.Unmarshal(line, &row))
		return judge.judge(row.Object)
	}))
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
