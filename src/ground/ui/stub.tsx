import type { Child } from 'hono/jsx';
export interface Site { name: string; homeHref: string; nav: any[]; navLabel: string; footer: any[]; languages: any[]; languagesLabel: string; account?: any; signIn?: any; notice?: Child; noticeLabel: string; skipLabel: string; menuLabel: string; assets: string }
export const Shell = (p: any) => <html><head><title>{p.title}</title></head><body>{p.before}<main>{p.children}</main></body></html>;
export const EmbedShell = Shell;
export const PageHeader = (p: any) => <h1>{p.title}<p>{p.lead}</p></h1>;
export const ErrorSummary = (p: any) => <p>{p.title}</p>;
