import { counted } from './lists.js';
import type { OtherLawValues, VolumeReason, VolumeValues } from '../volume-values.js';

function because({ reason, containers }: VolumeReason): string {
  const several = containers.length > 1;
  const users = counted('container', containers);
  switch (reason) {
    case 'named':
      return 'it has a name, and only `docker volume rm` or a prune removes it';
    case 'running':
      return `${users} ${several ? 'run and use' : 'runs and uses'} it`;
    case 'never-used':
      return 'it was made without a container, and nobody has used it yet';
    case 'never-started':
      return `${users} ${several ? 'mount it and have' : 'mounts it and has'} never been started`;
    case 'ended':
      return `no container that mounts it runs any more, since ${users} ${several ? 'have' : 'has'} ended`;
    case 'referenced':
      return `${users} ${several ? 'refer' : 'refers'} to it, running or not`;
    case 'unmounted':
      return `${users}, the last to mount it, has been removed`;
    case 'removed-along':
      return `\`rm -v\` or \`--rm\` takes it along with ${users}, and no other container refers to it`;
    case 'command':
      return '`docker volume rm` has removed it';
    case 'pruned':
      return '`docker volume prune` has removed it';
    case 'somehow':
      return 'a command has removed it';
    case 'unmounted-by-all':
      return 'no container mounts it';
    case 'unreferenced':
      return 'no container refers to it, and nobody has asked for its removal with `rm -v`, `--rm` or a prune';
  }
}

const laws = { course: "The course's law", engine: "The engine's law" } as const;

export const volumeWords = {
  'volume.there': ({ volume, because: why }: VolumeValues) => `Volume ${volume} is there: ${because(why)}.`,
  'volume.gone': ({ volume, because: why }: VolumeValues) => `Volume ${volume} is gone: ${because(why)}.`,
  'volume.other-law': ({ law, exists, kept, because: why }: OtherLawValues) => {
    const verdict = kept
      ? exists
        ? 'keeps it too'
        : 'would have kept it'
      : exists
        ? 'would not keep it'
        : 'lets it go too';
    return `${laws[law]} ${verdict}${why === undefined ? '' : `: ${because(why)}`}.`;
  },
  'volume.mount': ({ container, path, from }: { container: string; path: string; from?: string | undefined }) =>
    from === undefined
      ? `Container ${container} mounts it at ${path}.`
      : `Container ${container} mounts it at ${path}, inherited from ${from} by --volumes-from.`,
  'volume.mount-stopped': ({ container, path }: { container: string; path: string }) =>
    `Container ${container} has a mount point for it at ${path}, but does not run.`,
} as const;
