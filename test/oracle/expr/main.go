// Command expr answers what expr-lang makes of the formulas of KEDA's scaling modifiers: one {"text": …} a line on stdin, the same on stdout with
// why it is refused (and where, in characters from 0), how it fails when it runs, or its value as Go prints it. The environment is a = 1 and b = 2.5.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"regexp"
	"strconv"
	"strings"

	"github.com/expr-lang/expr"
)

type row struct {
	Text    string  `json:"text"`
	Refused string  `json:"refused,omitempty"`
	At      *int    `json:"at,omitempty"`
	Fails   string  `json:"fails,omitempty"`
	Value   *string `json:"value,omitempty"`
}

// The first line of an error ends with its line and column.
var placed = regexp.MustCompile(`^(.*?) ?\((\d+):(\d+)\)$`)

func split(err error) (message string, at *int) {
	message, _, _ = strings.Cut(err.Error(), "\n")
	match := placed.FindStringSubmatch(message)
	if match == nil {
		return message, nil
	}
	if column, _ := strconv.Atoi(match[3]); match[2] == "1" {
		column--
		at = &column
	}
	return strings.TrimRight(match[1], " "), at
}

func answer(text string) row {
	environment := map[string]float64{"a": 1, "b": 2.5}
	program, err := expr.Compile(text, expr.Env(environment))
	if err != nil {
		message, at := split(err)
		return row{Text: text, Refused: message, At: at}
	}
	result, err := expr.Run(program, environment)
	if err != nil {
		message, _ := split(err)
		return row{Text: text, Fails: message}
	}
	value := fmt.Sprint(result)
	return row{Text: text, Value: &value}
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	for lines.Scan() {
		var input row
		if err := json.Unmarshal(lines.Bytes(), &input); err != nil {
			log.Fatal(err)
		}
		if err := encoder.Encode(answer(input.Text)); err != nil {
			log.Fatal(err)
		}
	}
}
