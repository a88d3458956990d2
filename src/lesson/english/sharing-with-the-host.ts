export const sharingWithTheHost = {
  'a-shared-folder': {
    title: 'A shared folder',
    story: `What a container writes into its own layer is gone with it. A folder of the machine that is mounted into a container is not the container's: it was there before, and it stays.

Let a container write the file \`DATAFILE\` into the folder \`/home/student/demo\` of this machine, and leave the container there when it has ended.`,
    goal: 'A container shares the folder `/home/student/demo`, and there is a file `DATAFILE` in that folder.',
    missing: {
      shared:
        'No container shares the folder `/home/student/demo`. (A source without a slash at its beginning is the name of a volume, and none at all makes a nameless volume.)',
      file: 'A container shares the folder, but there is no `DATAFILE` in it. Which path has the folder inside the container?',
    },
    hints: [
      'Which option of `docker run` mounts something?',
      '`-v`, with the path on the machine, a colon, and the path in the container.',
      '`docker run -v /home/student/demo:/shared-folder debian touch /shared-folder/DATAFILE`',
    ],
    questions: {
      left: 'A container with `--rm` writes `/shared-folder/kept` and `/lost`; `/shared-folder` is the folder `demo` of this machine. Which of the two files does `ls demo` show when the container is gone?',
    },
    learned: 'A bind mount is the same folder, seen from two sides. It outlives every container.',
  },
  'both-see-it': {
    title: 'Both see it',
    story: `The container \`reader\` runs, and it has the folder \`news\` of this machine as \`/news\`.

Let it read in \`/news/today\` that the weather is sunny. Without touching the container: it must not be started again for that.`,
    goal: '`reader` runs, and sees a file `/news/today` with the word "sunny".',
    missing: {
      seen: '`reader` sees no `/news/today` with "sunny" in it.',
      running: '`reader` does not run any more.',
    },
    hints: [
      'Whatever is in `news` on this machine is in `/news` there.',
      'Write the file here, into the folder.',
      '`echo sunny > news/today`',
    ],
    questions: {
      once: '`reader` runs already when the file is written into `news`. Does it see the file without being started again (yes or no)?',
    },
    learned: 'Nothing is copied. Both sides have the same folder, at every moment, in both directions.',
  },
  'a-single-file': {
    title: 'A single file',
    story: `A file can be shared just like a folder. But what should docker do if the path isn't there? It cannot know what you meant, and makes a folder.

Give a container \`server\` the file \`/home/student/app.conf\` as \`/etc/app.conf\`. In it there should be one line: \`port=80\`.`,
    goal: 'The container `server` has the file `app.conf` of this machine as `/etc/app.conf`, and it says `port=80`.',
    missing: {
      container: 'There is no container `server`.',
      file: 'In `server`, `/etc/app.conf` is a folder. The source was no file of this machine when the container was made.',
      shared: '`/etc/app.conf` in `server` is not the file `/home/student/app.conf` of this machine.',
      text: '`/etc/app.conf` is shared, but does not say `port=80`.',
    },
    hints: [
      'Order matters: the file first, then the container.',
      'If a folder has come of it: `undo`, or remove container and folder. A mount is decided when the container is made.',
      '`echo port=80 > app.conf`, then `docker run -d --name server -v /home/student/app.conf:/etc/app.conf debian sleep 30d`',
    ],
    questions: {
      file: '`app.conf` does not exist, and a container is run with `-v /home/student/app.conf:/etc/app.conf`. Is it a file that comes into being on this machine (yes or no)?',
    },
    learned: 'A single file must exist before the container does; `-v` makes a folder of whatever is missing.',
  },
  'look-and-do-not-touch': {
    title: 'Look, and do not touch',
    story: `A guest may read your recipes, and must not change them. Rights of files do not help: in its container the guest is root.

Run a container \`guest\` that has the folder \`recipes\` as \`/recipes\`, readable only.`,
    goal: 'A running container `guest` sees `/recipes/monday`, and can write nothing there.',
    missing: {
      guest: 'There is no running container `guest`.',
      sees: '`guest` does not see your recipe in `/recipes/monday`.',
      readonly: '`guest` sees the recipes, and could change them.',
    },
    hints: [
      'A mount has a mode.',
      'It stands at the end of `-v`, after another colon.',
      '`docker run -d --name guest -v /home/student/recipes:/recipes:ro debian sleep 30d`',
    ],
    questions: {
      new: '`guest` has the folder with `:ro`. Later you write a new recipe here. Will `guest` see it (yes or no)?',
    },
    learned:
      '`:ro` is about the container, not about the folder: the container only reads, the machine goes on writing, and both see the same.',
  },
  'what-a-mount-hides': {
    title: 'What a mount hides',
    story: `The image \`site\` has a page in \`/www\`. It is to be kept outside of the container, so that it can be changed. But if an empty folder of the machine is mounted over \`/www\`, the page is hidden.

A named volume behaves differently when it is new. Run a container \`web\` of \`site\` that has the volume \`pages\` at \`/www\`, with the page in it.`,
    goal: 'A running container `web` has the volume `pages` at `/www`, and sees `/www/index.html`.',
    missing: {
      web: 'There is no running container `web`.',
      pages: '`web` has no volume called `pages` at `/www`.',
      index:
        'The volume is there, but `/www/index.html` is not in it. What did the image have there with which it was first used?',
    },
    hints: [
      'A name without a slash before the colon is a volume.',
      'Mounted for the first time over a folder of the image, an empty volume gets what is in that folder.',
      '`docker run -d --name web -v pages:/www site sleep 30d`',
    ],
    questions: {
      folder: 'An empty folder of this machine is mounted over `/www`. Which files does the container see there?',
      volume: 'And which, if it is a new volume called `pages`?',
    },
    learned:
      'A mount hides what the image has at that place. A new, empty volume is filled with it first; a folder of the machine never is.',
  },
  'not-in-the-image': {
    title: 'Not in the image',
    story: `\`worker\` has written its report into \`/data\`, which is a volume, and its journal beside it. A colleague commits the container, sends the image, and the report isn't in it.

Make an image \`packed\` in which the report is, as \`/results/report\`.`,
    goal: 'There is an image `packed`, and a container made from it finds "42" in `/results/report`.',
    missing: {
      image: 'There is no image called `packed`.',
      report: '`packed` has no `/results/report`. What lies in a volume does not get into an image.',
    },
    hints: [
      "An image gets what is in the container's own layer. So the report has to get there.",
      'Copy it inside of the container, from the volume to a place that is none.',
      '`docker exec worker cp -r /data /results`, then `docker commit worker packed`.',
    ],
    questions: { inside: '`worker` is committed as it is. Which of `/data/report` and `/journal` are in the image?' },
    learned:
      'Volumes belong to the machine, not to the container. No commit, export, push or pull takes anything of them along.',
  },
} as const;
