export const imagesAndLayers = {
  'what-is-an-image': {
    title: 'What is an image?',
    story: `An image is a folder tree, packed and labelled: everything a program needs, and nothing that runs. It lies on a machine like a recipe in a drawer, and nobody has cooked yet.

Somebody wants to work on the train tomorrow, without a network. The image \`busybox\` must be on this machine by then. Nothing has to run.`,
    goal: 'The image `busybox` is on this machine, and there is no container.',
    missing: {
      image: 'This machine has no image called `busybox` yet. (`docker images` lists those it has.)',
      container:
        'There is a container. An image was wanted, and nothing that was made from it; `docker ps -a` shows it.',
    },
    hints: [
      'Something has to be downloaded, and nothing started.',
      'The opposite of `docker push`.',
      '`docker pull` and the name of the image.',
    ],
    questions: { containers: 'How many containers will there be after `docker pull busybox`?' },
    learned: 'An image is only stored. It becomes a container when somebody runs it, and not before.',
  },
  'one-image-many-containers': {
    title: 'One image, many containers',
    story: `One recipe, many cakes. A container is made from an image, and the image stays as it was.

\`debian\` is here. Make two containers of it. What they do doesn't matter (\`true\` does nothing, successfully), but call one \`red\` and the other \`blue\`.`,
    goal: 'There are two containers, `red` and `blue`, both made from the image `debian`.',
    missing: {
      red: 'There is no container called `red`. (`docker ps -a` also shows those that have ended.)',
      blue: 'There is no container called `blue`. (`docker ps -a` also shows those that have ended.)',
      same: 'One of the two was made from another image than `debian`.',
    },
    hints: [
      'A container is made by running an image, and it stays when its program has ended.',
      '`docker run` takes a name for the container: `--name`.',
      '`docker run --name red debian true`, and once more for the other colour.',
    ],
    questions: { bytes: 'By how many bytes does the store of images grow when both have been made?' },
    learned:
      'However many containers are made from it, an image is stored once. A container that ended is still there.',
  },
  'a-layer-of-its-own': {
    title: 'A layer of its own',
    story: `Two containers run here, \`red\` and \`blue\`, both of \`debian\`. If they read the same image, do they also write into the same?

Write a file \`/note\` in \`red\`, with whatever text you like. \`blue\` must not get one.`,
    goal: '`/note` exists in the container `red`, and not in `blue`.',
    missing: {
      note: 'There is no `/note` in the container `red`. Was it written somewhere else: on this machine, or in another container?',
      blue: 'There is a `/note` in the container `blue`, too, or `blue` is gone.',
    },
    hints: [
      'A command can be run in a container that is already running.',
      '`docker exec red …` runs it there. Mind who handles the `>`: the shell that reads it.',
      "`docker exec red sh -c 'echo milk > /note'`: now the `>` is for the shell inside.",
    ],
    questions: { sees: '`red` gets a file `/note`. Will `blue` see it (yes or no)?' },
    learned:
      'Every container has a thin layer of its own on top of the image. What it writes goes there; the image below is only read.',
  },
  'keep-a-change': {
    title: 'Keep a change',
    story: `What a container writes into its layer is gone with the container. Unless that layer is made part of an image.

\`red\` has written a shopping list into \`/note\`; \`blue\` has done nothing. Save the state of things so that new containers begin with that note. Call the image \`noted\`.`,
    goal: 'There is an image `noted`, and a container made from it finds "milk" in `/note`.',
    missing: {
      image: 'There is no image called `noted`. (A container of that name is something else.)',
      note: 'There is an image `noted`, but it has no `/note` with the list in it.',
    },
    hints: [
      'An image can be made from a container.',
      '`docker commit` does it. From which of the two containers?',
      '`docker commit red noted`',
    ],
    questions: {
      debian: 'When `red` has been committed as `noted`: will a new container of `debian` find `/note` (yes or no)?',
    },
    learned:
      "A commit lays the container's own layer on top of those of its image, and gives the stack a name. The old image stays as it was.",
  },
  'layers-are-shared': {
    title: 'Layers are shared',
    story: `Your team wants \`alpine\` with one more file: \`/usr/bin/greet\`. Whoever has \`alpine\` already should only have to store that file, not everything else again.

Make the image \`tools\` so that it stands on the very layers of \`alpine\`. \`picture\` shows who stands on what.`,
    goal: 'There is an image `tools` with `/usr/bin/greet`, and it stands on the layers of `alpine`.',
    missing: {
      image: 'There is no image called `tools` yet.',
      greet: '`tools` is there, but has no file `/usr/bin/greet`.',
      shared:
        '`tools` does not stand on the layers of `alpine`: it carries everything in a layer of its own. Look at the `picture`.',
    },
    hints: [
      'First a container of `alpine` that gets the file; then an image of that container.',
      'Only one of `docker commit` and `docker export` keeps the layers apart.',
      "`docker run --name maker alpine sh -c 'echo hello > /usr/bin/greet'`, then commit `maker` as `tools`.",
    ],
    questions: { layers: '`alpine` has one layer. How many will `tools` have?' },
    learned:
      'An image is a stack of layers, and images with the same bottom share it. What is shared is stored, pulled and pushed once.',
  },
  'nothing-changed': {
    title: 'Nothing changed',
    story: `\`quiet\` is a container of \`debian\` that has written nothing; \`noisy\` has written a file. What does an image of a container consist of, if that container had nothing to add?

Make an image \`copy\` that is another image than \`debian\` (another image id) and yet consists of exactly the same layers.`,
    goal: 'There is an image `copy` with an id of its own and exactly the layers of `debian`.',
    missing: {
      image: 'There is no image called `copy`.',
      other: '`copy` is only a second name of `debian`: the image id is the same.',
      layers: '`copy` has other layers than `debian`.',
    },
    hints: [
      'A second name makes no second image; a commit does.',
      'The commit adds a layer only if there is something in it.',
      '`docker commit quiet copy`',
    ],
    questions: { layers: 'How many layers will an image have that is committed from `quiet`?' },
    learned:
      'An image is its layers and a description (which command, made when, from what). A commit without changes adds only to the description, and no layer.',
  },
  'deleted-but-there': {
    title: 'Deleted, and still there',
    story: `The image \`heavy\` has a file \`/big\` of 50MB that nobody needs, and a file \`/small\` that is needed. Somebody has deleted \`/big\` in a container and committed that. The new image was not smaller by a byte.

Make an image \`light\` with \`/small\` in it, without \`/big\`, and really without its 50MB.`,
    goal: 'There is an image `light` that has `/small`, has no `/big`, and is about 50MB smaller than `heavy`.',
    missing: {
      image: 'There is no image called `light`.',
      small: '`light` has no `/small`.',
      big: '`light` has a `/big`.',
      size: '`light` shows no `/big`, but is as big as before: the layer with that file is still below, and the new one only hides it.',
    },
    hints: [
      'A layer is never changed. What lies in a lower one can be hidden by a higher one, not removed.',
      'One way is an image without those layers: all that a container sees, packed into a single new one.',
      'Delete `/big` in a container of `heavy`; then `docker export` that container and pipe it into `docker import - light`.',
    ],
    questions: {
      smaller:
        '`/big` (50MB) is deleted in a container of `heavy`, and the container committed. How much smaller is the new image than `heavy`?',
    },
    learned:
      'Deleting in a higher layer writes a note that hides the file; the bytes stay below. Only an image that was built without that layer is smaller.',
  },
} as const;
