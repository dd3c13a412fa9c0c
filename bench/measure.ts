import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Runs two things by turns, so that a noisy machine is noisy for both, and gives the median seconds of each. */
export async function interleave(rounds: number, ours: () => Promise<void>, reference: () => Promise<void>) {
  const seconds = { ours: [] as number[], reference: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    seconds.ours.push(await timed(ours));
    seconds.reference.push(await timed(reference));
  }
  return { ours: median(seconds.ours), reference: median(seconds.reference) };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** The most memory that this process ever held, in megabytes. */
export const peakMegabytes = () => Math.round(process.resourceUsage().maxRSS / 1024);

/** One line about the machine, because a number without it says little. */
export function machine(): string {
  const cpu = /model name\s*:\s*(.*)/.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? process.arch;
  const cores = execFileSync('getconf', ['_NPROCESSORS_ONLN'], { encoding: 'utf8' }).trim();
  return `${cores} cores of ${cpu}, Node ${process.version}`;
}
