export { type AuditResult, type CellFinding, audit } from './audit.js';
export type { Explanation } from './explain.js';
export { type PublishedCell, type Relation, type TableSet, type Term, totalOf } from './model.js';
export { type DisclosureRules, type Limits, minimumTen } from './rules.js';
export { type Certificate, type ProtectedCell, type Protection, type Reason, protect, viewWithout } from './protect.js';
