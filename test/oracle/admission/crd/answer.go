package crd

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
)

// Finding is one error of a layer, in the format of the admission vectors.
type Finding struct {
	Layer   string   `json:"layer"`
	Message string   `json:"message"`
	Paths   []string `json:"paths,omitempty"`
	Details string   `json:"details,omitempty"`
}

// Verdict is what all layers say of an object, in the format of the admission vectors.
type Verdict struct {
	Admitted      bool      `json:"admitted"`
	Layer         string    `json:"layer,omitempty"`
	Errors        []Finding `json:"errors"`
	UnknownFields []string  `json:"unknownFields"`
}

// NewVerdict has nothing against an object.
func NewVerdict() *Verdict {
	return &Verdict{Admitted: true, Errors: []Finding{}, UnknownFields: []string{}}
}

// Add refuses the object.
func (v *Verdict) Add(found Finding) {
	v.Errors = append(v.Errors, found)
	v.Admitted, v.Layer = false, v.Errors[0].Layer
}

// Answer gives a line of JSON on standard output for each one on standard input.
func Answer(judge func(line []byte) *Verdict) error {
	lines := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for {
		line, err := lines.ReadBytes('\n')
		if err == io.EOF && len(line) == 0 {
			return nil
		}
		if err != nil && err != io.EOF {
			return err
		}
		if err := encoder.Encode(judge(line)); err != nil {
			return err
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
}
