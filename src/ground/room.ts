import type { Command } from './cli/command.js';
import type { Route } from './http/route.js';
import type { Job } from './jobs/job.js';

/** What a room offers the house. The composition roots list the rooms by name. */
export interface Room {
  name: string;
  routes?: readonly Route[];
  jobs?: readonly Job[];
  commands?: readonly Command[];
}
