// Judges objects of KEDA on create with the API server's, the webhook's and the operator's own code: a line of JSON with `object` and
// `context` on standard input gives a line with its verdict, in the format of the admission vectors. Arguments: the folder of KEDA's
// CustomResourceDefinitions, and the file with the contexts. The HPA that the operator would make is given as `hpa`, since it is for
// the API server to judge.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"os"
	"sync"

	"github.com/go-logr/logr"
	ctrl "sigs.k8s.io/controller-runtime"
)

const workers = 64

func main() {
	ctrl.SetLogger(logr.Discard())
	net.DefaultResolver = &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		return nil, errors.New("network is unreachable")
	}}
	contexts := map[string][]map[string]interface{}{}
	text, err := os.ReadFile(os.Args[2])
	must(err)
	must(json.Unmarshal(text, &contexts))
	judge := newJudge(os.Args[1], contexts)
	lines := bufio.NewReaderSize(os.Stdin, 1<<20)
	verdicts := make(chan chan *verdict, workers)
	var writing sync.WaitGroup
	writing.Add(1)
	go func() {
		defer writing.Done()
		out := bufio.NewWriter(os.Stdout)
		encoder := json.NewEncoder(out)
		encoder.SetEscapeHTML(false)
		for result := range verdicts {
			must(encoder.Encode(<-result))
			must(out.Flush())
		}
	}()
	for {
		line, err := lines.ReadBytes('\n')
		if err == io.EOF && len(line) == 0 {
			break
		}
		var row struct {
			Context string
			Object  json.RawMessage
		}
		must(json.Unmarshal(line, &row))
		result := make(chan *verdict, 1)
		verdicts <- result
		// The webhook keeps the cluster in variables of its package, so only the operator's part runs beside others: it may wait for connections.
		finish := judge.judge(row.Object, row.Context)
		go func() { result <- finish() }()
	}
	close(verdicts)
	writing.Wait()
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
