import type { Config } from '#ground/config.js';

const name = 'longtable.setup';

/**
 * The code that this browser was let in with. It stays with the browser until that is closed, goes to the pages of set-up
 * alone, and is asked of the database again at every step.
 */
export function codeOf(request: Request): string {
  const cookies = (request.headers.get('cookie') ?? '').split(/;\s*/);
  return cookies.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}

export const keepCode = (config: Config, typed: string): string =>
  cookie(config, typed.toUpperCase().replace(/[^A-Z0-9]/g, ''), '');

export const forgetCode = (config: Config): string => cookie(config, '', '; Max-Age=0');

const cookie = ({ BASE_URL }: Config, value: string, more: string) =>
  `${name}=${value}; Path=/setup; HttpOnly; SameSite=Strict${BASE_URL.startsWith('https:') ? '; Secure' : ''}${more}`;
