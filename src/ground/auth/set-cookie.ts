/**
 * A session ends by itself when it is idle, which the database decides; in the browser its cookie lasts until the browser
 * is closed, so that a shared computer forgets it. Cookies that are being deleted keep their Max-Age=0.
 */
export const untilClosed = (cookies: readonly string[]): string[] =>
  cookies.map((cookie) => (/session_token=[^;]/.test(cookie) ? cookie.replace(/;\s*Max-Age=[1-9]\d*/i, '') : cookie));

/** The same answer with more cookies. */
export function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}
