/** A lesson as somebody else might write it: `npx slipway learn --lessons docs/guides/lessons/the-full-disk.js`. */
export const lessons = [
  {
    id: 'the-full-disk',
    start: {
      commands: [
        'docker run --name press alpine truncate -s 80000000 /film',
        'docker commit press film:draft',
        'docker rm press',
        'docker run --name viewer film:draft true',
      ],
    },
    goal: {
      alpine: (look) => look.image('alpine') !== undefined,
      viewer: (look) => look.container('viewer') === undefined,
      space: (look) => look.container('viewer') !== undefined || look.host.imagesSize < 10_000_000,
    },
    solution: ['docker rm viewer', 'docker rmi film:draft'],
    wrong: [
      { missing: 'viewer', commands: ['docker rmi film:draft'] },
      { missing: 'viewer', commands: ['docker image prune -f'] },
      { missing: 'space', commands: ['docker rm viewer'] },
      { missing: 'alpine', commands: ['docker system prune -a -f'] },
    ],
    questions: {
      freed: {
        show: ['docker system df', 'docker rm viewer', 'docker system df'],
        answer: ({ before, after }) => ({ kind: 'size', bytes: before.host.imagesSize - after.host.imagesSize }),
      },
    },
    words: {
      en: {
        title: 'The full disk',
        story:
          'The disk is full, and the film is only a draft.\n\nGet rid of the draft and of all that it takes. Keep `alpine`.',
        goal: 'The 80MB of `film:draft` are free, and `alpine` is here.',
        missing: {
          alpine: 'Now `alpine` is gone, too.',
          viewer: 'The container `viewer` still needs the film.',
          space: 'Nobody needs the film any more, but it is still there.',
        },
        hints: [
          'Who needs the film? `docker ps -a`.',
          'First whoever stands on it, then the image.',
          '`docker rm viewer`, then `docker rmi film:draft`.',
        ],
        questions: { freed: 'How many bytes of images does `docker rm viewer` free?' },
        learned: 'An image goes when nothing stands on it any more, and somebody removes its name.',
      },
    },
  },
];
