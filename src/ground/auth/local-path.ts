/**
 * Where to go after signing in: a path of this site, or `/`. Anything that a browser could read as another site
 * (`//evil`, `/\evil`, a scheme, control characters) becomes `/`.
 */
export function localPath(next: string | null | undefined): string {
  if (!next || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next)) return '/';
  const { origin, pathname, search } = new URL(next, 'http://here.invalid');
  return origin === 'http://here.invalid' && !pathname.startsWith('//') ? `${pathname}${search}` : '/';
}
