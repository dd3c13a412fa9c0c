import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { type Report, Unreadable } from '../problem.js';
import { delimiterOf, firstLine, QuoteNotClosed, readCsv } from '#ground/files/csv.js';
import { decode, detectEncoding, type Encoding } from '#ground/files/encoding.js';
import { readFeatures } from './geojson.js';
import { detectFormat } from './kind.js';
import type { Row } from './row.js';

/** Opens the file from its beginning; it is read more than once. */
export type OpenFile = () => Readable;

/** How to read a file, and what is in it at a glance. */
export interface FileHead {
  format: 'csv' | 'geojson';
  encoding: Encoding;
  delimiter: string;
  columns: string[];
  /** Up to three different values of each column. */
  samples: string[][];
  rows: number;
  /** Whether the features of a GeoJSON file are points or areas. */
  shapes: 'none' | 'points' | 'areas';
  /** The same for two files with the same columns. */
  fingerprint: string;
}

/**
 * Reads the whole file once and describes it.
 * @throws Unreadable with the reason when it is no file of places, or was cut off.
 */
export async function readHead(openFile: OpenFile, report: Report): Promise<FileHead> {
  const format = await detectFormat(openFile());
  const encoding = await detectEncoding(openFile());
  if (encoding !== 'utf8') report({ code: 'other-encoding', value: encoding });
  const found =
    format === 'csv' ? await surveyCsv(openFile, encoding, report) : await surveyFeatures(openFile, encoding, report);
  if (found.rows === 0) throw new Unreadable({ code: 'header-only' });
  const fingerprint = createHash('sha256')
    .update(`${format} ${found.columns.join('\n').toLowerCase()}`)
    .digest('hex')
    .slice(0, 32);
  return { format, encoding, ...found, fingerprint };
}

/** The rows of a file whose head is known. */
export async function* readRows(openFile: OpenFile, head: FileHead, report: Report): AsyncGenerator<Row> {
  const text = decode(openFile(), head.encoding);
  if (head.format === 'geojson') {
    for await (const { line, feature } of readFeatures(text, report))
      yield {
        line,
        cells: head.columns.map((column) => asText(feature.properties?.[column])),
        geometry: feature.geometry,
      };
    return;
  }
  let isHeader = true;
  for await (const row of csvRows(text, head.delimiter)) {
    if (!isHeader) yield row;
    isHeader = false;
  }
}

async function surveyCsv(openFile: OpenFile, encoding: Encoding, report: Report) {
  const delimiter = delimiterOf(await firstLine(decode(openFile(), encoding)));
  let columns: string[] | undefined;
  const samples = new Samples();
  let rows = 0;
  for await (const { cells } of csvRows(decode(openFile(), encoding), delimiter)) {
    if (columns) {
      rows += 1;
      samples.add(cells);
    } else columns = namesOf(cells, report);
  }
  return { delimiter, columns: columns ?? [], samples: samples.of(columns ?? []), rows, shapes: 'none' as const };
}

async function surveyFeatures(openFile: OpenFile, encoding: Encoding, report: Report) {
  const columns: string[] = [];
  const samples = new Samples();
  let rows = 0;
  let areas = 0;
  let points = 0;
  for await (const { feature } of readFeatures(decode(openFile(), encoding), report)) {
    rows += 1;
    for (const name of Object.keys(feature.properties ?? {}))
      if (!columns.includes(name) && columns.length < 500) columns.push(name);
    samples.add(columns.map((column) => asText(feature.properties?.[column])));
    if (feature.geometry?.type === 'Point') points += 1;
    else if (feature.geometry) areas += 1;
  }
  const shapes = areas > points ? ('areas' as const) : points > 0 ? ('points' as const) : ('none' as const);
  return { delimiter: '', columns, samples: samples.of(columns), rows, shapes };
}

async function* csvRows(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<Row> {
  try {
    yield* readCsv(text, delimiter);
  } catch (error) {
    throw error instanceof QuoteNotClosed ? new Unreadable({ code: 'quote-not-closed', line: error.line }) : error;
  }
}

/** Columns without a name, or with the name of another, are told apart by their place. */
function namesOf(cells: readonly string[], report: Report): string[] {
  const names: string[] = [];
  cells.forEach((cell, index) => {
    const name = cell.trim() || `#${index + 1}`;
    const isTaken = names.includes(name);
    if (isTaken) report({ code: 'repeated-column', line: 1, column: name });
    names.push(isTaken ? `${name} (#${index + 1})` : name);
  });
  return names;
}

class Samples {
  private readonly seen: Set<string>[] = [];

  add(cells: readonly string[]): void {
    cells.forEach((cell, index) => {
      const seen = (this.seen[index] ??= new Set());
      const text = cell.trim().slice(0, 60);
      if (text && seen.size < 3) seen.add(text);
    });
  }

  of(columns: readonly string[]): string[][] {
    return columns.map((_, index) => [...(this.seen[index] ?? [])]);
  }
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}
