import type { TerminalSize } from '../process/program.js';
import { complete } from '../terminal/complete.js';
import {
  type Desk,
  frontName,
  openDesk,
  openTerminals,
  resizeAll,
  terminalAsked,
  turnTo,
  typeInFront,
} from '../terminal/desk.js';
import { terminalMeans } from '../terminal/means.js';
import { isShell, readerOf } from '../terminal/reader.js';
import type { Input, SessionOptions } from '../terminal/session.js';
import type { World } from '../world/world.js';
import { type Console, type Conversation, converse, type Key } from './converse.js';
import { paintErrors } from './paint-errors.js';

const welcome = `\
docker, docker-machine and a Linux shell, simulated: nothing here touches your machine. Tab completes, arrows recall.
explain NAME says why something is as it is, preview COMMAND what a command would cost, undo takes a line back.
Alt-2 opens a second terminal, Alt-1 goes back; Ctrl-P Ctrl-Q leaves a container running; exit ends.
`;

/** A person at the terminals of a machine. Resolves with the world at the end. */
export async function sitAtDesk(
  world: World,
  options: Omit<SessionOptions, 'terminal'>,
  console: Console = { input: process.stdin, output: process.stdout },
): Promise<World> {
  const { output } = console;
  output.write(welcome);
  const desk = openDesk(world, terminalMeans, options);
  output.write(paintErrors(desk.shown.output, output));
  const { history } = await converse(deskTalk(output), desk, console);
  return history.world;
}

function deskTalk(output: Console['output']): Conversation<Desk> {
  const show = (next: Desk) => shown(next, output);
  const type = (desk: Desk, input: Input) => show(typeInFront(desk, terminalMeans, input));
  const turn = (desk: Desk, number: number): Desk => {
    if (number === desk.front) return desk;
    output.write(`\r\u001b[K# Terminal ${number}\n`);
    return show(turnTo(desk, terminalMeans, number));
  };
  const detaches = detachKeys();
  return {
    enter: (desk, line) => {
      const other = terminalAsked(line);
      return other === undefined ? type(desk, { line }) : turn(desk, other);
    },
    interrupt: (desk) => type(desk, 'interrupt'),
    end: (desk) => type(desk, 'end'),
    prompt: ({ shown: { prompt } }) => prompt,
    isOver: (desk) => openTerminals(desk).length === 0,
    press: (desk, key) => {
      const number = key.meta && /^[1-9]$/.test(key.name ?? '') ? Number(key.name) : desk.front;
      if (number !== desk.front) return () => turn(desk, number);
      return detaches(desk, key) ? () => type(desk, 'detach') : undefined;
    },
    resize: (desk) => show(resizeAll(desk, terminalMeans, windowSize(output))),
    complete: (desk, line) => {
      const { start, candidates } = complete(desk.history.world, terminalMeans, frontName(desk), line);
      return [[...candidates], line.slice(start)];
    },
    // What a program reads that is no shell is not worth remembering.
    recalls: (desk) => {
      const reader = readerOf(desk.history.world, frontName(desk));
      return reader !== undefined && isShell(reader);
    },
  };
}

/** Shows what has been printed; after the shell in front has ended, the first of the other terminals comes to the front. */
function shown(desk: Desk, output: Console['output']): Desk {
  output.write(paintErrors(desk.shown.output, output));
  if (desk.shown.hung) output.write('(it goes on by itself; Ctrl-C ends it, Alt-2 is another terminal)\n');
  const [other] = desk.shown.open ? [] : openTerminals(desk);
  if (other === undefined) return desk;
  const turned = turnTo(desk, terminalMeans, other);
  output.write(`# Terminal ${desk.front} has ended; this is Terminal ${other}\n`);
  output.write(paintErrors(turned.shown.output, output));
  return turned;
}

/** Hears whether the keys that detach from the container in front have been pressed one after the other. */
function detachKeys(): (desk: Desk, key: Key) => boolean {
  let pressed = 0;
  return (desk, { sequence }) => {
    const keys = readerOf(desk.history.world, frontName(desk))?.detachKeys ?? '';
    pressed = keys !== '' && sequence === keys[pressed] ? pressed + 1 : 0;
    if (keys === '' || pressed < keys.length) return false;
    pressed = 0;
    return true;
  };
}

/** As far as it is known. */
export function windowSize({ columns, rows }: Console['output']): TerminalSize {
  return { columns: columns || 80, rows: rows || 24 };
}
