/** One JSON object a line on standard error. Never give it names, mail addresses, ids of people or what a form held. */
export interface Log {
  error(event: string, facts?: Facts): void;
  warn(event: string, facts?: Facts): void;
  info(event: string, facts?: Facts): void;
  debug(event: string, facts?: Facts): void;
}

type Facts = Record<string, string | number | boolean | null | undefined>;

const levels = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof levels)[number];

export function createLog(level: LogLevel, write: (line: string) => void = (line) => process.stderr.write(line)): Log {
  const loudest = levels.indexOf(level);
  const logAt = (at: LogLevel) => (event: string, facts?: Facts) => {
    if (levels.indexOf(at) <= loudest)
      write(`${JSON.stringify({ time: new Date().toISOString(), level: at, event, ...facts })}\n`);
  };
  return { error: logAt('error'), warn: logAt('warn'), info: logAt('info'), debug: logAt('debug') };
}
