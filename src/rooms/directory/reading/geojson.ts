import type { Feature } from 'geojson';
import { type Report, Unreadable } from '../problem.js';

/** A feature larger than this is no outline of a district. */
const largestFeature = 50_000_000;
const quote = 34;
const backslash = 92;
const open = new Set([123, 91]);
const close = new Set([125, 93]);

/**
 * Reads the features of a GeoJSON file one by one; memory holds one feature.
 * @throws Unreadable for JSON of another kind, for coordinates in another projection, and when the file ends too early.
 */
export async function* readFeatures(
  text: AsyncIterable<string>,
  report: Report,
): AsyncGenerator<{ line: number; feature: Feature }> {
  let line = 0;
  let ended = false;
  for await (const part of objectsOfFeatures(text)) {
    if (part === end) {
      ended = true;
      continue;
    }
    line += 1;
    const feature = parseFeature(part);
    if (feature) yield { line, feature };
    else report({ code: 'broken-feature', line });
  }
  if (!ended) throw new Unreadable({ code: 'cut-off', line: line + 1 });
}

const end = Symbol('end of the features');

/** The text of each object in the array "features" of the outermost object. */
async function* objectsOfFeatures(text: AsyncIterable<string>): AsyncGenerator<string | typeof end> {
  let before = '';
  let found = false;
  let depth = 0;
  let inString = false;
  let escaped = false;
  let kept = '';
  for await (const chunk of text) {
    let from = 0;
    let rest = chunk;
    if (!found) {
      before += chunk;
      const start = /"features"\s*:\s*\[/.exec(before);
      if (!start) {
        if (before.length > 1_000_000) break;
        continue;
      }
      checkCollection(before.slice(0, start.index));
      found = true;
      rest = before.slice(start.index + start[0].length);
    }
    for (let at = 0; at < rest.length; at += 1) {
      const sign = rest.charCodeAt(at);
      if (inString) {
        if (escaped) escaped = false;
        else if (sign === backslash) escaped = true;
        else if (sign === quote) inString = false;
      } else if (sign === quote) inString = true;
      else if (open.has(sign)) {
        if (depth === 0) from = at;
        depth += 1;
      } else if (close.has(sign)) {
        depth -= 1;
        if (depth < 0) return yield end;
        if (depth === 0) {
          yield kept + rest.slice(from, at + 1);
          kept = '';
          from = at + 1;
        }
      }
    }
    if (depth > 0) kept += rest.slice(from);
    if (kept.length > largestFeature) throw new Unreadable({ code: 'cut-off' });
  }
  if (!found)
    throw new Unreadable({ code: /"type"\s*:\s*"FeatureCollection"/.test(before) ? 'cut-off' : 'not-geojson' });
}

/** Degrees of WGS 84, or of NAD 83, which is the same to within two metres. */
function checkCollection(before: string): void {
  if (before.includes('"Topology"')) throw new Unreadable({ code: 'not-geojson' });
  const crs = /"crs"[\s\S]*?"name"\s*:\s*"([^"]*)"/.exec(before)?.[1];
  if (crs && !/CRS:?84|EPSG:+(4326|4269)$/i.test(crs)) throw new Unreadable({ code: 'unknown-projection', value: crs });
}

function parseFeature(text: string): Feature | undefined {
  try {
    const feature = JSON.parse(text) as Feature;
    return feature?.type === 'Feature' ? feature : undefined;
  } catch {
    return undefined;
  }
}
