import type { MomentPlace, Passed } from '../travel-values.js';
import { listed, number } from './lists.js';

function place({ behind, ahead }: MomentPlace): string {
  if (behind === 0) return 'here';
  if (behind !== undefined) return `${number(behind, 'line')} back`;
  return ahead === undefined ? 'on another branch' : `${number(ahead, 'line')} ahead`;
}

function told(what: string, { lines, more }: Omit<Passed, 'clock'>): string {
  return [...lines.map((line) => `${what}: ${line}`), ...(more === 0 ? [] : [`and ${more} more`])].join('\n');
}

export const travelWords = {
  'travel.undone': ({ clock, ...passed }: Passed) => `${told('Taken back', passed)}\nIt is ${clock} again.`,
  'travel.redone': ({ clock, ...passed }: Passed) => `${told('Done again', passed)}\nIt is ${clock}.`,
  'travel.no-more': ({ wanted, steps }: { wanted: number; steps: number }) =>
    `That was all: ${wanted} were wanted, and there ${steps === 1 ? 'was' : 'were'} ${steps}.`,
  'travel.no-undo': () => 'There is nothing to take back: this is where it all began.',
  'travel.no-redo': () =>
    'There is nothing to do again: nothing has been taken back, or something else was done since.',
  'travel.gone': ({ name, clock }: { name: string; clock: string }) =>
    `This is the moment ${name}, at ${clock}. \`undo\` leads back to where you were.`,
  'travel.here': ({ name }: { name: string }) => `This is the moment ${name} already.`,
  'travel.forked': ({ name, branch, clock }: { name: string; branch: string; clock: string }) =>
    `What you had come to is kept as ${branch}. This is the moment ${name} again, at ${clock}: go on in another way, then \`changes ${branch} now\` compares both.`,
  'travel.forked-here': ({ branch }: { branch: string }) =>
    `This moment is kept as ${branch}: go on in one way, then \`fork ${branch}\` comes back here to try another.`,
  'travel.no-terminal': () => 'This terminal was not open yet at that moment: go there from one that was.',
  'travel.not-here': () =>
    'There are no lines to take back here: at a terminal there are, and a program has its lab for that.',
  'moment.marked': ({ name }: { name: string }) =>
    `This moment is called ${name} now; \`goto ${name}\` leads back to it.`,
  'moment.forgotten': ({ name }: { name: string }) => `The name ${name} is free again.`,
  'moment.bad-name': ({ name }: { name: string }) =>
    `A moment cannot be called ${name === '' ? 'nothing' : name}: take a letter or digit, then letters, digits, dots, underscores and dashes, and not \`now\`, which is always the present.`,
  'moment.taken': ({ name }: { name: string }) =>
    `Another moment is called ${name}: take another name, or free this one by \`moment --forget ${name}\`.`,
  'moment.missing': ({ name, known }: { name: string; known: readonly string[] }) =>
    known.length === 0
      ? `No moment is called ${name}: none has a name yet; \`moment ${name}\` would give it to this one.`
      : `No moment is called ${name}: there ${known.length === 1 ? 'is' : 'are'} ${listed(known)}.`,
  'moment.none': () => 'No moment has a name yet: `moment NAME` gives one to the present.',
  'moment.row': (values: MomentPlace) =>
    `${values.name}  ${values.clock}  ${place(values)}${values.line === undefined ? '' : `, after: ${values.line}`}`,
} as const;
