// Command core-field-tables reduces the Go types of the Kubernetes API to the field tables that
// src/validation/admission/core/field-tables.generated.ts holds: for every struct its JSON fields with their types, and
// since which minor version a field is known. Run it in an empty directory outside the repository; it needs only the Go
// module proxy, downloads modules and parses them, and builds nothing of Kubernetes:
//
//	go run REPOSITORY/test/tools/core-field-tables.go > REPOSITORY/src/validation/admission/core/field-tables.generated.ts
//
// Versions: k8s.io/api and k8s.io/apimachinery v0.23.0 to v0.35.0, and v0.36.3.
package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"sort"
	"strings"
)

const (
	oldest = 23
	newest = 36
)

// roots are the types that the admission port decodes.
var roots = []string{
	"autoscaling/v1.HorizontalPodAutoscaler", "autoscaling/v1.MetricSpec", "autoscaling/v2.HorizontalPodAutoscaler",
	"apps/v1.Deployment", "core/v1.Service", "policy/v1.PodDisruptionBudget", "networking/v1.Ingress",
}

// packages are the directories below k8s.io/api, and meta/v1.
var packages = []string{"core/v1", "apps/v1", "autoscaling/v1", "autoscaling/v2", "policy/v1", "networking/v1", "meta/v1"}

// special are types with a decoder of their own, and Go's basic types, by the letter of the table.
var special = map[string]string{
	"string": "s", "bool": "b", "int32": "i", "int64": "l",
	"resource.Quantity": "q", "intstr.IntOrString": "x", "metav1.Time": "t", "Time": "t", "metav1.FieldsV1": "a", "FieldsV1": "a",
}

type field struct {
	kind     string // the type as the table writes it
	embedded bool
	since    int
	until    int // the first minor version that does not know the field any more, 0 if the newest does
}

type structure struct {
	order  []string
	fields map[string]*field
}

// api is what one version of the modules declares.
type api struct {
	structs map[string]*structure // by qualified name, such as core/v1.Probe
	scalars map[string]string     // named scalars, lists and maps by qualified name: what they are
}

func version(minor int) string {
	if minor == newest {
		return "v0.36.3"
	}
	return fmt.Sprintf("v0.%d.0", minor)
}

func download(module, version string) string {
	out, err := exec.Command("go", "mod", "download", "-json", module+"@"+version).Output()
	if err != nil {
		log.Fatalf("download %s@%s: %v", module, version, err)
	}
	var answer struct{ Dir string }
	if err := json.Unmarshal(out, &answer); err != nil {
		log.Fatal(err)
	}
	return answer.Dir
}

func load(minor int) api {
	result := api{structs: map[string]*structure{}, scalars: map[string]string{"types.UID": "s"}}
	modules := map[bool]string{false: download("k8s.io/api", version(minor)), true: download("k8s.io/apimachinery", version(minor))}
	for _, name := range packages {
		dir := filepath.Join(modules[false], name)
		if name == "meta/v1" {
			dir = filepath.Join(modules[true], "pkg/apis/meta/v1")
		}
		files, _ := filepath.Glob(filepath.Join(dir, "*types.go"))
		for _, file := range files {
			parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
			if err != nil {
				log.Fatal(err)
			}
			for _, declaration := range parsed.Decls {
				if group, ok := declaration.(*ast.GenDecl); ok && group.Tok == token.TYPE {
					for _, spec := range group.Specs {
						result.declare(name, spec.(*ast.TypeSpec))
					}
				}
			}
		}
	}
	return result
}

func (a api) declare(pkg string, spec *ast.TypeSpec) {
	name := pkg + "." + spec.Name.Name
	switch declared := spec.Type.(type) {
	case *ast.Ident:
		if letter, ok := special[declared.Name]; ok {
			a.scalars[name] = letter
		} else {
			a.scalars[name] = "=" + pkg + "." + declared.Name
		}
	case *ast.SelectorExpr:
		a.scalars[name] = "=" + qualify(pkg, declared)
	case *ast.MapType, *ast.ArrayType:
		a.scalars[name] = "=" + kind(pkg, spec.Type)
	case *ast.StructType:
		s := &structure{fields: map[string]*field{}}
		for _, f := range declared.Fields.List {
			tag := ""
			if f.Tag != nil {
				tag, _, _ = strings.Cut(reflect.StructTag(strings.Trim(f.Tag.Value, "`")).Get("json"), ",")
			}
			one := &field{kind: kind(pkg, f.Type)}
			if len(f.Names) == 0 && tag == "" {
				one.embedded = true
				tag = one.kind[strings.LastIndex(one.kind, ".")+1:]
			}
			if tag == "-" || tag == "" {
				continue
			}
			s.order = append(s.order, tag)
			s.fields[tag] = one
		}
		a.structs[name] = s
	}
}

func qualify(pkg string, selector *ast.SelectorExpr) string {
	from := selector.X.(*ast.Ident).Name
	switch from {
	case "metav1":
		return "meta/v1." + selector.Sel.Name
	case "v1", "corev1":
		return "core/v1." + selector.Sel.Name
	}
	return from + "." + selector.Sel.Name
}

func kind(pkg string, expression ast.Expr) string {
	switch e := expression.(type) {
	case *ast.StarExpr:
		return kind(pkg, e.X)
	case *ast.ArrayType:
		return "[]" + kind(pkg, e.Elt)
	case *ast.MapType:
		return "map[" + kind(pkg, e.Key) + "]" + kind(pkg, e.Value)
	case *ast.SelectorExpr:
		if letter, ok := special[e.X.(*ast.Ident).Name+"."+e.Sel.Name]; ok {
			return letter
		}
		return qualify(pkg, e)
	case *ast.Ident:
		if letter, ok := special[e.Name]; ok {
			return letter
		}
		return pkg + "." + e.Name
	}
	return "?"
}

// names lists the type names in a kind: of map keys, too.
func names(kind string) []string {
	return strings.FieldsFunc(kind, func(r rune) bool { return r == '[' || r == ']' })
}

// short is the name as Go's reflection writes it: v1.Probe.
func short(kind string) string {
	for _, name := range packages {
		kind = strings.ReplaceAll(kind, name+".", name[strings.Index(name, "/")+1:]+".")
	}
	return kind
}

// merge adds an older version to what newer ones declare.
func (a api) merge(older api, minor int) {
	for name, s := range a.structs {
		old := older.structs[name]
		for tag, f := range s.fields {
			if f.since == minor+1 && old != nil && old.fields[tag] != nil {
				f.since = minor
			}
		}
		if old == nil {
			continue
		}
		for _, tag := range old.order {
			if s.fields[tag] == nil {
				f := old.fields[tag]
				f.since, f.until = minor, minor+1
				s.order = append(s.order, tag)
				s.fields[tag] = f
			} else if f := s.fields[tag]; f.until != 0 && f.since == minor+1 {
				f.since = minor
			}
		}
	}
	for name, s := range older.structs {
		if a.structs[name] == nil {
			for _, f := range s.fields {
				f.since = minor
			}
			a.structs[name] = s
		}
	}
	for name, base := range older.scalars {
		if _, ok := a.scalars[name]; !ok {
			a.scalars[name] = base
		}
	}
}

func main() {
	all := load(newest)
	for _, s := range all.structs {
		for _, f := range s.fields {
			f.since = newest
		}
	}
	for minor := newest - 1; minor >= oldest; minor-- {
		all.merge(load(minor), minor)
	}

	lines := map[string]string{}
	scalars := map[string][]string{}
	owner := map[string]string{}
	seen := map[string]bool{}
	var visit func(name string)
	visit = func(name string) {
		if seen[name] || len(name) == 1 || name == "map" {
			return
		}
		seen[name] = true
		if other, ok := owner[short(name)]; ok {
			if all.scalars[other] == "" || all.scalars[other] != all.scalars[name] {
				log.Fatalf("%s and %s have the same short name", other, name)
			}
			return
		}
		owner[short(name)] = name
		if base, ok := all.scalars[name]; ok {
			for strings.HasPrefix(base, "=") {
				base = base[1:]
				if next, ok := all.scalars[base]; ok {
					base = next
				}
			}
			scalars[base] = append(scalars[base], short(name))
			for _, next := range names(base) {
				visit(next)
			}
			return
		}
		s := all.structs[name]
		if s == nil {
			log.Fatalf("no declaration of %s", name)
		}
		line := short(name)
		for _, tag := range s.order {
			f := s.fields[tag]
			line += " "
			if f.embedded {
				line += "*"
			}
			line += tag + ":" + short(f.kind)
			if f.since > oldest {
				line += fmt.Sprintf(">%d", f.since)
			}
			if f.until > 0 {
				line += fmt.Sprintf("<%d", f.until)
			}
			for _, next := range names(f.kind) {
				visit(next)
			}
		}
		lines[short(name)] = line
	}
	for _, root := range roots {
		visit(root)
	}

	var text []string
	for _, line := range lines {
		text = append(text, line)
	}
	sort.Strings(text)
	var head []string
	for base, list := range scalars {
		sort.Strings(list)
		head = append(head, "="+short(base)+" "+strings.Join(list, " "))
	}
	sort.Strings(head)
	fmt.Fprintf(os.Stdout, `// Generated by test/tools/core-field-tables.go from k8s.io/api and k8s.io/apimachinery v0.%d.0 to %s. Do not edit.

/** Fields of the Kubernetes API types that the core admission port decodes; the format is told in ../field-tables.ts. */
export const CORE_FIELD_TABLES = `+"`%s\n`;\n", oldest, version(newest), strings.Join(append(head, text...), "\n"))
}
