/**
 * The tables as Kysely sees them, by qualified name. Each room adds its own beside its queries:
 * `declare module '#ground/db/tables.js' { interface Tables { 'commons.thing': ThingTable } }`
 */
// oxlint-disable-next-line no-empty-interface -- rooms fill it by declaration merging
export interface Tables {}
