/** A path with the keys of maps written one way, so that `limits[cpu]`, `limits["cpu"]` and `limits.cpu` are one field. */
export function plainPath(path: string): string {
  return path.replace(/\["?([^\]"]*[^\]"\d][^\]"]*)"?\]/g, '.$1');
}
