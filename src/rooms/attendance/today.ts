import type { Visit } from '#ground/http/visit.js';

/** The day that the coalition's clocks show, as an ISO day. */
export const todayIn = ({ services, timeZone }: Pick<Visit, 'services' | 'timeZone'>): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone }).format(services.clock.now());

/** How many days after one ISO day another is. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
