// node demo/district/write.ts FOLDER [--students 3500] [--years 2023,2024,2025,2026] [--seed 1998]
import { parseArgs } from 'node:util';
import { writeDistrict } from './files.ts';
import { defaults } from './generate.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { students: { type: 'string' }, years: { type: 'string' }, seed: { type: 'string' } },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error('Say which folder to write: node demo/district/write.ts FOLDER');
  process.exit(1);
}
const { files, rows, bytes } = await writeDistrict(folder, {
  seed: Number(values.seed ?? defaults.seed),
  students: Number(values.students ?? defaults.students),
  years: values.years?.split(',').map(Number) ?? defaults.years,
});
console.log(`${folder}: ${files} files, ${rows} rows, ${(bytes / 1_000_000).toFixed(1)} MB`);
