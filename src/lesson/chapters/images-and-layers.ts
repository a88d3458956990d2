import { imagesAndLayers as en } from '../english/images-and-layers.js';
import { imagesAndLayers as de } from '../german/images-and-layers.js';
import { numberIn } from '../answer.js';
import type { Chapter } from '../lesson.js';
import { ownLesson } from '../own-lesson.js';

const sleepers = ['docker run -d --name red debian sleep 30d', 'docker run -d --name blue debian sleep 30d'];

const whatIsAnImage = ownLesson(
  'what-is-an-image',
  { en: en['what-is-an-image'], de: de['what-is-an-image'] },
  {
    goal: {
      image: (look) => look.image('busybox') !== undefined,
      container: (look) => look.host.containers.length === 0,
    },
    solution: ['docker pull busybox'],
    wrong: [
      { missing: 'image', commands: ['docker images busybox'] },
      { missing: 'container', commands: ['docker run busybox true'] },
      { missing: 'container', commands: ['docker create busybox'] },
    ],
    questions: {
      containers: {
        show: ['docker pull busybox', 'docker ps -a'],
        answer: ({ after }) => ({ kind: 'number', number: after.host.containers.length }),
      },
    },
  },
);

const oneImageManyContainers = ownLesson(
  'one-image-many-containers',
  { en: en['one-image-many-containers'], de: de['one-image-many-containers'] },
  {
    start: { commands: ['docker pull debian'] },
    goal: {
      red: (look) => look.container('red') !== undefined,
      blue: (look) => look.container('blue') !== undefined,
      same: (look) => ['red', 'blue'].every((name) => isOf(look.container(name)?.image.id, look.image('debian')?.id)),
    },
    solution: ['docker run --name red debian true', 'docker run --name blue debian true'],
    wrong: [
      { missing: 'red', commands: ['docker tag debian red', 'docker tag debian blue'] },
      {
        missing: 'red',
        commands: ['docker run --rm --name red debian true', 'docker run --rm --name blue debian true'],
      },
      { missing: 'blue', commands: ['docker run --name red debian true', 'docker commit red blue'] },
      {
        missing: 'same',
        commands: [
          'docker run --name red debian true',
          'docker commit red second',
          'docker run --name blue second true',
        ],
      },
    ],
    questions: {
      bytes: {
        show: [
          'docker run --name red debian true',
          'docker system df | head -n 2',
          'docker run --name blue debian true',
          'docker system df | head -n 2',
        ],
        answer: ({ before, after }) => ({ kind: 'size', bytes: after.host.imagesSize - before.host.imagesSize }),
      },
    },
  },
);

/** A container that is not there is of no image, so that only one part of a goal is missing. */
function isOf(image: string | undefined, wanted: string | undefined): boolean {
  return image === undefined || image === wanted;
}

const aLayerOfItsOwn = ownLesson(
  'a-layer-of-its-own',
  { en: en['a-layer-of-its-own'], de: de['a-layer-of-its-own'] },
  {
    start: { commands: ['docker pull debian', ...sleepers] },
    goal: {
      note: (look) => look.text('red', '/note') !== undefined,
      blue: (look) => look.container('blue') !== undefined && look.text('blue', '/note') === undefined,
    },
    solution: ["docker exec red sh -c 'echo milk > /note'"],
    wrong: [
      { missing: 'note', commands: ['docker exec red echo milk > /note'] },
      { missing: 'note', commands: ["docker run debian sh -c 'echo milk > /note'"] },
      { missing: 'blue', commands: ['docker exec red touch /note', 'docker exec blue touch /note'] },
    ],
    questions: {
      sees: {
        show: ['docker exec red touch /note', 'docker exec red ls /note', 'docker exec blue ls /note'],
        answer: ({ after }) => ({ kind: 'yes-no', yes: after.text('blue', '/note') !== undefined }),
      },
    },
  },
);

const keepAChange = ownLesson(
  'keep-a-change',
  { en: en['keep-a-change'], de: de['keep-a-change'] },
  {
    start: {
      commands: ["docker run --name red debian sh -c 'echo milk > /note'", 'docker run --name blue debian true'],
    },
    goal: {
      image: (look) => look.image('noted') !== undefined,
      note: (look) => look.image('noted') === undefined || look.imageText('noted', '/note') === 'milk\n',
    },
    solution: ['docker commit red noted'],
    wrong: [
      { missing: 'image', commands: ['docker rename red noted'] },
      { missing: 'note', commands: ['docker commit blue noted'] },
      { missing: 'note', commands: ['docker tag debian noted'] },
    ],
    questions: {
      debian: {
        show: ['docker commit red noted', 'docker run --rm noted ls /note', 'docker run --rm debian ls /note'],
        answer: ({ after }) => ({ kind: 'yes-no', yes: after.imageText('debian', '/note') !== undefined }),
      },
    },
  },
);

const greeting = "docker run --name maker alpine sh -c 'echo hello > /usr/bin/greet'";

const layersAreShared = ownLesson(
  'layers-are-shared',
  { en: en['layers-are-shared'], de: de['layers-are-shared'] },
  {
    start: { commands: ['docker pull alpine'] },
    goal: {
      image: (look) => look.image('tools') !== undefined,
      greet: (look) => look.image('tools') === undefined || look.imageText('tools', '/usr/bin/greet') !== undefined,
      shared: (look) => {
        const [tools, alpine] = [look.image('tools')?.layers, look.image('alpine')?.layers];
        return tools === undefined || (alpine?.every((layer, at) => tools[at] === layer) ?? false);
      },
    },
    solution: [greeting, 'docker commit maker tools'],
    wrong: [
      { missing: 'image', commands: ["docker run --name tools alpine sh -c 'echo hello > /usr/bin/greet'"] },
      { missing: 'greet', commands: ['docker tag alpine tools'] },
      { missing: 'shared', commands: [greeting, 'docker export maker | docker import - tools'] },
    ],
    questions: {
      layers: {
        show: [greeting, 'docker commit maker tools', "docker inspect -f '{{len .RootFS.Layers}}' alpine tools"],
        answer: ({ after }) => ({ kind: 'number', number: after.image('tools')?.layers.length ?? 0 }),
      },
    },
  },
);

const nothingChanged = ownLesson(
  'nothing-changed',
  { en: en['nothing-changed'], de: de['nothing-changed'] },
  {
    start: { commands: ['docker run --name quiet debian true', 'docker run --name noisy debian touch /noise'] },
    goal: {
      image: (look) => look.image('copy') !== undefined,
      other: (look) => look.image('copy') === undefined || look.image('copy')?.id !== look.image('debian')?.id,
      layers: (look) => {
        const copy = look.image('copy');
        return copy === undefined || copy.layers.join() === look.image('debian')?.layers.join();
      },
    },
    solution: ['docker commit quiet copy'],
    wrong: [
      { missing: 'image', commands: ['docker rename quiet copy'] },
      { missing: 'other', commands: ['docker tag debian copy'] },
      { missing: 'layers', commands: ['docker commit noisy copy'] },
    ],
    questions: {
      layers: {
        show: ['docker commit quiet copy', "docker inspect -f '{{len .RootFS.Layers}}' debian copy"],
        answer: ({ printed }) => numberIn(printed[1]?.split('\n')[1]),
      },
    },
  },
);

const deletedButThere = ownLesson(
  'deleted-but-there',
  { en: en['deleted-but-there'], de: de['deleted-but-there'] },
  {
    start: {
      commands: [
        "docker run --name hoarder alpine sh -c 'truncate -s 50000000 /big; echo keep > /small'",
        'docker commit hoarder heavy',
        'docker rm hoarder',
      ],
    },
    goal: {
      image: (look) => look.image('light') !== undefined,
      small: (look) => look.image('light') === undefined || look.imageText('light', '/small') !== undefined,
      big: (look) => look.imageText('light', '/big') === undefined,
      size: (look) => (look.image('light')?.size ?? 0) < (look.image('heavy')?.size ?? 0) - 49_000_000,
    },
    solution: ['docker run --name sweep heavy rm /big', 'docker export sweep | docker import - light'],
    wrong: [
      { missing: 'size', commands: ['docker run --name sweep heavy rm /big', 'docker commit sweep light'] },
      { missing: 'big', commands: ['docker tag heavy light'] },
      { missing: 'small', commands: ['docker tag alpine light'] },
      { missing: 'image', commands: ['docker run --name light heavy rm /big'] },
    ],
    questions: {
      smaller: {
        show: [
          'docker run --name sweep heavy rm /big',
          'docker commit sweep light',
          "docker images --format '{{.Repository}} {{.Size}}'",
        ],
        answer: ({ after }) => ({
          kind: 'size',
          bytes: (after.image('heavy')?.size ?? 0) - (after.image('light')?.size ?? 0),
        }),
      },
    },
  },
);

export const imagesAndLayers: Chapter = {
  id: 'images-and-layers',
  titles: { en: 'Images and layers', de: 'Images und Schichten' },
  lessons: [
    whatIsAnImage,
    oneImageManyContainers,
    aLayerOfItsOwn,
    keepAChange,
    layersAreShared,
    nothingChanged,
    deletedButThere,
  ],
};
