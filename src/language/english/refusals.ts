import { counted, listed } from './lists.js';

/** One for each code of a failure, and closer ones where the objects involved tell more. */
export const refusalWords = {
  'refused.no-such-container': ({ name }: { name: string }) =>
    `There is no container with the name or id ${name}. \`docker ps -a\` lists all of them, ended ones too.`,
  'refused.no-such-image': ({ name }: { name: string }) =>
    `This host has no image ${name}. \`docker images\` lists those it has; \`docker pull\` downloads one, and \`docker run\` does so by itself.`,
  'refused.no-such-volume': ({ name }: { name: string }) =>
    `There is no volume ${name}. \`docker volume ls\` lists those there are; an ephemeral one vanishes with the containers that use it.`,
  'refused.no-such-host': ({ name }: { name: string }) => `There is no machine ${name} in this world.`,
  'refused.no-such-object': ({ name }: { name: string }) => `Nothing here is called ${name}.`,
  'refused.no-such-file': ({ name }: { name: string }) =>
    `There is no file ${name} in the container: neither its image nor its own layer nor a mount brings one.`,
  'refused.no-such-exec': () => 'The program that was asked about has ended and been forgotten.',
  'refused.ambiguous-id': ({ name }: { name: string }) =>
    `More than one id begins with ${name}: write more of its digits, or use a name.`,
  'refused.invalid-argument': () =>
    'What was written is not what the command understands; Docker’s own words above say which part. Nothing has been changed.',
  'refused.invalid-reference': ({ name }: { name: string }) =>
    `${name} is no image name: it is [registry.example.com:port/][organization/]name[:tag][@digest], in lower case but for the tag.`,
  'refused.conflict': () => 'Something that is there already stands in the way; the words above name it.',
  'refused.not-running': ({ name }: { name: string }) =>
    `Container ${name} does not run, and this needs one that does. \`docker start ${name}\` starts it again, with its files.`,
  'refused.not-modified': () => 'It is that way already: there was nothing to do.',
  'refused.registry': () =>
    'The registry did not give what was asked: it cannot be reached, does not have it, or refuses. An offline host has only the images it downloaded before.',
  'refused.start-failed': () =>
    'The container is there, but its program could not be started: look at its command, its working folder, its user and its mounts.',
  'refused.file-fault': () => 'The file system refused, in the words of the operating system above.',
  'refused.stuck': () =>
    'It does not end by itself. Run it in the background (-d), give it an end, or interrupt it with Ctrl-C.',
  'refused.bad-snapshot': () => 'The text is not a snapshot of a world that this version can go on with.',
  'refused.name-in-use': ({ name, holder }: { name: string; holder?: string | undefined }) =>
    holder === undefined
      ? `The name ${name} is taken already: choose another one, or remove what has it.`
      : `Container ${holder} has the name ${name}, running or not. A name is free again when its container is removed or renamed.`,
  'refused.container-active': ({ container, status }: { container: string; status: string }) =>
    `Container ${container} is ${status}, and only one that has ended is removed without force.`,
  'refused.paused': ({ container }: { container: string }) =>
    `Container ${container} is paused: its processes stand still, and nothing new is started in it until \`docker unpause\`.`,
  'refused.already-paused': ({ container }: { container: string }) => `Container ${container} stands still already.`,
  'refused.not-paused': ({ container }: { container: string }) =>
    `Container ${container} is not paused, so there is nothing to go on with.`,
  'refused.volume-in-use': ({ volume, users }: { volume: string; users: readonly string[] }) =>
    `Volume ${volume} is used by ${counted('container', users)}; ended ones count too, because they could be started again.`,
  'refused.image-has-children': ({ image, children }: { image: string; children: readonly string[] }) =>
    `Image ${image} carries ${counted('image', children)}: its layers are theirs too, so by its id it can't go before they do.`,
  'refused.image-has-names': ({ image, names }: { image: string; names: readonly string[] }) =>
    `Image ${image} is named ${listed(names)}. By its id all names would go at once, which Docker does with force only; \`docker rmi NAME\` takes one away.`,
  'refused.image-in-use': ({ image, container, running }: { image: string; container: string; running: boolean }) =>
    running
      ? `Container ${container} runs on image ${image}: an image is not taken away under a running container.`
      : `Container ${container} was made from image ${image} and still exists, although it does not run.`,
  'refused.network-in-use': ({ name }: { name: string }) =>
    `Containers are connected to network ${name}: they have to leave it first.`,
  'refused.port-in-use': ({ port }: { port: string }) =>
    `Another container publishes that port of the host for its own ${port}: a port of the host leads to one container only.`,
  'refused.not': () => 'It would not be refused.',
} as const;
