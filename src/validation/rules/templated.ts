/** Whether a text is filled in later: by Flux (`${name}`, `${name:=value}`), Helm or an adapter (`{{ … }}`, `<<…>>`). Nothing can be said about it. */
export function isTemplated(text: string): boolean {
  return text.includes('${') || text.includes('{{') || text.includes('<<');
}
