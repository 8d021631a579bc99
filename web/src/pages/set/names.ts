/** "Ada, Ben; Chloe" or one on each line: the names in it, each once. */
export function splitNames(text: string): string[] {
  const names = text.split(/[,;\n]/).map((name) => name.trim().replace(/\s+/g, " "));
  return [...new Set(names.filter(Boolean))];
}
