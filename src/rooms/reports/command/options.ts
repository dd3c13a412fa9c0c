import type { Command, Desk as Terminal } from '#ground/cli/command.js';
import type { Scope } from '#ground/db/scope.js';
import { findOrganization } from '#rooms/network/room.js';
import type { Desk } from '../desks.js';
import { words } from '../words.js';

export type Options = Parameters<Command['run']>[2];

export const say = words.in('en');

/** The district that an option names, by our id or its NCES id. */
export async function districtDesk(scope: Scope, named: string): Promise<Desk | undefined> {
  const found = named ? await findOrganization(scope, named) : undefined;
  if (found?.kind !== 'district') return undefined;
  return { id: found.id, name: found.name, kind: 'district', districtId: found.id };
}

export const text = (options: Options, name: string): string => String(options[name] ?? '').trim();
export const many = (options: Options, name: string): string[] => text(options, name).split(',').filter(Boolean);

export function refuse(terminal: Terminal, message: string): 2 {
  terminal.say(message);
  return 2;
}
