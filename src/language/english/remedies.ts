/** What the smallest command that changes something would do; the command itself stands beside it. */
export const remedyWords = {
  'remedy.remove-image': ({ image }: { image: string }) => `removes image ${image}, with what stands in the way`,
  'remedy.free-layer': ({ layer }: { layer: string }) => `frees layer ${layer}: removes every image that includes it`,
  'remedy.remove-container': ({ container }: { container: string }) =>
    `removes container ${container} and its own layer`,
  'remedy.remove-volume': ({ volume }: { volume: string }) => `ends volume ${volume} and the files in it`,
  'remedy.start-container': ({ container }: { container: string }) =>
    `starts container ${container} again, with its files`,
  'remedy.free-name': ({ name }: { name: string }) => `removes the container that is called ${name}`,
  'remedy.unpause': ({ container }: { container: string }) => `lets the processes of container ${container} go on`,
  'remedy.remove-names': ({ image }: { image: string }) =>
    `takes all names of image ${image} away, and the image with the last`,
  'remedy.delete-file': ({ path }: { path: string }) => `deletes ${path}`,
  'remedy.to': ({ command, effect }: { command: string; effect: string }) => `\`${command}\` ${effect}.`,
} as const;
