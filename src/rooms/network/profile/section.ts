import type { Child } from 'hono/jsx';
import type { Visit } from '#ground/http/visit.js';
import type { Organization } from '../organization.js';

/** What another room adds to the page of a place; null where it has nothing to say. */
export type ProfileSection = (
  visit: Visit,
  organization: Organization,
) => Promise<{ id: string; title: string; content: Child } | null>;
