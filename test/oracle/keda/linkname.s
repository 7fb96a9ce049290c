// Go wants an assembly file beside functions without a body (go:linkname).
