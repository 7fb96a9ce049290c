package main

import (
	"encoding/json"
	"math"
	"strconv"
	"time"
)

// epoch is second 0 of all vectors, and the time at which a synctest bubble starts.
var epoch = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// number is a double of the vectors: JSON has no word for three of them.
type number float64

func (n number) MarshalJSON() ([]byte, error) {
	f := float64(n)
	switch {
	case math.IsNaN(f):
		return []byte(`"NaN"`), nil
	case math.IsInf(f, 0):
		return json.Marshal(map[bool]string{true: "Infinity", false: "-Infinity"}[f > 0])
	case f == 0:
		return []byte("0"), nil
	}
	return json.Marshal(f)
}

func (n *number) UnmarshalJSON(data []byte) error {
	text := string(data)
	if text[0] == '"' {
		if err := json.Unmarshal(data, &text); err != nil {
			return err
		}
	}
	f, err := strconv.ParseFloat(text, 64)
	*n = number(f)
	return err
}

// numbersOf reads so many numbers of the vectors; what is missing or null is 0.
func numbersOf(values []json.RawMessage, count int) ([]number, error) {
	numbers := make([]number, count)
	for place, raw := range values[:min(len(values), count)] {
		if string(raw) == "null" {
			continue
		}
		if err := json.Unmarshal(raw, &numbers[place]); err != nil {
			return nil, err
		}
	}
	return numbers, nil
}

// at is a moment of the vectors, to the millisecond.
func at(second float64) time.Time {
	return epoch.Add(seconds(second))
}

func seconds(s float64) time.Duration {
	return time.Duration(math.Round(s*1000)) * time.Millisecond
}
