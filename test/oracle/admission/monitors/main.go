// Judges ServiceMonitors and PodMonitors on create with the API server's and prometheus-operator's own code: a line of JSON with `object` on
// standard input gives a line with its verdict, in the format of the admission vectors. Argument: the folder of prometheus-operator's
// CustomResourceDefinitions.
package main

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
)

type finding struct {
	Layer   string   `json:"layer"`
	Message string   `json:"message"`
	Paths   []string `json:"paths,omitempty"`
}

type verdict struct {
	Admitted      bool      `json:"admitted"`
	Layer         string    `json:"layer,omitempty"`
	Errors        []finding `json:"errors"`
	UnknownFields []string  `json:"unknownFields"`
}

func main() {
	judge := newJudge(os.Args[1])
	lines := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for {
		line, err := lines.ReadBytes('\n')
		if err == io.EOF && len(line) == 0 {
			return
		}
		var row struct{ Object json.RawMessage }
		must(json.Unmarshal(line, &row))
		must(encoder.Encode(judge.judge(row.Object)))
		must(out.Flush())
	}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
