import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

const flag = z
  .enum(['', '0', '1', 'false', 'true', 'no', 'yes'])
  .transform((value) => ['1', 'true', 'yes'].includes(value));

/** Every setting: its environment variable, its default and what it does. The reference page is generated from this. */
export const settings = {
  PORT: {
    default: '8000',
    about: 'Port the web server listens on.',
    parse: z.coerce.number().int().min(0).max(65_535),
  },
  HOST: { default: '127.0.0.1', about: 'Address the web server listens on; 0.0.0.0 for all.', parse: z.string() },
  BASE_URL: {
    default: '',
    about: 'Public address of the site, such as https://coalition.example.org. Empty: http://localhost and the port.',
    parse: z.union([z.literal(''), z.url()]),
  },
  DATA_DIR: {
    default: '',
    about: 'Folder of the embedded database and the secret. Empty: ./data, or /var/lib/longtable for root.',
    parse: z.string(),
  },
  DATABASE_URL: {
    default: '',
    about:
      'PostgreSQL 16 or later of your own; its login must be allowed to create roles. Empty: the embedded PostgreSQL.',
    parse: z.union([z.literal(''), z.url({ protocol: /^postgres(ql)?$/ })]),
  },
  SECRET: {
    default: '',
    about:
      'At least 32 characters from which every key is derived. Empty: made once and kept in the data folder. Set it when several machines share one database.',
    parse: z.union([z.literal(''), z.string().min(32)]),
  },
  DEMO: {
    default: '0',
    about: 'Demonstration mode: one-click sign-in as made-up people. Never on real data.',
    parse: flag,
  },
  MAIL_URL: {
    default: '',
    about: 'Mail server, such as smtps://user:password@mail.example.org. Empty: mail goes to the outbox page.',
    parse: z.union([z.literal(''), z.url({ protocol: /^smtps?$/ })]),
  },
  MAIL_FROM: { default: 'Longtable <longtable@localhost>', about: 'Sender of mail.', parse: z.string().min(3) },
  OIDC_ISSUER: {
    default: '',
    about: 'Address of your identity provider for single sign-on. Empty: no single sign-on.',
    parse: z.union([z.literal(''), z.url()]),
  },
  OIDC_CLIENT_ID: { default: '', about: 'Client id at the identity provider.', parse: z.string() },
  OIDC_CLIENT_SECRET: { default: '', about: 'Client secret at the identity provider.', parse: z.string() },
  OIDC_NAME: { default: 'your school account', about: 'What the sign-in button calls it.', parse: z.string() },
  TRUST_PROXY: {
    default: '0',
    about: 'Set to 1 behind a reverse proxy: the visitor’s address is read from X-Forwarded-For.',
    parse: flag,
  },
  UPLOAD_LIMIT_MB: {
    default: '200',
    about: 'Largest uploaded file in megabytes.',
    parse: z.coerce.number().positive().max(10_000),
  },
  RECORDS_DROP: {
    default: '',
    about:
      'Folder into which exports of student records are put, in FOLDER/NCES id of the district/name of the source system/. Empty: none is watched.',
    parse: z.string(),
  },
  LOG_LEVEL: {
    default: 'info',
    about: 'How much is logged: error, warn, info or debug.',
    parse: z.enum(['error', 'warn', 'info', 'debug']),
  },
} as const;

type Setting = keyof typeof settings;
type Raw = { [K in Setting]: z.output<(typeof settings)[K]['parse']> };

export interface Config extends Raw {
  /** Public address without a trailing slash. */
  BASE_URL: string;
  /** Absolute path. */
  DATA_DIR: string;
  SECRET: string;
}

/** A setting that does not hold what it should: which, what it holds and what it may hold. */
export class ConfigError extends Error {}

/**
 * Reads the configuration from environment variables, fills in defaults and makes the secret on first use.
 * @throws {ConfigError} naming every setting that is wrong.
 */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const wrong: string[] = [];
  const raw = Object.fromEntries(
    Object.entries(settings).map(([name, setting]) => {
      const text = (env[name] ?? setting.default).trim();
      const parsed = setting.parse.safeParse(text);
      if (!parsed.success)
        wrong.push(`${name}=${text || '(empty)'}: ${parsed.error.issues[0]?.message}. ${setting.about}`);
      return [name, parsed.data];
    }),
  ) as Raw;
  if (wrong.length > 0) throw new ConfigError(`The configuration cannot be used:\n  ${wrong.join('\n  ')}`);
  const dataDir = resolve(raw.DATA_DIR || (process.getuid?.() === 0 ? '/var/lib/longtable' : 'data'));
  return {
    ...raw,
    DATA_DIR: dataDir,
    BASE_URL: (raw.BASE_URL || `http://localhost:${raw.PORT}`).replace(/\/$/, ''),
    SECRET: raw.SECRET || keptSecret(dataDir),
  };
}

function keptSecret(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const place = `${dataDir}/secret`;
  if (!existsSync(place)) {
    try {
      writeFileSync(place, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return readFileSync(place, 'utf8').trim();
}
