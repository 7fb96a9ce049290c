package main

import "reflect"

// call calls a function of upstream whose parameters are not the same in all releases: each takes the next of the values that fits.
func call(function any, values ...any) []reflect.Value {
	f := reflect.ValueOf(function)
	var arguments []reflect.Value
	for i := range f.Type().NumIn() {
		for !reflect.TypeOf(values[0]).AssignableTo(f.Type().In(i)) {
			values = values[1:]
		}
		arguments = append(arguments, reflect.ValueOf(values[0]))
		values = values[1:]
	}
	return f.Call(arguments)
}
