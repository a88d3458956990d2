/**
 * Docker's commands: which there are, under which names, how each is used, and how many arguments it takes. The same
 * command may hang at several places (`docker ps`, `docker container ls`); its `key` is the short one.
 *
 *     command line = "docker" { global flag } command { argument }
 *     command      = name | group name
 */
import type { ArgumentRange } from './usage.js';

export interface CommandEntry {
  /** What a handler is registered under: `ps`, `volume ls`. */
  readonly key: string;
  /** All ways to say it: words after `docker`, the first being the one in its own usage lines. */
  readonly paths: readonly string[];
  /** What follows the path in a usage line. A line of its own begins after a newline, with `docker` in it. */
  readonly usage: string;
  readonly range: ArgumentRange;
  readonly about: string;
  /** Its complaint about a wrong number of arguments is the bare one of the parser's library. */
  readonly plainCount?: true;
}

const ANY: ArgumentRange = { min: 0 };
const NONE: ArgumentRange = { min: 0, max: 0 };
const ONE: ArgumentRange = { min: 1, max: 1 };
const TWO: ArgumentRange = { min: 2, max: 2 };
const SOME: ArgumentRange = { min: 1 };

/** A command of both the top and a group: `docker start`, `docker container start`. */
function shared(
  group: string,
  names: string,
  usage: string,
  range: ArgumentRange,
  about: string,
  top = names,
): CommandEntry {
  const inGroup = names.split(' ').map((name) => `${group} ${name}`);
  return { key: top, paths: [top, ...inGroup], usage, range, about };
}

function grouped(group: string, names: string, usage: string, range: ArgumentRange, about: string): CommandEntry {
  const paths = names.split(' ').map((name) => `${group} ${name}`);
  return { key: paths[0] ?? group, paths, usage, range, about };
}

function top(name: string, usage: string, range: ArgumentRange, about: string): CommandEntry {
  return { key: name, paths: [name], usage, range, about };
}

const CONTAINER_COMMANDS: readonly CommandEntry[] = [
  shared('container', 'attach', '[OPTIONS] CONTAINER', ONE, 'Connect the terminal to a running container'),
  shared(
    'container',
    'commit',
    '[OPTIONS] CONTAINER [REPOSITORY[:TAG]]',
    { min: 1, max: 2 },
    'Make an image of what a container changed',
  ),
  shared(
    'container',
    'cp',
    '[OPTIONS] CONTAINER:SRC_PATH DEST_PATH|-\n\tdocker cp [OPTIONS] SRC_PATH|- CONTAINER:DEST_PATH',
    TWO,
    'Copy between a container and this machine',
  ),
  shared('container', 'create', '[OPTIONS] IMAGE [COMMAND] [ARG...]', SOME, 'Make a container without starting it'),
  shared('container', 'diff', 'CONTAINER', ONE, 'Show which files a container changed'),
  shared('container', 'exec', '[OPTIONS] CONTAINER COMMAND [ARG...]', { min: 2 }, 'Run a command in a container'),
  shared('container', 'export', '[OPTIONS] CONTAINER', ONE, 'Write the files of a container as a tar archive'),
  grouped('container', 'inspect', '[OPTIONS] CONTAINER [CONTAINER...]', SOME, 'Show all about containers'),
  shared('container', 'kill', '[OPTIONS] CONTAINER [CONTAINER...]', SOME, 'End containers by a signal'),
  shared('container', 'logs', '[OPTIONS] CONTAINER', ONE, 'Show what a container printed'),
  shared('container', 'ls list ps', '[OPTIONS]', NONE, 'List containers', 'ps'),
  shared('container', 'pause', 'CONTAINER [CONTAINER...]', SOME, 'Freeze the processes of containers'),
  shared('container', 'port', 'CONTAINER [PRIVATE_PORT[/PROTO]]', { min: 1, max: 2 }, 'Show published ports'),
  grouped('container', 'prune', '[OPTIONS]', NONE, 'Remove every stopped container'),
  shared('container', 'rename', 'CONTAINER NEW_NAME', TWO, 'Give a container another name'),
  shared('container', 'restart', '[OPTIONS] CONTAINER [CONTAINER...]', SOME, 'Stop containers and start them again'),
  shared('container', 'rm remove', '[OPTIONS] CONTAINER [CONTAINER...]', SOME, 'Remove containers', 'rm'),
  shared('container', 'run', '[OPTIONS] IMAGE [COMMAND] [ARG...]', SOME, 'Make a container of an image and start it'),
  shared('container', 'start', '[OPTIONS] CONTAINER [CONTAINER...]', SOME, 'Start containers'),
  shared('container', 'stats', '[OPTIONS] [CONTAINER...]', ANY, 'Show what containers use'),
  shared('container', 'stop', '[OPTIONS] CONTAINER [CONTAINER...]', SOME, 'Stop containers'),
  shared('container', 'top', 'CONTAINER [ps OPTIONS]', SOME, 'List the processes of a container'),
  shared('container', 'unpause', 'CONTAINER [CONTAINER...]', SOME, 'Let frozen containers go on'),
  shared('container', 'update', '[OPTIONS] CONTAINER [CONTAINER...]', SOME, 'Change the limits of containers'),
  shared('container', 'wait', 'CONTAINER [CONTAINER...]', SOME, 'Wait until containers exit and print their codes'),
];

const IMAGE_COMMANDS: readonly CommandEntry[] = [
  {
    key: 'build',
    paths: ['build', 'image build', 'builder build'],
    usage: '[OPTIONS] PATH | URL | -',
    range: ONE,
    about: 'Build an image from a Dockerfile',
  },
  shared('image', 'history', '[OPTIONS] IMAGE', ONE, 'Show how an image came about'),
  shared('image', 'import', '[OPTIONS] file|URL|- [REPOSITORY[:TAG]]', SOME, 'Make an image of a tar archive of files'),
  grouped('image', 'inspect', '[OPTIONS] IMAGE [IMAGE...]', SOME, 'Show all about images'),
  shared('image', 'load', '[OPTIONS]', NONE, 'Take in images that were saved'),
  shared('image', 'ls list', '[OPTIONS] [REPOSITORY[:TAG]]', { min: 0, max: 1 }, 'List images', 'images'),
  grouped('image', 'prune', '[OPTIONS]', NONE, 'Remove images that nothing uses'),
  shared('image', 'pull', '[OPTIONS] NAME[:TAG|@DIGEST]', ONE, 'Fetch an image from a registry'),
  shared('image', 'push', '[OPTIONS] NAME[:TAG]', ONE, 'Send an image to a registry'),
  shared('image', 'rm remove', '[OPTIONS] IMAGE [IMAGE...]', SOME, 'Remove images', 'rmi'),
  shared('image', 'save', '[OPTIONS] IMAGE [IMAGE...]', SOME, 'Write images as a tar archive'),
  shared('image', 'tag', 'SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]', TWO, 'Give an image another name'),
];

const OTHER_COMMANDS: readonly CommandEntry[] = [
  shared('system', 'events', '[OPTIONS]', NONE, 'Show what happens as it happens'),
  shared('system', 'info', '[OPTIONS]', NONE, 'Show the state of the Engine'),
  top('inspect', '[OPTIONS] NAME|ID [NAME|ID...]', SOME, 'Show all about containers, images, volumes, networks'),
  top('login', '[OPTIONS] [SERVER]', { min: 0, max: 1 }, 'Log in to a registry'),
  top('logout', '[SERVER]', { min: 0, max: 1 }, 'Log out of a registry'),
  top('search', '[OPTIONS] TERM', ONE, 'Search a registry for images'),
  top('version', '[OPTIONS]', NONE, 'Show the versions of client and Engine'),
  grouped('builder', 'prune', '', NONE, 'Empty the build cache'),
  grouped('context', 'create', '[OPTIONS] CONTEXT', ONE, 'Make a context'),
  grouped('context', 'export', '[OPTIONS] CONTEXT [FILE|-]', { min: 1, max: 2 }, 'Write a context as an archive'),
  grouped('context', 'import', 'CONTEXT FILE|-', TWO, 'Take in a context'),
  grouped('context', 'inspect', '[OPTIONS] [CONTEXT] [CONTEXT...]', ANY, 'Show all about contexts'),
  grouped('context', 'ls list', '[OPTIONS]', NONE, 'List contexts'),
  grouped('context', 'rm remove', 'CONTEXT [CONTEXT...]', SOME, 'Remove contexts'),
  grouped('context', 'show', '', NONE, 'Print the name of the context in use'),
  grouped('context', 'update', '[OPTIONS] CONTEXT', ONE, 'Change a context'),
  { ...grouped('context', 'use', 'CONTEXT', ONE, 'Set the context to use'), plainCount: true },
  grouped('network', 'connect', '[OPTIONS] NETWORK CONTAINER', TWO, 'Connect a container to a network'),
  grouped('network', 'create', '[OPTIONS] NETWORK', ONE, 'Make a network'),
  grouped('network', 'disconnect', '[OPTIONS] NETWORK CONTAINER', TWO, 'Disconnect a container from a network'),
  grouped('network', 'inspect', '[OPTIONS] NETWORK [NETWORK...]', SOME, 'Show all about networks'),
  grouped('network', 'ls list', '[OPTIONS]', NONE, 'List networks'),
  grouped('network', 'prune', '[OPTIONS]', NONE, 'Remove networks that nothing uses'),
  grouped('network', 'rm remove', 'NETWORK [NETWORK...]', SOME, 'Remove networks'),
  grouped('system', 'dial-stdio', '', NONE, 'Pass standard input and output on to the Engine'),
  grouped('system', 'df', '[OPTIONS]', NONE, 'Show how much space is used, and by what'),
  grouped('system', 'prune', '[OPTIONS]', NONE, 'Remove all that nothing uses'),
  grouped('volume', 'create', '[OPTIONS] [VOLUME]', { min: 0, max: 1 }, 'Make a volume'),
  grouped('volume', 'inspect', '[OPTIONS] VOLUME [VOLUME...]', SOME, 'Show all about volumes'),
  grouped('volume', 'ls list', '[OPTIONS]', NONE, 'List volumes'),
  grouped('volume', 'prune', '[OPTIONS]', NONE, 'Remove volumes that nothing uses'),
  grouped('volume', 'rm remove', '[OPTIONS] VOLUME [VOLUME...]', SOME, 'Remove volumes'),
  grouped('volume', 'update', '[OPTIONS] [VOLUME]', ONE, 'Change a cluster volume'),
];

export const COMMANDS: readonly CommandEntry[] = [...CONTAINER_COMMANDS, ...IMAGE_COMMANDS, ...OTHER_COMMANDS];

export interface GroupEntry {
  readonly name: string;
  readonly about: string;
  /** Only this group's usage line names its COMMAND when a word is not known. */
  readonly usage: string;
}

export const GROUPS: readonly GroupEntry[] = [
  { name: 'builder', about: 'Commands about builds', usage: 'docker builder' },
  { name: 'container', about: 'Commands about containers', usage: 'docker container' },
  { name: 'context', about: 'Commands about contexts', usage: 'docker context' },
  { name: 'image', about: 'Commands about images', usage: 'docker image' },
  { name: 'network', about: 'Commands about networks', usage: 'docker network' },
  { name: 'system', about: 'Commands about the Engine as a whole', usage: 'docker system' },
  { name: 'volume', about: 'Commands about volumes', usage: 'docker volume COMMAND' },
];

export const ROOT_USAGE = 'docker [OPTIONS] COMMAND [ARG...]';
