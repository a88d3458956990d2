export const sharingBetweenContainers = {
  'a-volume-with-a-name': {
    title: 'A volume with a name',
    story: `A volume is a disk that belongs to no container. With a name, any container can have it, today or next year.

Leave a letter: some container writes \`/box/letter\`, and \`box\` is the volume that it has at \`/box\`. Another one, \`reader\`, runs and finds the letter there.`,
    goal: 'The volume `box` holds a file `letter`, and the running container `reader` sees it as `/box/letter`.',
    missing: {
      box: 'There is no volume called `box`. (`docker volume ls`)',
      letter: 'The volume `box` is there, but no file `letter` in it.',
      reader: 'The letter is in the volume, but no running container `reader` sees it as `/box/letter`.',
    },
    hints: [
      'Both containers get the same volume: by its name.',
      '`-v box:/box`: what stands before the colon has no slash, so it is a volume.',
      "`docker run --name writer -v box:/box debian sh -c 'echo hello > /box/letter'`, then `docker run -d --name reader -v box:/box debian sleep 30d`",
    ],
    questions: { stays: 'The container that wrote the letter is removed. Is the letter still there (yes or no)?' },
    learned:
      'A named volume belongs to the machine, and stays until somebody removes it by name. Two containers that name it share it.',
  },
  'from-another': {
    title: 'From another container',
    story: `\`first\` has a volume at \`/shared-folder\` that nobody gave a name. Its file \`MYFILE\` is wanted in a second container. \`-v /shared-folder\` again would make another volume, a new one.

Run a container \`second\` that has the same volume as \`first\`.`,
    goal: 'The running container `second` sees `/shared-folder/MYFILE`, on the very volume of `first`.',
    missing: {
      second: 'There is no running container `second`.',
      sees: '`second` sees no `/shared-folder/MYFILE`.',
      shared: '`second` has a copy. What one of them writes now, the other will not see.',
    },
    hints: [
      'One container can take over the volumes of another.',
      'The option of `docker run` is called what it does: volumes from.',
      '`docker run -d --name second --volumes-from first debian sleep 30d`',
    ],
    questions: {
      files:
        '`first` makes two more files, `/shared-folder/ANOTHER` and `/PRIVATE`. Then `second` is run with `--volumes-from first`. Which files does it see in `/shared-folder`?',
    },
    learned:
      '`--volumes-from` mounts the same volumes at the same places. It copies nothing, and takes nothing else along.',
  },
  'passed-on': {
    title: 'Passed on',
    story: `\`first\` made the volume, and \`second\` inherited it. Like a torch, it can go from hand to hand, and whoever lit it may go home.

Let a container \`third\` have the file, and let \`first\` and \`second\` be gone.`,
    goal: 'The running container `third` sees `/shared-folder/MYFILE`, and `first` and `second` do not exist any more.',
    missing: {
      third: 'There is no running container `third`. (`--volumes-from` needs a container that exists.)',
      sees: '`third` sees no `/shared-folder/MYFILE`.',
      gone: '`first` or `second` is still there.',
    },
    hints: [
      'It is passed on while somebody still holds it: first the heir, then the end of the old ones.',
      "From whom `third` inherits doesn't matter, as long as that one has the volume.",
      '`docker run -d --name third --volumes-from second debian sleep 30d`, then `docker rm -f first second`.',
    ],
    questions: {
      files:
        '`first` is removed. Then `third` is run with `--volumes-from second`. Which files does `third` see in `/shared-folder`?',
    },
    learned:
      "The volume is not the first container's. It is there as long as somebody has it, through chains of any length.",
  },
  poof: {
    title: 'Poof',
    story: `\`kettle\` and \`cup\` run. They share the steam, a volume without a name, and the tea leaves, a volume called \`tealeaves\`.

Let the steam evaporate, and only the steam: both containers are to be there afterwards, running or not, and the leaves, too. (This machine lives by the course's law: a volume without a name is there as long as a running container uses it.)`,
    goal: 'There is no volume without a name any more; `tealeaves`, `kettle` and `cup` are there.',
    missing: {
      containers: '`kettle` and `cup` were both to stay, as containers.',
      steam: 'The volume without a name is still there: some container that uses it runs.',
      leaves: 'The volume `tealeaves` is gone. It was to stay.',
    },
    hints: [
      "A container that doesn't run uses nothing.",
      'The last one to leave counts: one of two is not enough.',
      '`docker stop -t 0 kettle cup`',
    ],
    questions: { left: '`kettle` is removed by force, `cup` runs on. How many volumes are there then?' },
    learned:
      'A volume without a name goes when its last running user goes. One with a name stays until somebody takes it away.',
  },
  'before-it-goes': {
    title: 'Before it goes',
    story: `At the container \`desk\` somebody has written a thesis into \`/work\`. That is a volume without a name, and tonight all containers are stopped.

Save \`/work/thesis\` into a volume called \`archive\`, and then let \`desk\` end.`,
    goal: 'The volume `archive` holds the file `thesis`, and `desk` does not run.',
    missing: {
      saved: 'There is no `thesis` in a volume called `archive`. If it is lost already: `undo`.',
      ended: 'The thesis is safe. `desk` still runs.',
    },
    hints: [
      'As long as `desk` runs, another container can have its volumes.',
      'That other one can have a second volume at the same time, a named one, and copy.',
      '`docker run --rm --volumes-from desk -v archive:/archive debian cp /work/thesis /archive/`, then `docker stop -t 0 desk`.',
    ],
    questions: { again: '`desk` is stopped. Is the volume with the thesis still there (yes or no)?' },
    learned:
      'What is to last gets a name. A short-lived container that mounts both volumes is the way to carry things from one to the other.',
  },
  'a-real-engine': {
    title: 'A real engine is more patient',
    story: `So far, volumes without a name have evaporated by themselves. This machine is like a real engine: it keeps such a volume, even when nothing runs and nothing exists any more that mounts it. Disks get full that way.

\`old\` has ended, and its volume holds 10MB. Remove both.`,
    goal: 'There is no container `old`, and no volume.',
    missing: {
      container: 'The container `old` is still there.',
      volume:
        'The container is gone, but its volume is not. Nobody can call it any more, except by its long id: `docker volume ls`.',
    },
    hints: [
      'Removing a container can take its nameless volumes along, if one says so.',
      'It is an option of `docker rm`; `docker rm --help` lists them.',
      '`docker rm -v old`. (If the container is gone already: `docker volume prune -f`.)',
    ],
    questions: { left: 'After `docker rm old`, without any option: how many volumes are there?' },
    learned:
      'A real engine removes a nameless volume only by `rm -v`, by `--rm`, or by a prune, and only if no other container refers to it.',
  },
  'who-keeps-it-alive': {
    title: 'Who keeps this volume alive?',
    story: `\`ant\` made a volume without a name, long ago, and has been removed. Still the volume is there. It was passed on, and passed on again. \`bee\`, \`cat\`, \`dog\` and \`eel\`: who of them is it?

Let the volume evaporate. \`dog\` is to run on, and \`bee\` is to be there afterwards. (Again the course's law holds. \`explain\` knows a lot, and \`picture\` shows it.)`,
    goal: 'There is no volume without a name any more; `dog` runs, and `bee` exists.',
    missing: {
      dog: '`dog` does not run any more. It had nothing to do with it.',
      bee: '`bee` is gone. It had ended, and kept nothing alive.',
      volume: 'The volume without a name is still there: somebody uses it.',
    },
    hints: [
      'Who has it mounted? And who of these is not ended? Paused is not ended.',
      "`docker inspect -f '{{.Mounts}}' cat` says the volume's name; `explain volume …` names its users.",
      '`cat` runs and `eel` is paused: stop the one, and remove the other by force.',
    ],
    questions: { users: 'Which containers keep the volume alive?' },
    learned:
      'It lives by those who run and have it mounted, whoever they had it from, read-only or not, paused or not. Who made it does not matter.',
  },
} as const;
