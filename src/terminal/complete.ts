import type { Files } from '../filesystem/files.js';
import { filesAsRoot, filesOf } from '../kernel/namespace.js';
import type { Process } from '../process/process.js';
import type { Means } from '../step/step.js';
import { Draft } from '../world/draft.js';
import type { World } from '../world/world.js';
import { completeDocker, type Surroundings } from './complete-docker.js';
import { completePath, completeProgram } from './complete-path.js';
import { machineCommandNames } from '../cli/docker-machine.js';
import { GLOBAL_FLAGS } from '../cli/global-flags.js';
import { isShell, readerOf } from './reader.js';
import { enterLine, searchPath } from './session.js';
import { quotedWord, typedWords } from './typed-words.js';
import { wordsSoFar } from './words-so-far.js';

/** What the Tab key offers. */
export interface Completion {
  /** Where the word that would be replaced begins in the line. */
  readonly start: number;
  /** What may stand there instead, in order; with a blank behind it where the word would be whole. */
  readonly candidates: readonly string[];
}

/** Words that a shell knows by itself and that people type first. */
const builtins = ['alias', 'cd', 'command', 'exit', 'export', 'history', 'set', 'source', 'type', 'unset', 'wait'];

/**
 * Completes what stands before the cursor, for the shell that reads the terminal, be it on the host or in a container:
 * programs, paths, commands and flags of `docker`, names of containers, images, volumes and networks. Nothing is
 * offered where no shell reads.
 */
export function complete(world: World, means: Means, terminal: string, line: string): Completion {
  const { before, word, start, redirected } = typedWords(line);
  const reader = readerOf(world, terminal);
  if (!reader || !isShell(reader)) return { start, candidates: [] };
  const around = surroundings(world, means, terminal, reader.process);
  const words = before[0] === 'preview' ? before.slice(1) : before;
  const offered = redirected ? around.paths(word) : completeWord(words, word, around);
  return { start, candidates: [...new Set(offered.map(written))].sort() };
}

/** A word is whole unless it ends where more of it is to come: a folder, a container whose path follows. */
function written(candidate: string): string {
  const text = candidate.trimEnd();
  return `${quotedWord(text)}${/[/:=]$/.test(text) ? '' : ' '}`;
}

function completeWord(before: readonly string[], word: string, around: Place): readonly string[] {
  const [program, ...rest] = before;
  if (program === undefined) {
    const known = [...around.programs(word), ...builtins.filter((name) => name.startsWith(word))];
    return word.includes('/') ? around.paths(word) : known;
  }
  const ours = around.programs(program).includes(program) ? program : '';
  if (ours === 'docker') return completeDocker(rest, word, engineOf(rest, around));
  if (ours === 'docker-machine') return completeMachine(rest, word, around);
  if (ours === 'explain') return [...completeDocker(['inspect'], word, around), ...around.paths(word)];
  return around.paths(word);
}

function completeMachine(before: readonly string[], word: string, { askShell }: Place): readonly string[] {
  const names = before.length === 0 ? machineCommandNames : askShell('docker-machine ls -q');
  return names.filter((name) => name.startsWith(word));
}

/** With the global flags that were typed, which say which Engine is meant. */
function engineOf(words: readonly string[], around: Place): Surroundings {
  const { positionals } = wordsSoFar(GLOBAL_FLAGS, words, true);
  const flags = words.slice(0, words.length - positionals.length).map(quotedWord);
  return { ...around, ask: (asked) => around.askShell(['docker', ...flags, asked].join(' ')) };
}

interface Place extends Surroundings {
  readonly askShell: (line: string) => readonly string[];
  readonly programs: (typed: string) => readonly string[];
}

function surroundings(world: World, means: Means, terminal: string, process: Process): Place {
  const own = filesOf(new Draft(world), process);
  const askShell = (line: string) => {
    const { output } = enterLine(world, means, terminal, `${line} 2>/dev/null`);
    return output.split('\n').filter((text) => text !== '');
  };
  const inContainer = <T>(name: string, look: (files: Files, path: string) => T): T | undefined => {
    const [id = ''] = /^[\w.-]+$/.test(name)
      ? askShell(`docker inspect --type container --format '{{.Id}}' ${name}`)
      : [];
    const host = [...world.hosts.values()].find(({ containers }) => containers.has(id));
    if (!host) return undefined;
    const env = host.containers.get(id)?.config.Env ?? [];
    const path = env.find((pair) => pair.startsWith('PATH='))?.slice('PATH='.length) ?? searchPath;
    return look(filesAsRoot(new Draft(world), host.name, id), path);
  };
  return {
    askShell,
    ask: (words) => askShell(`docker ${words}`),
    paths: (typed) => completePath(own, typed, process.env['HOME'] ?? '/'),
    programs: (typed) => completeProgram(own, typed, process.env['PATH'] ?? searchPath),
    pathsIn: (name, typed) => inContainer(name, (files) => completePath(files, typed, '/root')) ?? [],
    programsIn: (name, typed) =>
      inContainer(name, (files, path) =>
        typed.includes('/') ? completePath(files, typed, '/root') : completeProgram(files, typed, path),
      ) ?? [],
  };
}
