import { accessSync, constants } from 'node:fs';
import { dirname, resolve as resolvePath } from 'node:path';
import { createInterface } from 'node:readline';
import { type Desk, frontName, openDesk, typeInFront } from '../terminal/desk.js';
import { enterLine } from '../terminal/session.js';
import { terminalMeans } from '../terminal/means.js';
import { snapshot } from '../world/snapshot.js';
import type { World } from '../world/world.js';
import { helpText, type Options, type Parsed, parseOptions } from './options.js';
import { sitAtDesk, windowSize } from './keyboard.js';
import { lifetimeFor } from './own-lifetime.js';
import { complain, showsColour } from './say.js';
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
  const env: Record<string, string> = showsColour(process.stdout) ? { COLORTERM: 'truecolor' } : {};
  const seat = { host, home, env, ...windowSize(process.stdout) };
  const ended = isTerminal
    ? { world: await sitAtDesk(lab.world, seat), code: 0 }
    : await obey(openDesk(lab.world, terminalMeans, seat));
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

interface Ended {
  readonly world: World;
  readonly code: number;
}

/** Lines from a pipe: outputs only. */
async function obey(first: Desk): Promise<Ended> {
  let desk = first;
  process.stdout.write(desk.shown.output);
  let code = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!desk.shown.open) break;
    code = codeAfter(desk, line, code);
    desk = show(typeInFront(desk, terminalMeans, { line }));
    if (desk.shown.hung) {
      process.stderr.write(`slipway: \`${line}\` does not end by itself; it was interrupted\n`);
      // docker gives up at the third time.
      for (let time = 0; time < 3 && desk.shown.hung; time += 1) desk = typeInFront(desk, terminalMeans, 'interrupt');
      code = 130;
      continue;
    }
    if (desk.shown.open && !isContinuation(desk)) code = askCode(desk) ?? code;
  }
  if (!desk.shown.open || !isContinuation(desk)) return { world: desk.history.world, code };
  return { world: show(typeInFront(desk, terminalMeans, 'end')).history.world, code: 2 };
}

function show(desk: Desk): Desk {
  process.stdout.write(desk.shown.output);
  return desk;
}

/** `exit 3` gives its own code. */
function codeAfter(desk: Desk, line: string, code: number): number {
  const exit = /^\s*exit(?:\s+(\d+))?\s*$/.exec(line);
  if (!exit || typeInFront(desk, terminalMeans, { line }).shown.open) return code;
  return exit[1] === undefined ? code : Number(exit[1]) & 255;
}

function isContinuation({ shown }: Desk): boolean {
  return shown.prompt.trimEnd() === '>';
}

/** The last command's code, asked in a world that is then forgotten. */
function askCode(desk: Desk): number | undefined {
  if (desk.code !== undefined) return desk.code;
  const answer = /(\d+)\n$/.exec(enterLine(desk.history.world, terminalMeans, frontName(desk), 'echo $?').output);
  return answer ? Number(answer[1]) : undefined;
}
