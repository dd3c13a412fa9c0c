import { Worker } from 'node:worker_threads';

/**
 * Runs long computing in a thread of its own, so that the process goes on answering and a job's heart goes on beating.
 * `entry` is a built module that reads `workerData` and posts one message. Throws what the thread throws.
 */
export function inThread<Result>(entry: URL, data: unknown): Promise<Result> {
  const thread = new Worker(entry, { workerData: data });
  return new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) =>
      reject(new Error(`The thread of ${entry.pathname} ended with ${code} and no result`)),
    );
  });
}
