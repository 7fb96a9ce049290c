// Re-exports only: the public API of the package root.
export {};
