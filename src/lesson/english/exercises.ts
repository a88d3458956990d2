interface Asked {
  readonly about: string;
  readonly command: string;
}

/** What exercises say. */
export const exerciseWords = {
  nothing: () => 'nothing',
  yes: () => 'yes',
  no: () => 'no',
  title: ({ number, seed }: { number: number; seed: string }) => `Exercise ${number} (seed ${seed})`,
  made: () => 'On an empty machine somebody has typed:',
  shows: () => 'Now it shows:',
  'law.course': () => 'Here a volume without a name is gone as soon as no running container uses it.',
  'law.engine': () => 'Here, as in a real engine, a volume without a name goes only with `rm -v`, `--rm` or a prune.',
  prompt: () => 'answer> ',
  how: () => 'Type the answer; `next` for another exercise, `quit` to leave.',
  right: ({ answer }: { answer: string }) => `Right: ${answer}.`,
  wrong: ({ answer }: { answer: string }) => `No. It is: ${answer}.`,
  'see-for-yourself': () => 'This shows it:',
  unreadable: ({ kind }: { kind: 'names' | 'number' | 'size' | 'yes-no' }) =>
    ({
      names: 'Names are asked for, such as `a b`, or `nothing`.',
      number: 'A number is asked for, such as `3`.',
      size: 'A size is asked for, such as `12MB` or `0`.',
      'yes-no': '`yes` or `no` is asked for.',
    })[kind],
  bye: ({ right, of }: { right: number; of: number }) => `${right} of ${of} right.`,
  'ask.rmi-frees': ({ command }: Asked) => `How many bytes of images does \`${command}\` free?`,
  'ask.total-size': () => 'How much do all images take together on disk?',
  'ask.tag-moves': ({ command, about }: Asked) => `Which names does the image ${about} have after \`${command}\`?`,
  'ask.volumes-vanish': ({ command }: Asked) =>
    `Which volumes are gone after \`${command}\`? (Of a long name its first digits will do.)`,
  'ask.files-seen': ({ about }: Asked) => `Which files does the container ${about} see in /box?`,
  'ask.in-the-image': ({ command }: Asked) =>
    `Which files below /house does a new container find, made from the image of \`${command}\`?`,
  'believed.rmi-frees.as-listed': () =>
    'That is what the list shows: every layer of the image, also those that others stand on. They stay.',
  'believed.rmi-frees.top-layer': () =>
    'That is the layer on top. It goes only when no other name, image or container needs it.',
  'believed.rmi-frees.nothing': () => 'With its last name an image goes, and whatever only it had is free.',
  'believed.total-size.rows': () => 'That is the sum of the list. It counts shared layers in every row.',
  'believed.total-size.images': () =>
    'That counts each image once, but images share layers, and those are stored once, too.',
  'believed.total-size.largest': () => 'That is the biggest image alone. The others have layers that it does not have.',
  'believed.tag-moves.unchanged': () => 'That is what it was before.',
  'believed.tag-moves.renamed': () =>
    '`docker tag` renames nothing: the old name stays, and the new one comes in addition.',
  'believed.tag-moves.removed': () => 'The image keeps the names that nothing has taken away from it.',
  'believed.volumes-vanish.all-of-its': () =>
    'A volume does not belong to the container that mounts it: a named one stays, and one that others use, too.',
  'believed.volumes-vanish.nameless-of-its': () =>
    'Also a nameless volume stays as long as the law of this machine finds a user.',
  'believed.volumes-vanish.none-ever': () => 'Nameless volumes do go, when the law of this machine says so.',
  'believed.volumes-vanish.every-nameless': () => 'A nameless volume that somebody still uses stays.',
  'believed.files-seen.everything': () =>
    'Not every /box is the same: with `-v /box` a container gets a volume of its own.',
  'believed.files-seen.only-its-own': () => 'What others write into the same volume is there as well.',
  'believed.files-seen.copied': () =>
    '`--volumes-from` copies nothing: both have the same volume, also for what is written later.',
  'believed.in-the-image.everything': () =>
    'What lies in a mounted place is not in the container’s layer, and a commit takes only that.',
  'believed.in-the-image.only-the-volume': () =>
    'It is the other way round: what is mounted stays out, what is in the container’s own layer comes along.',
  'believed.in-the-image.nothing': () => 'What the container wrote into its own layer does get into the image.',
};
