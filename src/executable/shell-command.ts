import { accessSync, constants } from 'node:fs';
import { dirname, resolve as resolvePath } from 'node:path';
import { createInterface } from 'node:readline';
import { endInput, enterLine, interrupt, openSession, type Shown } from '../terminal/session.js';
import { terminalMeans } from '../terminal/means.js';
import { snapshot } from '../world/snapshot.js';
import type { World } from '../world/world.js';
import { helpText, type Options, type Parsed, parseOptions } from './options.js';
import { lifetimeFor } from './own-lifetime.js';
import { complain } from './say.js';
import { desk, startLab, worldOptions, writeText } from './world-options.js';

const options: Options = {
  ...worldOptions,
  world: { value: 'FILE', about: 'go on in the world that a snapshot file holds' },
  save: { value: 'FILE', about: 'write a snapshot of the world to this file at the end' },
  help: { about: 'this text' },
};

const about =
  'A terminal on a simulated machine that has docker. Fed by a pipe, it prints what a terminal would print, without\n' +
  "prompts, and exits with the last command's code.";

const terminal = 'tty1';

/** `slipway shell`. */
export async function shellCommand(argv: readonly string[]): Promise<number> {
  const parsed = parseOptions(options, argv);
  if (typeof parsed === 'string') return complain(`shell: ${parsed}`);
  if (parsed.flags.has('help')) {
    process.stdout.write(helpText('shell [OPTIONS]', about, options));
    return 0;
  }
  if (parsed.files.length > 0) return complain(`shell: takes no files, but was given ${parsed.files.join(' ')}`);
  const wrong = unusable(parsed);
  if (wrong !== undefined) return complain(`shell: ${wrong}`);
  const lab = startLab(parsed, lifetimeFor(parsed, ''));
  if ('problem' in lab) return complain(lab.problem);
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const host = lab.hosts.some(({ name }) => name === desk.host) ? desk.host : lab.host().name;
  const home = lab.host(host).files.exists(desk.home) ? desk.home : '/root';
  const size = { columns: process.stdout.columns ?? 80, rows: process.stdout.rows ?? 24 };
  const first = openSession(lab.world, terminalMeans, { terminal: freeTerminal(lab.world), host, home, ...size });
  const ended = isTerminal ? await converse(first) : await obey(first);
  const file = parsed.values.get('save')?.[0];
  const unwritten = file === undefined ? undefined : writeText(file, snapshot(ended.world));
  return unwritten === undefined ? ended.code : complain(`shell: ${unwritten}`);
}

/** What cannot be done is said before anybody types. */
function unusable(parsed: Parsed): string | undefined {
  const given = (name: string) => parsed.values.get(name)?.[0];
  if (given('world') !== undefined && (given('images') !== undefined || given('lifetime') !== undefined)) {
    return '--images and --lifetime say how a new world begins; --world goes on in another one';
  }
  const save = given('save');
  if (save === undefined) return undefined;
  try {
    accessSync(dirname(resolvePath(save)), constants.W_OK);
    return undefined;
  } catch {
    return `${save}: cannot be written: its folder is missing, or is not yours to write`;
  }
}

let session = terminal;

function freeTerminal(world: World): string {
  let number = 1;
  while (world.terminals.has(`tty${number}`)) number += 1;
  session = `tty${number}`;
  return session;
}

interface Ended {
  readonly world: World;
  readonly code: number;
}

/** Lines from a pipe: outputs only. */
async function obey(first: Shown): Promise<Ended> {
  let shown = first;
  process.stdout.write(first.output);
  let code = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!shown.open) break;
    code = codeAfter(shown, line, code);
    shown = enterLine(shown.world, terminalMeans, session, line);
    process.stdout.write(shown.output);
    if (shown.hung) {
      process.stderr.write(`slipway: \`${line}\` does not end by itself; it was interrupted\n`);
      // docker gives up at the third time.
      for (let time = 0; time < 3 && shown.hung; time += 1) shown = interrupt(shown.world, terminalMeans, session);
      code = 130;
      continue;
    }
    if (shown.open && !isContinuation(shown)) code = askCode(shown) ?? code;
  }
  if (!shown.open || !isContinuation(shown)) return { world: shown.world, code };
  shown = endInput(shown.world, terminalMeans, session);
  process.stdout.write(shown.output);
  return { world: shown.world, code: 2 };
}

/** `exit 3` gives its own code. */
function codeAfter(shown: Shown, line: string, code: number): number {
  const exit = /^\s*exit(?:\s+(\d+))?\s*$/.exec(line);
  if (!exit) return code;
  const next = enterLine(shown.world, terminalMeans, session, line);
  return next.open ? code : exit[1] === undefined ? code : Number(exit[1]) & 255;
}

function isContinuation(shown: Shown): boolean {
  return shown.prompt.trimEnd() === '>';
}

/** The last command's code, asked in a world that is then forgotten. */
function askCode(shown: Shown): number | undefined {
  const answer = /(\d+)\n$/.exec(enterLine(shown.world, terminalMeans, session, 'echo $?').output);
  return answer ? Number(answer[1]) : undefined;
}

/** A person at a terminal. Ctrl-C and Ctrl-D are for whoever reads it there, as on a real one. */
async function converse(first: Shown): Promise<Ended> {
  let shown = first;
  process.stdout.write(first.output);
  while (shown.open) shown = await typeUntilEnd(shown);
  return { world: shown.world, code: 0 };
}

/** Reads lines until Ctrl-D, which is then passed on. */
function typeUntilEnd(first: Shown): Promise<Shown> {
  return new Promise((resolve) => {
    let shown = first;
    const lines = createInterface({ input: process.stdin, output: process.stdout, terminal: true });
    const show = (next: Shown) => {
      shown = next;
      process.stdout.write(next.output);
      if (next.hung) process.stdout.write('(it goes on by itself; Ctrl-C ends it)\n');
      if (!next.open) return lines.close();
      lines.setPrompt(next.prompt);
      lines.prompt();
    };
    lines.on('line', (line) => show(enterLine(shown.world, terminalMeans, session, line)));
    lines.on('SIGINT', () => {
      process.stdout.write('^C\n');
      show(interrupt(shown.world, terminalMeans, session));
    });
    lines.on('close', () => {
      if (!shown.open) return resolve(shown);
      process.stdout.write('\n');
      const ended = endInput(shown.world, terminalMeans, session);
      process.stdout.write(ended.output);
      resolve({ ...ended, output: '' });
    });
    show({ ...first, output: '' });
  });
}
