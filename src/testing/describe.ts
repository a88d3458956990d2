import type { Lab } from '../lab/lab.js';
import type { ContainerWish, LabCommand, Nth } from './lab-command.js';
import { imageText, nthContainer, nthHost, nthImage, nthVolume, subjectOf } from './nth.js';

type ContainerCommand = Extract<LabCommand, { readonly container: Nth }>;

/** How the things that a command refers to are called. */
interface Naming {
  host(nth: Nth): string;
  container(host: Nth, nth: Nth): string;
  subject(command: ContainerCommand): string;
  image(host: Nth, nth: Nth): string;
  volume(host: Nth, nth: Nth): string;
}

const byNumber: Naming = {
  host: (nth) => `HOST-${nth}`,
  container: (_, nth) => `CONTAINER-${nth}`,
  subject: ({ container }) => `CONTAINER-${container}`,
  image: (_, nth) => `IMAGE-${nth}`,
  volume: (_, nth) => `VOLUME-${nth}`,
};

function inLab(lab: Lab): Naming {
  return {
    host: (nth) => nthHost(lab, nth).name,
    container: (host, nth) => nthContainer(nthHost(lab, host), nth)?.name ?? byNumber.container(host, nth),
    subject: (command) => subjectOf(nthHost(lab, command.host), command)?.name ?? byNumber.subject(command),
    image: (host, nth) => {
      const image = nthImage(nthHost(lab, host), nth);
      return image ? imageText(image) : byNumber.image(host, nth);
    },
    volume: (host, nth) => nthVolume(nthHost(lab, host), nth)?.name ?? byNumber.volume(host, nth),
  };
}

function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function flag(name: string, given: boolean): readonly string[] {
  return given ? [name] : [];
}

function creation(naming: Naming, host: Nth, wish: ContainerWish): readonly string[] {
  return [
    ...(wish.name === undefined ? [] : ['--name', wish.name]),
    ...flag('--rm', wish.rm),
    ...wish.volumes.flatMap((volume) => ['-v', volume]),
    ...wish.existing.flatMap(({ volume, at }) => ['-v', `${naming.volume(host, volume)}:${at}`]),
    ...wish.volumesFrom.flatMap(({ container, readonly }) => [
      '--volumes-from',
      `${naming.container(host, container)}${readonly ? ':ro' : ''}`,
    ]),
    ...(wish.tmpfs ? ['--tmpfs', '/scratch'] : []),
    naming.image(host, wish.image),
    'sh',
    '-c',
    wish.line,
  ];
}

type DockerCommand = Exclude<LabCommand, { readonly command: 'write' | 'delete' | 'online' | 'advance' }>;

function words(naming: Naming, command: DockerCommand): readonly string[] {
  const { host } = command;
  if ('container' in command) return containerWords(naming.subject(command), command);
  switch (command.command) {
    case 'create':
      return ['create', ...creation(naming, host, command.wish)];
    case 'run':
      return ['run', ...flag('-d', command.detach), ...creation(naming, host, command.wish)];
    case 'tag':
      return ['tag', naming.image(host, command.image), command.name];
    case 'rmi': {
      const image = command.byId ? `$(docker images -q --no-trunc ${naming.image(host, command.image)})` : undefined;
      const flags = [...flag('-f', command.force), ...flag('--no-prune', command.noPrune)];
      return ['rmi', ...flags, image ?? naming.image(host, command.image)];
    }
    case 'pull':
    case 'push':
      return [command.command, command.name];
    case 'volume create':
      return ['volume', 'create', ...flag(command.name, command.name !== '')];
    case 'volume rm':
      return ['volume', 'rm', naming.volume(host, command.volume)];
    case 'container prune':
    case 'volume prune':
      return [...command.command.split(' '), '-f'];
    case 'image prune':
      return ['image', 'prune', '-f', ...flag('-a', command.all)];
  }
}

function containerWords(container: string, command: ContainerCommand): readonly string[] {
  switch (command.command) {
    case 'rm':
      return ['rm', ...flag('-f', command.force), ...flag('-v', command.volumes), container];
    case 'exec':
      return ['exec', container, 'sh', '-c', command.line];
    case 'rename':
      return ['rename', container, command.name];
    case 'commit':
      return ['commit', container, ...flag(command.name, command.name !== '')];
    default:
      return [command.command, container];
  }
}

/** `$(…)` is left to the shell. */
function dockerLine(naming: Naming, command: DockerCommand): string {
  const line = words(naming, command).map((word) => (word.startsWith('$(') ? word : quote(word)));
  return ['docker', ...line].join(' ');
}

/**
 * A command as a user would type it, behind the host's name. Without a lab, things are called by number; with the lab
 * that it is about to be applied to, by their names there.
 */
export function describe(command: LabCommand, lab?: Lab): string {
  const naming = lab ? inLab(lab) : byNumber;
  if (command.command === 'advance') return `# ${command.milliseconds / 1000} s pass`;
  const host = naming.host(command.host);
  switch (command.command) {
    case 'online':
      return `# ${host} goes ${command.online ? 'online' : 'offline'}`;
    case 'write':
      return `${host}$ printf %s ${quote(command.text)} > ${quote(command.path)}`;
    case 'delete':
      return `${host}$ rm -r ${quote(command.path)}`;
    default:
      return `${host}$ ${dockerLine(naming, command)}`;
  }
}
