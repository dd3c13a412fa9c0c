// npm run check [NAME…]: everything that must hold besides the tests. All checks run, also when one fails.
import { fileURLToPath } from 'node:url';
import { allChecks } from './checks/index.ts';

const root = process.env['CHECK_ROOT'] ?? fileURLToPath(new URL('..', import.meta.url));
const wanted = process.argv.slice(2);
const checks = allChecks.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
let failed = 0;

for (const { name, about, run } of checks) {
  const began = performance.now();
  const problems = await run(root.endsWith('/') ? root : `${root}/`);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (problems.length > 0) failed += 1;
  console.log(`${problems.length > 0 ? 'FAIL' : 'ok  '} ${name.padEnd(14)} ${seconds.padStart(5)} s  ${about}`);
  for (const problem of problems) console.log(`       ${problem.replaceAll('\n', '\n       ')}`);
}
console.log(`checks: ${checks.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
