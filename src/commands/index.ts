import type { Command } from '#ground/cli/command.js';
import { rooms } from '../house.js';
import { demo } from './demo.js';
import { serve } from './serve.js';

/** The words of the command line. */
export const commands: readonly Command[] = [serve, demo, ...rooms.flatMap((room) => room.commands ?? [])];
