export { EmbedShell, ErrorSummary, PageHeader, Shell, type Site } from './stub.js';
