import { namesAndTags as en } from '../english/names-and-tags.js';
import { namesAndTags as de } from '../german/names-and-tags.js';
import type { Chapter } from '../lesson.js';
import type { Look } from '../look.js';
import { ownLesson } from '../own-lesson.js';

/** An image with a file that says which version it is. */
function version(text: string, name: string): string {
  return `docker run --name maker alpine sh -c 'echo ${text} > /version' && docker commit maker ${name} && docker rm maker`;
}

const aSecondName = ownLesson(
  'a-second-name',
  { en: en['a-second-name'], de: de['a-second-name'] },
  {
    start: { commands: ['docker pull debian'] },
    goal: {
      name: (look) => look.image('mine:v1') !== undefined,
      same: (look) => look.image('mine:v1') === undefined || look.image('mine:v1')?.id === look.image('debian')?.id,
    },
    solution: ['docker tag debian mine:v1'],
    wrong: [
      { missing: 'name', commands: ['docker tag debian mine'] },
      { missing: 'name', commands: ['docker tag mine:v1 debian'] },
      { missing: 'same', commands: ['docker run --name box debian true', 'docker commit box mine:v1'] },
    ],
    questions: {
      bytes: {
        show: [
          'docker system df | head -n 2',
          'docker tag debian mine:v1',
          'docker images',
          'docker system df | head -n 2',
        ],
        answer: ({ before, after }) => ({ kind: 'size', bytes: after.host.imagesSize - before.host.imagesSize }),
      },
    },
  },
);

const onlyAWord = ownLesson(
  'only-a-word',
  { en: en['only-a-word'], de: de['only-a-word'] },
  {
    start: { commands: [version('one', 'app:v1'), version('two', 'app:v2')] },
    goal: {
      latest: (look) => look.image('app') !== undefined,
      second: (look) => look.image('app') === undefined || look.image('app')?.id === look.image('app:v2')?.id,
    },
    solution: ['docker tag app:v2 app'],
    wrong: [
      { missing: 'latest', commands: ['docker tag app:v2 app:newest'] },
      { missing: 'latest', commands: ['docker pull app'] },
      { missing: 'second', commands: ['docker tag app:v1 app'] },
    ],
    questions: {
      runs: {
        show: ['docker images app', 'docker run --rm app cat /version'],
        answer: ({ after }) => ({ kind: 'yes-no', yes: after.image('app') !== undefined }),
      },
    },
  },
);

const registry = 'registry.harbour.example:5000';

function tagsOf(look: Look): readonly string[] {
  return look.image('app:v1')?.tags ?? [];
}

const theWholeName = ownLesson(
  'the-whole-name',
  { en: en['the-whole-name'], de: de['the-whole-name'] },
  {
    start: { registries: [registry], commands: [version('one', 'app:v1')] },
    goal: {
      registry: (look) => tagsOf(look).some((tag) => tag.startsWith(`${registry}/`)),
      path: (look) => {
        const there = tagsOf(look).filter((tag) => tag.startsWith(`${registry}/`));
        return there.length === 0 || there.some((tag) => tag.startsWith(`${registry}/kitchen/soup:`));
      },
      tag: (look) => {
        const there = tagsOf(look).filter((tag) => tag.startsWith(`${registry}/kitchen/soup:`));
        return there.length === 0 || there.includes(`${registry}/kitchen/soup:v1`);
      },
    },
    solution: [`docker tag app:v1 ${registry}/kitchen/soup:v1`],
    wrong: [
      { missing: 'registry', commands: ['docker tag app:v1 kitchen/soup:v1'] },
      { missing: 'registry', commands: [`docker tag app:v1 ${registry}/Kitchen/soup:v1`] },
      { missing: 'path', commands: [`docker tag app:v1 ${registry}/soup:v1`] },
      { missing: 'tag', commands: [`docker tag app:v1 ${registry}/kitchen/soup`] },
    ],
    questions: {
      tag: {
        show: ['docker tag app:v1 kitchen/soup', 'docker images kitchen/soup'],
        answer: ({ after }) => ({
          kind: 'names',
          names: tagsOf(after).flatMap((tag) => /^kitchen\/soup:(.*)$/.exec(tag)?.slice(1) ?? []),
        }),
      },
    },
  },
);

const aNameMoves = ownLesson(
  'a-name-moves',
  { en: en['a-name-moves'], de: de['a-name-moves'] },
  {
    start: { commands: [version('one', 'app'), "docker run --name builder alpine sh -c 'echo two > /version'"] },
    goal: {
      next: (look) => look.imageText('app', '/version') === 'two\n',
      old: (look) => look.imageText('app:old', '/version') === 'one\n',
    },
    solution: ['docker tag app app:old', 'docker commit builder app'],
    wrong: [
      { missing: 'next', commands: ['docker tag app app:old'] },
      { missing: 'next', commands: ['docker commit builder app:next'] },
      { missing: 'old', commands: ['docker commit builder app'] },
      { missing: 'old', commands: ['docker commit builder app', 'docker tag app app:old'] },
    ],
    questions: {
      nameless: {
        show: ['docker commit builder app', 'docker images'],
        answer: ({ after }) => ({
          kind: 'number',
          number: after.host.images.filter(({ tags }) => tags.length === 0).length,
        }),
      },
    },
  },
);

const throughARegistry = ownLesson(
  'through-a-registry',
  { en: en['through-a-registry'], de: de['through-a-registry'] },
  {
    start: { registries: [registry], commands: [version('one', 'app:v1')] },
    goal: {
      pushed: (look) => look.lab.registry(registry).repositories.includes('kitchen/soup'),
      tag: (look) => {
        const there = look.lab.registry(registry);
        return !there.repositories.includes('kitchen/soup') || there.tags('kitchen/soup').includes('v1');
      },
    },
    solution: [`docker tag app:v1 ${registry}/kitchen/soup:v1`, `docker push ${registry}/kitchen/soup:v1`],
    wrong: [
      { missing: 'pushed', commands: ['docker push app:v1'] },
      { missing: 'pushed', commands: [`docker tag app:v1 ${registry}/kitchen/soup:v1`] },
      {
        missing: 'tag',
        commands: [`docker tag app:v1 ${registry}/kitchen/soup`, `docker push ${registry}/kitchen/soup`],
      },
    ],
    questions: {
      again: {
        show: [
          `docker tag app:v1 ${registry}/kitchen/soup:v1`,
          `docker push -q ${registry}/kitchen/soup:v1`,
          `docker rmi app:v1 ${registry}/kitchen/soup:v1`,
          `docker pull ${registry}/kitchen/soup:v1`,
        ],
        answer: ({ after }) => ({ kind: 'yes-no', yes: after.image(`${registry}/kitchen/soup:v1`) !== undefined }),
      },
    },
  },
);

const withoutANetwork = ownLesson(
  'without-a-network',
  { en: en['without-a-network'], de: de['without-a-network'] },
  {
    start: {
      commands: [version('one', 'app:v1'), 'docker save -o app.tar app:v1', 'docker rmi app:v1 alpine'],
      offline: true,
    },
    goal: {
      image: (look) => look.image('app:v1') !== undefined,
      whole: (look) => look.image('app:v1') === undefined || look.imageText('app:v1', '/version') === 'one\n',
    },
    solution: ['docker load -i app.tar'],
    wrong: [
      { missing: 'image', commands: ['docker pull app:v1'] },
      { missing: 'image', commands: ['docker load app.tar'] },
      { missing: 'whole', commands: ['docker import app.tar app:v1'] },
    ],
    questions: {
      layers: {
        show: ['docker load -i app.tar', "docker inspect -f '{{len .RootFS.Layers}}' app:v1"],
        answer: ({ after }) => ({ kind: 'number', number: after.image('app:v1')?.layers.length ?? 0 }),
      },
    },
  },
);

export const namesAndTags: Chapter = {
  id: 'names-and-tags',
  titles: { en: 'Names and tags', de: 'Namen und Tags' },
  lessons: [aSecondName, onlyAWord, aNameMoves, theWholeName, throughARegistry, withoutANetwork],
};
