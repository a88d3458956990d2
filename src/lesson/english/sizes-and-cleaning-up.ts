export const sizesAndCleaningUp = {
  'sizes-do-not-add-up': {
    title: 'Sizes do not add up',
    story: `The list of images on this machine is alarming: five rows of more than a hundred megabytes each. The disk has room for 120MB of images.

Somebody begins to delete whatever looks superfluous. Think first: which of the five takes space that no other one takes? \`debian\` has to stay.`,
    goal: '`debian` is here, and all images together take less than 120MB.',
    missing: {
      debian: 'There is no image called `debian` any more.',
      space: 'All images together still take more than 120MB; `docker system df` counts every layer once.',
    },
    hints: [
      'Rows with the same image id are the same bytes.',
      'The one row with another id stands on the same bottom as the others, and brings 40MB of its own.',
      '`docker rmi dinner`',
    ],
    questions: {
      total: 'How much do all images on this machine take together? (`docker images` shows them one by one.)',
    },
    learned:
      'The list shows for each name how big that image would be alone. What is shared is counted in every row and stored once; `docker system df` says the truth.',
  },
  'name-or-image': {
    title: 'The name, or the image?',
    story: `\`docker rmi\` is short for "remove image". Mostly, what it removes is a name.

\`app:v1\` has 30MB of its own, which are to be freed. \`alpine\`, on which it stands, is needed.`,
    goal: '`alpine` is here, and all images together take less than 10MB.',
    missing: {
      alpine: 'There is no image called `alpine` any more; it was to stay.',
      space: 'The 30MB are still there: as long as a name leads to the image, it stays.',
    },
    hints: [
      'Watch the words: `Untagged` is not `Deleted`.',
      'How many names has the image got? `docker images` shows them with their id.',
      '`docker rmi app:v1 app:stable app:friday`: with the last name the image goes.',
    ],
    questions: { freed: 'How many bytes does `docker rmi app:v1` free?' },
    learned:
      'rmi takes a name away. With the last one the image goes, and with it the layers on which nothing else stands.',
  },
  'still-in-use': {
    title: 'Still in use',
    story: `\`app\` brings 30MB along, and nobody needs it any more. There is only this container that ran last week, \`last\`. It ended long ago.

Free the 30MB.`,
    goal: 'There is no image `app`, and its 30MB are free.',
    missing: {
      image: 'The image `app` is still there. What did docker say when you tried? (`explain docker rmi app`)',
      layer:
        'The image is out of the list, but its bytes are not free: a container still stands on that layer. (`picture` shows it.)',
    },
    hints: [
      'A container stands on the layers of its image, also when it has ended.',
      'Force takes the image out of the list, not the ground from under a container.',
      '`docker rm last`, then `docker rmi app`.',
    ],
    questions: {
      removed:
        'Nothing runs, but the ended container `last` is there. Will `docker rmi app` remove the image (yes or no)?',
    },
    learned: 'A container, running or not, needs the layers below it. First the containers, then the image.',
  },
  'without-a-name': {
    title: 'Images without a name',
    story: `\`app\` was built again and again, always under the same name. Each time the name moved on, and what had it before stayed as \`<none>\`: dangling images, which nobody calls any more.

Clear them away. Everything that has a name (\`alpine\`, \`app\`, \`tool\`) is to stay, used or not.`,
    goal: 'No image is without a name, and `alpine`, `app` and `tool` are still here.',
    missing: {
      named: 'One of `alpine`, `app` and `tool` is missing: too much was cleared away.',
      dangling: 'There are still images without a name: `docker images -f dangling=true`.',
    },
    hints: [
      'There is a command for exactly those.',
      '`docker image prune`. Mind its options: one of them means more than you want.',
      '`docker image prune -f`, without `-a`.',
    ],
    questions: { removed: 'How many images will `docker image prune -f` remove?' },
    learned:
      'prune removes what has no name. prune -a removes everything that no container uses, names or not: on a machine where little runs, that is nearly all.',
  },
  'what-containers-cost': {
    title: 'What containers cost',
    story: `Three containers of one image: \`web\` runs and must go on running. \`monday\` and \`tuesday\` have done their work and ended, and each has written a big file.

Their results have been fetched. Free the space that they take.`,
    goal: '`web` runs, and all containers together take less than 1MB of their own.',
    missing: {
      web: '`web` does not run any more.',
      bytes: 'The layers of the ended containers are still there: `docker ps -a -s` shows their sizes.',
    },
    hints: [
      'It is not the image that takes the space; it is shared by all three.',
      'What a container has written goes with the container: it must be removed, not stopped.',
      '`docker rm monday tuesday`',
    ],
    questions: {
      freed: 'How much will `docker container prune -f` free? (`docker ps -a -s` shows what each has written.)',
    },
    learned: 'A container that has ended keeps its layer until it is removed. `docker run --rm` removes it by itself.',
  },
} as const;
