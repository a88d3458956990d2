export const namesAndTags = {
  'a-second-name': {
    title: 'A second name',
    story: `A name is a label on a string. It is tied to an image, and an image can have many.

Your project speaks of \`mine:v1\`, and for now that is to be nothing but \`debian\`. Give the image that name.`,
    goal: '`mine:v1` is a name of the very image that `debian` names.',
    missing: {
      name: 'There is no image by the name of `mine:v1`.',
      same: '`mine:v1` is another image than `debian`: the ids differ (`docker images`).',
    },
    hints: [
      'Nothing is to be copied, run or built. It is only about a label.',
      '`docker tag` takes the name that is there, then the new one.',
      '`docker tag debian mine:v1`',
    ],
    questions: { bytes: 'How many more bytes will images take on disk with the second name?' },
    learned:
      'A tag is a name, not a copy. The list shows the image once for each name, with the same id and the same size, and it takes its space once.',
  },
  'only-a-word': {
    title: 'Only a word',
    story: `There are \`app:v1\` and \`app:v2\`. A colleague types \`docker run app\` without a tag and expects to get the newest.

Where no tag is given, docker reads \`latest\`. See to it that \`app\` alone means version two.`,
    goal: '`app` without a tag is the same image as `app:v2`.',
    missing: {
      latest: 'There is no image by the name of `app` alone, which is short for `app:latest`.',
      second: '`app` is there, but it is not the image of `app:v2`.',
    },
    hints: [
      '`latest` is not computed by anybody. It is a tag like any other.',
      'So somebody has to tie it, to the right image.',
      '`docker tag app:v2 app`',
    ],
    questions: { runs: '`app:v1` and `app:v2` are here. Will `docker run app` find one of them (yes or no)?' },
    learned:
      '`latest` is the word that stands in for a missing tag, and nothing more. It points to the newest image only if somebody moves it there.',
  },
  'a-name-moves': {
    title: 'A name moves',
    story: `\`app\` is version one. In the container \`builder\` version two is ready to be committed. If that commit takes the name \`app\`, version one loses it, and you will want it back one day.

Make \`app\` version two, and let \`app:old\` be version one.`,
    goal: '`app` has "two" in its file `/version`, and `app:old` has "one".',
    missing: {
      next: '`app` is not version two yet.',
      old: '`app:old` is not version one.',
    },
    hints: [
      'A name belongs to one image at a time. Who takes it over, takes it away.',
      'So tie the second name to version one while it can still be called by its first.',
      '`docker tag app app:old`, and only then `docker commit builder app`.',
    ],
    questions: {
      nameless: 'After `docker commit builder app`, how many images will `docker images` show as `<none>`?',
    },
    learned:
      'A commit or a build that reuses a name moves it. The image that had it stays, as `<none>`, until somebody removes it; only its id leads there.',
  },
  'the-whole-name': {
    title: 'The whole name',
    story: `An image's name says where it lives: the registry with its port, the organization, the image, and the tag. What is left out is filled in: Docker Hub, nobody's organization, \`latest\`.

\`app:v1\` is to go to the registry \`registry.harbour.example:5000\`, where your organization is called \`kitchen\` and the image \`soup\`, version \`v1\`. Nothing has to be sent yet. Give it the whole name.`,
    goal: 'The image `app:v1` also has the name `registry.harbour.example:5000/kitchen/soup:v1`.',
    missing: {
      registry:
        'No name of `app:v1` begins with the registry and its port. What stands before the first slash is a registry only if it has a dot or a colon. (Names are written in lower case.)',
      path: 'The registry is right, but after it there must be the organization and the image: `kitchen/soup`.',
      tag: 'Everything before the tag is right. The tag is to be `v1`.',
    },
    hints: [
      'Four parts: registry with port, organization, image, tag.',
      'Between them stand slashes, and before the tag a colon.',
      '`docker tag app:v1 registry.harbour.example:5000/kitchen/soup:v1`',
    ],
    questions: { tag: '`docker tag app:v1 kitchen/soup` names no tag. Which tag will the list show?' },
    learned:
      'registry:port/organization/image:tag. The name decides where a push goes to and a pull comes from; whatever is missing has a default.',
  },
  'through-a-registry': {
    title: 'Through a registry',
    story: `A registry is a shelf on which machines leave images for one another. This one is called \`registry.harbour.example:5000\`, and it is empty.

Your colleagues are waiting for \`app:v1\`. Leave it there as \`kitchen/soup\`, tag \`v1\`.`,
    goal: 'The registry `registry.harbour.example:5000` has the repository `kitchen/soup` with the tag `v1`.',
    missing: {
      pushed:
        'The registry has nothing called `kitchen/soup`. A name alone sends nothing, and a push goes where the name says.',
      tag: '`kitchen/soup` is there, but without a tag `v1`.',
    },
    hints: [
      'It takes two steps: a name that says where, and then the sending.',
      '`docker tag` gives the name; `docker push` sends what it names.',
      '`docker tag app:v1 registry.harbour.example:5000/kitchen/soup:v1`, then `docker push` with that same name.',
    ],
    questions: {
      again:
        'Once it has been pushed, every name of it is removed here by `docker rmi`. Can it be pulled again (yes or no)?',
    },
    learned:
      "A push takes the destination from the name, sends the layers that the registry lacks, and leaves the image here as it was. Push and pull are each other's opposite.",
  },
  'without-a-network': {
    title: 'Without a network',
    story: `You are on the ship, and there is no network. But somebody has put an image into the file \`app.tar\` with \`docker save\`, and it lies in your folder.

Bring the image \`app:v1\` back from it, whole: with its layers, as it was saved.`,
    goal: 'There is an image `app:v1`, and its file `/version` says "one".',
    missing: {
      image: 'There is no image `app:v1` on this machine.',
      whole:
        "`app:v1` is there, but not what was saved: it consists of the archive's own files. (`docker history app:v1`)",
    },
    hints: [
      'The file holds an image with all its layers. Which command is the opposite of `docker save`?',
      'Not `docker import`: that takes any archive of files and makes it one layer.',
      '`docker load -i app.tar`',
    ],
    questions: {
      layers: 'How many layers will the loaded image have? (One came from `alpine`, and one was committed on top.)',
    },
    learned:
      'save and load carry images, with layers, history and names. export and import carry the files of a container, in a single layer.',
  },
} as const;
