// Judges objects of Kubernetes itself on create with the API server's own code: a line of JSON with `object` on standard input gives a
// line with its verdict, in the format of the admission vectors.
package main

import (
	"bufio"
	"encoding/json"
	"os"

	"k8s.io/klog/v2"
)

func main() {
	klog.SetOutput(os.Stderr)
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 1<<20), 1<<26)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for lines.Scan() {
		var row struct{ Object json.RawMessage }
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			panic(err)
		}
		if err := encoder.Encode(judge(row.Object)); err != nil {
			panic(err)
		}
		if err := out.Flush(); err != nil {
			panic(err)
		}
	}
	if err := lines.Err(); err != nil {
		panic(err)
	}
}
