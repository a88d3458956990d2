/** What the real client offers besides, and Slipway does not simulate: refused with a sentence that says so. */

import { version } from '../view/version.js';

/** What `--disable-content-trust=false` asks for. */
export const signatures = 'signatures of images';

/** Commands of the tree without a file, by key: what would have to be simulated. */
const commands: Readonly<Partial<Record<string, string>>> = {
  build: 'builds; make images by `docker commit` or `docker import`',
  'context create': 'contexts other than the default one; name an Engine by -H or DOCKER_HOST',
  'context export': 'contexts other than the default one',
  'context import': 'contexts other than the default one',
  'context update': 'contexts other than the default one',
  'system dial-stdio': 'the socket of the Engine',
};

/** Commands of the tree that the Engine is too old for: since which version of its API there are any. */
const tooNew: Readonly<Partial<Record<string, string>>> = { 'volume update': '1.42' };

/** Since which version of the API there is a command that this Engine does not know. */
export function neededApi(key: string): string | undefined {
  return tooNew[key];
}

/** Whole families, by their first word. Plugins are none of them: a client without plugins does not know their words. */
const families: Readonly<Partial<Record<string, { readonly about: string; readonly commands: readonly string[] }>>> = {
  checkpoint: { about: 'checkpoints', commands: ['create', 'ls', 'rm'] },
  config: { about: 'swarms', commands: ['create', 'inspect', 'ls', 'rm'] },
  manifest: { about: 'lists of manifests', commands: ['annotate', 'create', 'inspect', 'push', 'rm'] },
  node: { about: 'swarms', commands: ['demote', 'inspect', 'ls', 'promote', 'ps', 'rm', 'update'] },
  plugin: {
    about: 'plugins',
    commands: ['create', 'disable', 'enable', 'inspect', 'install', 'ls', 'push', 'rm', 'set', 'upgrade'],
  },
  secret: { about: 'swarms', commands: ['create', 'inspect', 'ls', 'rm'] },
  service: {
    about: 'swarms',
    commands: ['create', 'inspect', 'logs', 'ls', 'ps', 'rm', 'rollback', 'scale', 'update'],
  },
  stack: { about: 'swarms', commands: ['config', 'deploy', 'ls', 'ps', 'rm', 'services'] },
  swarm: {
    about: 'swarms',
    commands: ['ca', 'init', 'join', 'join-token', 'leave', 'unlock', 'unlock-key', 'update'],
  },
  trust: {
    about: signatures,
    commands: ['inspect', 'key generate', 'key load', 'revoke', 'sign', 'signer add', 'signer remove'],
  },
};

function sentence(path: string, about: string): string {
  return `${path}: Slipway does not simulate ${about}`;
}

/** The refusal of a command of the tree that has no file. */
export function commandRefusal(key: string, path: string): string {
  const needed = neededApi(key);
  if (needed !== undefined)
    return `${path} requires API version ${needed}, but the Docker daemon API version is ${version.ApiVersion}`;
  return sentence(path, commands[key] ?? 'this command');
}

export function flagRefusal(path: string, flag: string, about: string): string {
  return sentence(`${path} --${flag}`, about);
}

/** The refusal of a family's command; undefined if there is no such family, or the family has no such command. */
export function familyRefusal([name = '', ...rest]: readonly string[]): string | undefined {
  const family = Object.hasOwn(families, name) ? families[name] : undefined;
  if (family === undefined) return undefined;
  const words = rest.filter((word) => !word.startsWith('-'));
  const known = family.commands.find((command) => ` ${words.join(' ')} `.startsWith(` ${command} `));
  const path = ['docker', name, ...(known === undefined ? [] : [known])].join(' ');
  return known !== undefined || words.length === 0 ? sentence(path, family.about) : undefined;
}

/** Whether a word begins the name of a family that is refused. */
export function isFamily(word: string): boolean {
  return Object.hasOwn(families, word);
}
