// Command yaml-verdicts says how the tools of the API server read YAML: each line of its input is a JSON string with the
// text of one document, each line of its output that text with its JSON value or with the error. It is what
// test/vectors/yaml/go-yaml.jsonl was recorded with. Run it in an empty directory outside the repository:
//
//	go mod init verdicts && go get sigs.k8s.io/yaml@v1.6.0 go.yaml.in/yaml/v2@v2.4.2
//	go run REPOSITORY/test/tools/yaml-verdicts.go < texts.jsonl > verdicts.jsonl
//
// Go's reader stops behind the first document without a word; what follows counts as an error here ("trailing").
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"os"

	yamlv2 "go.yaml.in/yaml/v2"
	"sigs.k8s.io/yaml"
)

type verdict struct {
	Text  string          `json:"text"`
	Value json.RawMessage `json:"value,omitempty"`
	Error string          `json:"error,omitempty"`
}

const longestLine = 1 << 26

func main() {
	input := bufio.NewScanner(os.Stdin)
	input.Buffer(nil, longestLine)
	output := json.NewEncoder(os.Stdout)
	output.SetEscapeHTML(false)
	for input.Scan() {
		var text string
		if err := json.Unmarshal(input.Bytes(), &text); err != nil {
			log.Fatal(err)
		}
		value, err := read([]byte(text))
		v := verdict{Text: text, Value: value}
		if err != nil {
			v = verdict{Text: text, Error: err.Error()}
		}
		if err := output.Encode(v); err != nil {
			log.Fatal(err)
		}
	}
	if err := input.Err(); err != nil {
		log.Fatal(err)
	}
}

func read(text []byte) (value []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	value, err = yaml.YAMLToJSON(text)
	if err != nil {
		return nil, err
	}
	decoder := yamlv2.NewDecoder(bytes.NewReader(text))
	var ignored any
	if err := decoder.Decode(&ignored); err == io.EOF {
		return value, nil
	}
	if err := decoder.Decode(&ignored); err != io.EOF {
		return nil, fmt.Errorf("trailing")
	}
	return value, nil
}
