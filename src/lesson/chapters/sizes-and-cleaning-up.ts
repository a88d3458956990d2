import { sizesAndCleaningUp as en } from '../english/sizes-and-cleaning-up.js';
import { sizesAndCleaningUp as de } from '../german/sizes-and-cleaning-up.js';
import type { Chapter } from '../lesson.js';
import type { Look } from '../look.js';
import { ownLesson } from '../own-lesson.js';

/** An image with a layer of its own of so many megabytes. */
function weigh(megabytes: number, base: string, name: string): string {
  return `docker run --name maker ${base} truncate -s ${megabytes}000000 /weight && docker commit maker ${name} && docker rm maker`;
}

const megabyte = 1_000_000;

/** Bytes of all layers that are there, also of those on which only containers stand. */
function layerBytes({ host }: Look): number {
  return [...host.row.images.layers.values()].reduce((sum, { layer }) => sum + layer.size, 0);
}

function containerBytes({ host }: Look): number {
  return host.containers.reduce((sum, { size }) => sum + size, 0);
}

function dangling({ host }: Look): number {
  return host.images.filter(({ tags }) => tags.length === 0).length;
}

const sizesDoNotAddUp = ownLesson(
  'sizes-do-not-add-up',
  { en: en['sizes-do-not-add-up'], de: de['sizes-do-not-add-up'] },
  {
    start: {
      commands: [
        'docker pull debian',
        'docker tag debian breakfast && docker tag debian lunch && docker tag debian tea',
        weigh(40, 'debian', 'dinner'),
      ],
    },
    goal: {
      debian: (look) => look.image('debian') !== undefined,
      space: (look) => look.host.imagesSize < 120 * megabyte,
    },
    solution: ['docker rmi dinner'],
    wrong: [
      { missing: 'space', commands: ['docker rmi breakfast lunch tea'] },
      { missing: 'space', commands: ['docker image prune -f'] },
      { missing: 'debian', commands: ['docker rmi debian'] },
    ],
    questions: {
      total: {
        show: ['docker images', 'docker system df | head -n 2'],
        answer: ({ before }) => ({ kind: 'size', bytes: before.host.imagesSize }),
      },
    },
  },
);

const nameOrImage = ownLesson(
  'name-or-image',
  { en: en['name-or-image'], de: de['name-or-image'] },
  {
    start: {
      commands: [weigh(30, 'alpine', 'app:v1'), 'docker tag app:v1 app:stable && docker tag app:v1 app:friday'],
    },
    goal: {
      alpine: (look) => look.image('alpine') !== undefined,
      space: (look) => look.host.imagesSize < 10 * megabyte,
    },
    solution: ['docker rmi app:v1 app:stable app:friday'],
    wrong: [
      { missing: 'space', commands: ['docker rmi app:v1'] },
      { missing: 'space', commands: ['docker rmi app:v1 app:friday'] },
      { missing: 'alpine', commands: ['docker image prune -a -f'] },
    ],
    questions: {
      freed: {
        show: ['docker system df | head -n 2', 'docker rmi app:v1', 'docker system df | head -n 2'],
        answer: ({ before, after }) => ({ kind: 'size', bytes: before.host.imagesSize - after.host.imagesSize }),
      },
    },
  },
);

const stillInUse = ownLesson(
  'still-in-use',
  { en: en['still-in-use'], de: de['still-in-use'] },
  {
    start: { commands: [weigh(30, 'alpine', 'app'), 'docker run --name last app true'] },
    goal: {
      image: (look) => look.image('app') === undefined,
      layer: (look) => look.image('app') !== undefined || layerBytes(look) < 10 * megabyte,
    },
    solution: ['docker rm last', 'docker rmi app'],
    wrong: [
      { missing: 'image', commands: ['docker rmi app'] },
      { missing: 'image', commands: ['docker stop last', 'docker rmi app'] },
      { missing: 'layer', commands: ['docker rmi -f app'] },
    ],
    questions: {
      removed: {
        show: ['docker ps -a', 'docker rmi app'],
        answer: ({ after }) => ({ kind: 'yes-no', yes: after.image('app') === undefined }),
      },
    },
  },
);

const withoutAName = ownLesson(
  'without-a-name',
  { en: en['without-a-name'], de: de['without-a-name'] },
  {
    start: {
      commands: [
        weigh(10, 'alpine', 'app'),
        weigh(11, 'alpine', 'app'),
        weigh(12, 'alpine', 'app'),
        weigh(5, 'alpine', 'tool'),
      ],
    },
    goal: {
      named: (look) => ['alpine', 'app', 'tool'].every((name) => look.image(name) !== undefined),
      dangling: (look) => dangling(look) === 0,
    },
    solution: ['docker image prune -f'],
    wrong: [
      { missing: 'named', commands: ['docker image prune -a -f'] },
      { missing: 'named', commands: ['docker rmi app'] },
      { missing: 'dangling', commands: ['docker container prune -f'] },
    ],
    questions: {
      removed: {
        show: ['docker images', 'docker image prune -f', 'docker images'],
        answer: ({ before, after }) => ({
          kind: 'number',
          number: before.host.images.length - after.host.images.length,
        }),
      },
    },
  },
);

const whatContainersCost = ownLesson(
  'what-containers-cost',
  { en: en['what-containers-cost'], de: de['what-containers-cost'] },
  {
    start: {
      commands: [
        'docker run -d --name web alpine sleep 30d',
        'docker run --name monday alpine truncate -s 20000000 /result',
        'docker run --name tuesday alpine truncate -s 25000000 /result',
      ],
    },
    goal: {
      web: (look) => look.runs('web'),
      bytes: (look) => containerBytes(look) < megabyte,
    },
    solution: ['docker rm monday tuesday'],
    wrong: [
      { missing: 'bytes', commands: ['docker rmi alpine'] },
      { missing: 'bytes', commands: ['docker image prune -a -f'] },
      { missing: 'bytes', commands: ['docker stop monday tuesday'] },
      { missing: 'web', commands: ['docker rm -f $(docker ps -aq)'] },
    ],
    questions: {
      freed: {
        show: ['docker ps -a -s', 'docker container prune -f'],
        answer: ({ before, after }) => ({ kind: 'size', bytes: containerBytes(before) - containerBytes(after) }),
      },
    },
  },
);

export const sizesAndCleaningUp: Chapter = {
  id: 'sizes-and-cleaning-up',
  titles: { en: 'Sizes and cleaning up', de: 'Größen und Aufräumen' },
  lessons: [sizesDoNotAddUp, nameOrImage, stillInUse, withoutAName, whatContainersCost],
};
