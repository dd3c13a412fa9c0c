/** What a OneRoster manifest says. */
export interface Manifest {
  /** Nothing where it names a version that is not known here. */
  version: '1.1' | '1.2' | undefined;
  /** By file name in lower case without `.csv`. */
  files: ReadonlyMap<string, 'bulk' | 'delta' | 'absent'>;
}

/** Reads `manifest.csv`: lines of a property and its value. */
export function readManifest(rows: readonly (readonly string[])[]): Manifest {
  const properties = new Map(
    rows.map(([name = '', value = '']) => [name.trim().toLowerCase(), value.trim().toLowerCase()]),
  );
  const files = new Map<string, 'bulk' | 'delta' | 'absent'>();
  for (const [name, value] of properties)
    if (name.startsWith('file.') && (value === 'bulk' || value === 'delta' || value === 'absent'))
      files.set(name.slice('file.'.length), value);
  const version = /^1\.[12]/u.exec(properties.get('oneroster.version') ?? '')?.[0];
  return { version: version as Manifest['version'], files };
}
