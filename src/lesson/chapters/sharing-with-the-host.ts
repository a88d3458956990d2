import { sharingWithTheHost as en } from '../english/sharing-with-the-host.js';
import { sharingWithTheHost as de } from '../german/sharing-with-the-host.js';
import { namesIn } from '../answer.js';
import type { Chapter } from '../lesson.js';
import type { Look } from '../look.js';
import { ownLesson } from '../own-lesson.js';
import { home } from '../start.js';

/** Whether any container has this folder or file of the machine mounted. */
function isShared({ host }: Look, source: string): boolean {
  return host.containers.some(({ mounts }) => mounts.some((mount) => mount.type === 'bind' && mount.source === source));
}

function mountAt(look: Look, container: string, destination: string) {
  return look.container(container)?.mounts.find((mount) => mount.destination === destination);
}

const aSharedFolder = ownLesson(
  'a-shared-folder',
  { en: en['a-shared-folder'], de: de['a-shared-folder'] },
  {
    start: { commands: ['docker pull debian'] },
    goal: {
      shared: (look) => isShared(look, `${home}/demo`),
      file: (look) => look.hostText(`${home}/demo/DATAFILE`) !== undefined,
    },
    solution: [`docker run -v ${home}/demo:/shared-folder debian touch /shared-folder/DATAFILE`],
    wrong: [
      { missing: 'shared', commands: ['mkdir demo', 'touch demo/DATAFILE'] },
      { missing: 'shared', commands: ['docker run -v /shared-folder debian touch /shared-folder/DATAFILE'] },
      { missing: 'shared', commands: ['docker run -v demo:/shared-folder debian touch /shared-folder/DATAFILE'] },
      { missing: 'file', commands: [`docker run -v ${home}/demo:/shared-folder debian touch /DATAFILE`] },
    ],
    questions: {
      left: {
        show: [
          `docker run --rm -v ${home}/demo:/shared-folder debian sh -c 'touch /shared-folder/kept /lost'`,
          'docker ps -a',
          'ls demo',
        ],
        answer: ({ printed }) => namesIn(printed[2]),
      },
    },
  },
);

const bothSeeIt = ownLesson(
  'both-see-it',
  { en: en['both-see-it'], de: de['both-see-it'] },
  {
    start: { commands: ['mkdir news', `docker run -d --name reader -v ${home}/news:/news debian sleep 30d`] },
    goal: {
      seen: (look) => look.text('reader', '/news/today')?.includes('sunny') === true,
      running: (look) => look.runs('reader'),
    },
    solution: ['echo sunny > news/today'],
    wrong: [
      { missing: 'seen', commands: ['echo sunny > today'] },
      { missing: 'seen', commands: ['docker exec reader echo sunny > today'] },
      { missing: 'seen', commands: ['docker rm -f reader', 'echo sunny > news/today'] },
      { missing: 'running', commands: ['echo sunny > news/today', 'docker stop -t 0 reader'] },
    ],
    questions: {
      once: {
        show: ['echo sunny > news/today', 'docker exec reader cat /news/today'],
        answer: ({ after }) => ({ kind: 'yes-no', yes: after.text('reader', '/news/today') !== undefined }),
      },
    },
  },
);

const conf = `${home}/app.conf`;

const aSingleFile = ownLesson(
  'a-single-file',
  { en: en['a-single-file'], de: de['a-single-file'] },
  {
    start: { commands: ['docker pull debian'] },
    goal: {
      container: (look) => look.container('server') !== undefined,
      file: (look) => look.names('server', '/etc/app.conf') === undefined,
      shared: (look) =>
        look.container('server') === undefined || mountAt(look, 'server', '/etc/app.conf')?.source === conf,
      text: (look) =>
        mountAt(look, 'server', '/etc/app.conf')?.source !== conf ||
        look.names('server', '/etc/app.conf') !== undefined ||
        look.text('server', '/etc/app.conf') === 'port=80\n',
    },
    solution: ['echo port=80 > app.conf', `docker run -d --name server -v ${conf}:/etc/app.conf debian sleep 30d`],
    wrong: [
      { missing: 'container', commands: ['echo port=80 > app.conf'] },
      { missing: 'file', commands: [`docker run -d --name server -v ${conf}:/etc/app.conf debian sleep 30d`] },
      {
        missing: 'file',
        commands: ['echo port=80 > app.conf', 'docker run -d --name server -v app.conf:/etc/app.conf debian sleep 30d'],
      },
      {
        missing: 'shared',
        commands: ["docker run -d --name server debian sh -c 'echo port=80 > /etc/app.conf; sleep 30d'"],
      },
      {
        missing: 'text',
        commands: ['touch app.conf', `docker run -d --name server -v ${conf}:/etc/app.conf debian sleep 30d`],
      },
    ],
    questions: {
      file: {
        show: [`docker run --rm -v ${conf}:/etc/app.conf debian ls -ld /etc/app.conf`, 'ls -l'],
        answer: ({ after }) => ({ kind: 'yes-no', yes: after.host.files.stat(conf).kind === 'file' }),
      },
    },
  },
);

const lookAndDoNotTouch = ownLesson(
  'look-and-do-not-touch',
  { en: en['look-and-do-not-touch'], de: de['look-and-do-not-touch'] },
  {
    start: { commands: ['docker pull debian', 'mkdir recipes', 'echo soup > recipes/monday'] },
    goal: {
      guest: (look) => look.runs('guest'),
      sees: (look) => !look.runs('guest') || look.text('guest', '/recipes/monday') === 'soup\n',
      readonly: (look) => {
        const mount = mountAt(look, 'guest', '/recipes');
        return look.text('guest', '/recipes/monday') === undefined || mount?.writable === false;
      },
    },
    solution: [`docker run -d --name guest -v ${home}/recipes:/recipes:ro debian sleep 30d`],
    wrong: [
      { missing: 'guest', commands: [`docker run -d --name guest -v ${home}/recipes:ro debian sleep 30d`] },
      { missing: 'sees', commands: ['docker run -d --name guest -v recipes:/recipes:ro debian sleep 30d'] },
      { missing: 'readonly', commands: [`docker run -d --name guest -v ${home}/recipes:/recipes debian sleep 30d`] },
      {
        missing: 'readonly',
        commands: [
          'chmod a-w recipes recipes/monday',
          `docker run -d --name guest -v ${home}/recipes:/recipes debian sleep 30d`,
        ],
      },
    ],
    questions: {
      new: {
        show: [
          `docker run -d --name guest -v ${home}/recipes:/recipes:ro debian sleep 30d`,
          'echo stew > recipes/tuesday',
          'docker exec guest cat /recipes/tuesday',
        ],
        answer: ({ after }) => ({ kind: 'yes-no', yes: after.text('guest', '/recipes/tuesday') !== undefined }),
      },
    },
  },
);

const whatAMountHides = ownLesson(
  'what-a-mount-hides',
  { en: en['what-a-mount-hides'], de: de['what-a-mount-hides'] },
  {
    start: {
      commands: [
        "docker run --name maker debian sh -c 'mkdir /www; echo welcome > /www/index.html'",
        'docker commit maker site && docker rm maker',
      ],
    },
    goal: {
      web: (look) => look.runs('web'),
      pages: (look) => !look.runs('web') || mountAt(look, 'web', '/www')?.name === 'pages',
      index: (look) =>
        mountAt(look, 'web', '/www')?.name !== 'pages' || look.text('web', '/www/index.html') !== undefined,
    },
    solution: ['docker run -d --name web -v pages:/www site sleep 30d'],
    wrong: [
      { missing: 'web', commands: ['docker volume create pages'] },
      { missing: 'pages', commands: ['docker run -d --name web site sleep 30d'] },
      { missing: 'pages', commands: [`docker run -d --name web -v ${home}/pages:/www site sleep 30d`] },
      { missing: 'index', commands: ['docker run -d --name web -v pages:/www debian sleep 30d'] },
    ],
    questions: {
      folder: {
        show: ['mkdir pages', `docker run --rm -v ${home}/pages:/www site ls /www`],
        answer: ({ printed }) => namesIn(printed[1]),
      },
      volume: {
        show: ['docker run --rm -v pages:/www site ls /www'],
        answer: ({ printed }) => namesIn(printed[0]),
      },
    },
  },
);

const notInTheImage = ownLesson(
  'not-in-the-image',
  { en: en['not-in-the-image'], de: de['not-in-the-image'] },
  {
    start: {
      commands: [
        "docker run -d --name worker -v /data debian sh -c 'echo 42 > /data/report; echo busy > /journal; sleep 30d'",
        'sleep 1',
      ],
    },
    goal: {
      image: (look) => look.image('packed') !== undefined,
      report: (look) => look.image('packed') === undefined || look.imageText('packed', '/results/report') === '42\n',
    },
    solution: ['docker exec worker cp -r /data /results', 'docker commit worker packed'],
    wrong: [
      { missing: 'image', commands: ['docker cp worker:/data/report report'] },
      { missing: 'report', commands: ['docker commit worker packed'] },
      { missing: 'report', commands: ['docker export worker | docker import - packed'] },
    ],
    questions: {
      inside: {
        show: [
          'docker commit worker packed',
          'docker run --rm packed ls /data/report',
          'docker run --rm packed ls /journal',
        ],
        answer: ({ after }) => ({
          kind: 'names',
          names: ['/data/report', '/journal'].filter((path) => after.imageText('packed', path) !== undefined),
        }),
      },
    },
  },
);

export const sharingWithTheHost: Chapter = {
  id: 'sharing-with-the-host',
  titles: { en: 'Sharing with the host', de: 'Teilen mit dem Rechner' },
  lessons: [aSharedFolder, bothSeeIt, aSingleFile, lookAndDoNotTouch, whatAMountHides, notInTheImage],
};
