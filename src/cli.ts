#!/usr/bin/env node
import '#ground/memory.js';
import { Command as Parser } from 'commander';
import { ConfigError, readConfig } from '#ground/config.js';
import { type Database, openDatabase } from '#ground/db/open.js';
import type { Command, Desk } from '#ground/cli/command.js';
import { commands } from './commands/index.js';
import { createLog } from '#ground/log.js';

const program = new Parser('longtable')
  .description('The open platform that coalitions of community schools run on.')
  .showHelpAfterError('(longtable --help lists the commands)');
// Parser errors are the person's to correct; --help and --version are not errors.
program.exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
for (const command of commands) declare(command);
await program.parseAsync();

function declare(command: Command): void {
  const parser = program.command(command.name).copyInheritedSettings(program);
  command.describe(parser);
  parser.action(async () => process.exit(await run(command, parser)));
}

async function run(command: Command, parser: Parser): Promise<number> {
  let opened: Promise<Database> | undefined;
  try {
    const config = readConfig();
    const log = createLog(config.LOG_LEVEL);
    const desk: Desk = {
      config,
      log,
      database: () => (opened ??= openDatabase(config, log)),
      say: (line) => process.stdout.write(`${line}\n`),
      progress: (text) => process.stderr.write(process.stderr.isTTY ? `\r\u001B[K${text}` : `${text}\n`),
    };
    return await command.run(desk, parser.args, parser.opts());
  } catch (error) {
    process.stderr.write(`${error instanceof ConfigError ? error.message : (error as Error).stack}\n`);
    return error instanceof ConfigError ? 2 : 1;
  } finally {
    await opened?.then((database) => database.close()).catch(() => {});
  }
}
