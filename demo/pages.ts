import { v5 as uuidv5 } from 'uuid';
import type { Desk } from '#ground/cli/command.js';
import { keeperScope } from '#ground/db/scope.js';

const namespace = '8d1a4c3e-5b7f-4e0a-9c62-2f8e7b6d5a10';

const summary = {
  en: 'A made-up coalition of Rhode Island’s real public schools, to show what Longtable does.',
  es: 'Una coalición inventada de las escuelas públicas reales de Rhode Island, para mostrar lo que hace Longtable.',
};

/** What the demonstration coalition says of itself. Can be run again: what people changed since stays. */
export async function loadPages(desk: Desk): Promise<void> {
  await keeperScope(await desk.database(), ({ client }) =>
    client.query(
      `insert into commons.coalition_settings (id, version, summary, languages, time_zone)
       values ($1, 1, $2, '{en,es}', 'America/New_York') on conflict do nothing`,
      [uuidv5('settings', namespace), JSON.stringify(summary)],
    ),
  );
}
