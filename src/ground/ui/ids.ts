/** Makes an id that is safe in a selector and a fragment from a field's name: `child[2].grade` becomes `child-2-grade`. */
export function idOf(name: string): string {
  return name.replace(/[^A-Za-z0-9_]+/g, '-').replace(/^-+|-+$/g, '');
}
