import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** A page, zipped, from a process of its own, which has one core to itself as ours has. */
export async function serveStatically(page: Buffer, folder: string): Promise<{ address: string; stop(): void }> {
  const file = join(folder, 'page.html.gz');
  writeFileSync(file, gzipSync(page));
  const server = spawn(process.execPath, [fileURLToPath(new URL('static-server.ts', import.meta.url)), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = (await once(server.stdout, 'data')) as [Buffer];
  return { address: `http://127.0.0.1:${String(port).trim()}/`, stop: () => void server.kill() };
}
