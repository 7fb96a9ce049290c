module scalewright/oracle/admission/crd

go 1.26.0

require k8s.io/apiextensions-apiserver v0.35.5
