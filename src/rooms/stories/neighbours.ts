import type { Child } from 'hono/jsx';
import type { Visit } from '#ground/http/visit.js';

export interface Organization {
  id: string;
  kind: string;
  name: string;
}

export const organizationPath = ({ kind, id }: Organization) => `/${kind === 'district' ? 'districts' : 'schools'}/${id}`;

export type ProfileSection = (
  visit: Visit,
  organization: Organization,
) => Promise<{ id: string; title: string; content: Child } | null>;
