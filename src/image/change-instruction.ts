import { tryParseGoDuration } from '../time/duration.js';
import type { ContainerConfig, Healthcheck } from './config.js';
import { type Instruction, InstructionError, parseInstructions } from './dockerfile-line.js';
import { expandWord, expandWords, WordError } from './dockerfile-word.js';
import { parsePorts } from './expose-ports.js';
import { type ImageFailure, refuse } from './failure.js';
import { goQuote } from '../go/quote.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Draft = Mutable<ContainerConfig> & { cmdSet?: boolean };
type Change = (config: Draft, instruction: Instruction) => void;

function noFlags({ flags }: Instruction): void {
  const [flag] = flags;
  if (flag !== undefined) throw new InstructionError(`Unknown flag: ${flag.split('=', 1)[0]}`);
}

function atLeastOne({ name, args }: Instruction): void {
  if (args.length === 0) throw new InstructionError(`${name.toUpperCase()} requires at least one argument`);
}

function onlyArgument(instruction: Instruction, { Env }: Draft): string {
  noFlags(instruction);
  const [text] = instruction.args;
  if (text === undefined) throw new InstructionError(`${instruction.name.toUpperCase()} requires exactly one argument`);
  return expandWord(text, instruction.escape, Env ?? []);
}

/** Name and value of each pair, expanded with the environment that was there before this instruction. */
function pairs(instruction: Instruction, { Env }: Draft): readonly (readonly [string, string])[] {
  noFlags(instruction);
  atLeastOne(instruction);
  const { name, args, escape } = instruction;
  if (args.some((arg, index) => index % 2 === 0 && arg === '')) {
    throw new InstructionError(`${name.toUpperCase()} names can not be blank`);
  }
  const words = args.map((arg) => expandWord(arg, escape, Env ?? []));
  return words.flatMap((key, index) => (index % 2 === 0 ? [[key, words[index + 1] ?? ''] as const] : []));
}

/** The exec form as it is; the shell form behind the shell. Empty stays empty, but for `shellForNothing`. */
function commandLine({ args, json }: Instruction, { Shell }: Draft, shellForNothing: boolean): readonly string[] {
  if (json || (args.length === 0 && !shellForNothing)) return args;
  return [...(Shell ?? ['/bin/sh', '-c']), ...args];
}

const entries = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, {}]));

function nanoseconds(flag: string, text: string | undefined): number {
  if (text === undefined || text === '') return 0;
  const duration = tryParseGoDuration(text);
  if (typeof duration === 'object') throw new InstructionError(duration.message);
  if (duration < 1) throw new InstructionError(`Interval "${flag}" cannot be less than 1ms`);
  return Math.round(duration * 1e6);
}

function retries(text: string | undefined): number {
  if (text === undefined || text === '') return 0;
  if (!/^[+-]?\d+$/.test(text)) {
    throw new InstructionError(`strconv.ParseInt: parsing ${goQuote(text)}: invalid syntax`);
  }
  const value = Number(text);
  if (Math.abs(value) > 0x7fffffff) {
    throw new InstructionError(`strconv.ParseInt: parsing ${goQuote(text)}: value out of range`);
  }
  if (value < 1) throw new InstructionError(`--retries must be at least 1 (not ${value})`);
  return value;
}

function healthFlags(flags: readonly string[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const flag of flags) {
    const [name = ''] = flag.split('=', 1);
    if (!['interval', 'timeout', 'start-period', 'retries'].includes(name)) {
      throw new InstructionError(`Unknown flag: ${name}`);
    }
    if (values.has(name)) throw new InstructionError(`Duplicate flag specified: ${name}`);
    if (!flag.includes('=')) throw new InstructionError(`Missing a value on flag: ${name}`);
    values.set(name, flag.slice(name.length + 1));
  }
  return values;
}

function readHealthcheck(instruction: Instruction): Healthcheck {
  atLeastOne(instruction);
  const [type = '', ...command] = instruction.args;
  if (type.toUpperCase() === 'NONE') {
    if (command.length > 0) throw new InstructionError('HEALTHCHECK NONE takes no arguments');
    return { Test: ['NONE'] };
  }
  const flags = healthFlags(instruction.flags);
  if (type.toUpperCase() !== 'CMD') {
    throw new InstructionError(`Unknown type ${goQuote(type.toUpperCase())} in HEALTHCHECK (try CMD)`);
  }
  if (command.length === 0) throw new InstructionError('Missing command after HEALTHCHECK CMD');
  return {
    Test: [instruction.json ? 'CMD' : 'CMD-SHELL', ...command],
    Interval: nanoseconds('interval', flags.get('interval')),
    Timeout: nanoseconds('timeout', flags.get('timeout')),
    StartPeriod: nanoseconds('start-period', flags.get('start-period')),
    Retries: retries(flags.get('retries')),
  };
}

function trigger(instruction: Instruction): string {
  atLeastOne(instruction);
  noFlags(instruction);
  const name = (instruction.args[0] ?? '').toUpperCase();
  if (name === 'ONBUILD') throw new InstructionError("Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed");
  if (name === 'MAINTAINER' || name === 'FROM') {
    throw new InstructionError(`${name} isn't allowed as an ONBUILD trigger`);
  }
  return instruction.line.replace(/^\s*ONBUILD\s*/i, '');
}

function setVariable(env: readonly string[], name: string, value: string): readonly string[] {
  const at = env.findIndex((variable) => variable.split('=', 1)[0] === name);
  return at < 0 ? [...env, `${name}=${value}`] : env.with(at, `${name}=${value}`);
}

const changes: Readonly<Record<string, Change>> = {
  cmd(config, instruction) {
    noFlags(instruction);
    config.Cmd = commandLine(instruction, config, true);
    if (instruction.args.length > 0) config.cmdSet = true;
  },
  entrypoint(config, instruction) {
    noFlags(instruction);
    const command = commandLine(instruction, config, false);
    config.Entrypoint = command.length > 0 ? command : null;
    if (config.cmdSet !== true) config.Cmd = null;
  },
  env(config, instruction) {
    const variables = pairs(instruction, config);
    config.Env = variables.reduce((env, [name, value]) => setVariable(env, name, value), config.Env ?? []);
  },
  expose(config, instruction) {
    noFlags(instruction);
    atLeastOne(instruction);
    const specs = instruction.args.flatMap((arg) => expandWords(arg, instruction.escape, config.Env ?? []));
    config.ExposedPorts = { ...config.ExposedPorts, ...entries(specs.flatMap(parsePorts)) };
  },
  healthcheck(config, instruction) {
    config.Healthcheck = readHealthcheck(instruction);
  },
  label(config, instruction) {
    config.Labels = Object.fromEntries([...Object.entries(config.Labels ?? {}), ...pairs(instruction, config)]);
  },
  onbuild(config, instruction) {
    config.OnBuild = [...(config.OnBuild ?? []), trigger(instruction)];
  },
  user(config, instruction) {
    config.User = onlyArgument(instruction, config);
  },
  volume(config, instruction) {
    noFlags(instruction);
    atLeastOne(instruction);
    const paths = instruction.args.map((arg) => expandWord(arg.trim(), instruction.escape, config.Env ?? []));
    if (paths.includes('')) throw new InstructionError('VOLUME specified can not be an empty string');
    config.Volumes = { ...config.Volumes, ...entries(paths) };
  },
  workdir(config, instruction) {
    const path = onlyArgument(instruction, config);
    if (path === '') throw new InstructionError('cannot normalize nothing');
    const above = config.WorkingDir ?? '';
    config.WorkingDir = path.startsWith('/') ? path : `${above === '/' ? '' : above.replace(/^(?!\/|$)/, '/')}/${path}`;
  },
};

/**
 * What `docker commit --change` makes of a container's config, before it is merged with that config again
 * (merge-config.ts). The changes are the lines of one Dockerfile; the first mistake refuses them all.
 */
export function applyChangeInstructions(
  config: ContainerConfig,
  texts: readonly string[],
): ContainerConfig | ImageFailure {
  if (texts.length === 0) return config;
  try {
    const instructions = parseInstructions(texts);
    const unknown = instructions.find(({ name }) => !Object.hasOwn(changes, name));
    if (unknown !== undefined) throw new InstructionError(`${unknown.name} is not a valid change command`);
    const draft: Draft = { ...config };
    for (const instruction of instructions) changes[instruction.name]?.(draft, instruction);
    const { cmdSet: _, ...changed } = draft;
    return changed;
  } catch (error) {
    if (error instanceof InstructionError || error instanceof WordError)
      return refuse('invalid-argument', error.message);
    throw error;
  }
}
