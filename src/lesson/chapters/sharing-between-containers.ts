import { sharingBetweenContainers as en } from '../english/sharing-between-containers.js';
import { sharingBetweenContainers as de } from '../german/sharing-between-containers.js';
import { namesIn } from '../answer.js';
import type { Chapter } from '../lesson.js';
import type { Look } from '../look.js';
import { ownLesson } from '../own-lesson.js';

function nameless({ host }: Look): number {
  return host.volumes.filter(({ anonymous }) => anonymous).length;
}

/** The volumes that a container has at its mount points. */
function volumesOf(look: Look, container: string): readonly string[] {
  return look.container(container)?.mounts.flatMap(({ name }) => (name === '' ? [] : [name])) ?? [];
}

const aVolumeWithAName = ownLesson(
  'a-volume-with-a-name',
  { en: en['a-volume-with-a-name'], de: de['a-volume-with-a-name'] },
  {
    start: { commands: ['docker pull debian'] },
    goal: {
      box: (look) => look.volume('box') !== undefined,
      letter: (look) =>
        look.volume('box') === undefined || look.hostText(`${look.volume('box')?.folder}/letter`) !== undefined,
      reader: (look) =>
        look.hostText(`${look.volume('box')?.folder ?? ''}/letter`) === undefined ||
        (look.runs('reader') && look.text('reader', '/box/letter') !== undefined),
    },
    solution: [
      "docker run --name writer -v box:/box debian sh -c 'echo hello > /box/letter'",
      'docker run -d --name reader -v box:/box debian sleep 30d',
    ],
    wrong: [
      {
        missing: 'box',
        commands: [
          "docker run --name writer -v /box debian sh -c 'echo hello > /box/letter'",
          'docker run -d --name reader -v /box debian sleep 30d',
        ],
      },
      {
        missing: 'letter',
        commands: ['docker volume create box', 'docker run -d --name reader -v box:/box debian sleep 30d'],
      },
      {
        missing: 'reader',
        commands: [
          "docker run --name writer -v box:/box debian sh -c 'echo hello > /box/letter'",
          'docker run -d --name reader debian sleep 30d',
        ],
      },
    ],
    questions: {
      stays: {
        show: [
          "docker run --name writer -v box:/box debian sh -c 'echo hello > /box/letter'",
          'docker rm writer',
          'docker run --rm -v box:/box debian cat /box/letter',
        ],
        answer: ({ after }) => ({
          kind: 'yes-no',
          yes: after.hostText(`${after.volume('box')?.folder ?? ''}/letter`) !== undefined,
        }),
      },
    },
  },
);

const firstWithVolume =
  "docker run -d --name first -v /shared-folder debian sh -c 'echo hello > /shared-folder/MYFILE; sleep 30d'";

const fromAnother = ownLesson(
  'from-another',
  { en: en['from-another'], de: de['from-another'] },
  {
    start: { commands: [firstWithVolume, 'sleep 1'] },
    goal: {
      second: (look) => look.runs('second'),
      sees: (look) => !look.runs('second') || look.text('second', '/shared-folder/MYFILE') !== undefined,
      shared: (look) =>
        look.text('second', '/shared-folder/MYFILE') === undefined ||
        volumesOf(look, 'first').some((name) => volumesOf(look, 'second').includes(name)),
    },
    solution: ['docker run -d --name second --volumes-from first debian sleep 30d'],
    wrong: [
      { missing: 'second', commands: ['docker exec first cat /shared-folder/MYFILE'] },
      { missing: 'sees', commands: ['docker run -d --name second -v /shared-folder debian sleep 30d'] },
      { missing: 'sees', commands: ['docker commit first copy', 'docker run -d --name second copy sleep 30d'] },
      {
        missing: 'shared',
        commands: [
          'docker run -d --name second debian sleep 30d',
          'docker cp first:/shared-folder .',
          'docker cp shared-folder second:/shared-folder',
        ],
      },
    ],
    questions: {
      files: {
        show: [
          'docker exec first touch /shared-folder/ANOTHER /PRIVATE',
          'docker run -d --name second --volumes-from first debian sleep 30d',
          'docker exec second ls /shared-folder',
        ],
        answer: ({ printed }) => namesIn(printed[2]),
      },
    },
  },
);

const passedOn = ownLesson(
  'passed-on',
  { en: en['passed-on'], de: de['passed-on'] },
  {
    start: {
      commands: [firstWithVolume, 'sleep 1', 'docker run -d --name second --volumes-from first debian sleep 30d'],
    },
    goal: {
      third: (look) => look.runs('third'),
      sees: (look) => !look.runs('third') || look.text('third', '/shared-folder/MYFILE') !== undefined,
      gone: (look) => look.container('first') === undefined && look.container('second') === undefined,
    },
    solution: ['docker run -d --name third --volumes-from second debian sleep 30d', 'docker rm -f first second'],
    wrong: [
      {
        missing: 'third',
        commands: ['docker rm -f first second', 'docker run -d --name third --volumes-from second debian sleep 30d'],
      },
      {
        missing: 'sees',
        commands: ['docker run -d --name third -v /shared-folder debian sleep 30d', 'docker rm -f first second'],
      },
      {
        missing: 'gone',
        commands: ['docker run -d --name third --volumes-from first debian sleep 30d', 'docker rm -f first'],
      },
    ],
    questions: {
      files: {
        show: [
          'docker rm -f first',
          'docker run -d --name third --volumes-from second debian sleep 30d',
          'docker exec third ls /shared-folder',
        ],
        answer: ({ printed }) => namesIn(printed[2]),
      },
    },
  },
);

const kettle =
  "docker run -d --name kettle -v /steam -v tealeaves:/leaves debian sh -c 'echo hot > /steam/cloud; sleep 30d'";

const poof = ownLesson(
  'poof',
  { en: en['poof'], de: de['poof'] },
  {
    start: { commands: [kettle, 'sleep 1', 'docker run -d --name cup --volumes-from kettle debian sleep 30d'] },
    goal: {
      containers: (look) => look.container('kettle') !== undefined && look.container('cup') !== undefined,
      steam: (look) => nameless(look) === 0,
      leaves: (look) => look.volume('tealeaves') !== undefined,
    },
    solution: ['docker stop -t 0 kettle cup'],
    wrong: [
      { missing: 'steam', commands: ['docker stop -t 0 kettle'] },
      { missing: 'steam', commands: ['docker volume prune -f'] },
      { missing: 'containers', commands: ['docker rm -f kettle cup'] },
      {
        missing: 'leaves',
        commands: [
          'docker rm -f kettle cup',
          'docker volume prune -a -f',
          'docker volume rm tealeaves',
          'docker create --name kettle debian',
          'docker create --name cup debian',
        ],
      },
    ],
    questions: {
      left: {
        show: ['docker volume ls', 'docker rm -f kettle', 'docker volume ls'],
        answer: ({ after }) => ({ kind: 'number', number: after.host.volumes.length }),
      },
    },
  },
);

const beforeItGoes = ownLesson(
  'before-it-goes',
  { en: en['before-it-goes'], de: de['before-it-goes'] },
  {
    start: {
      commands: [
        "docker run -d --name desk -v /work debian sh -c 'echo chapter one > /work/thesis; sleep 30d'",
        'sleep 1',
      ],
    },
    goal: {
      saved: (look) => look.hostText(`${look.volume('archive')?.folder ?? ''}/thesis`) === 'chapter one\n',
      ended: (look) => !look.runs('desk'),
    },
    solution: [
      'docker run --rm --volumes-from desk -v archive:/archive debian cp /work/thesis /archive/',
      'docker stop -t 0 desk',
    ],
    wrong: [
      { missing: 'saved', commands: ['docker commit desk archive', 'docker stop -t 0 desk'] },
      { missing: 'saved', commands: ['docker volume create archive', 'docker stop -t 0 desk'] },
      {
        missing: 'saved',
        commands: [
          'docker stop -t 0 desk',
          'docker run --rm --volumes-from desk -v archive:/archive debian cp /work/thesis /archive/',
        ],
      },
      {
        missing: 'ended',
        commands: ['docker run --rm --volumes-from desk -v archive:/archive debian cp /work/thesis /archive/'],
      },
    ],
    questions: {
      again: {
        show: ['docker volume ls', 'docker stop -t 0 desk', 'docker volume ls'],
        answer: ({ after }) => ({ kind: 'yes-no', yes: nameless(after) > 0 }),
      },
    },
  },
);

const aRealEngine = ownLesson(
  'a-real-engine',
  { en: en['a-real-engine'], de: de['a-real-engine'] },
  {
    start: {
      lifetime: 'engine',
      commands: ['docker run --name old -v /cache debian truncate -s 10000000 /cache/heap'],
    },
    goal: {
      container: (look) => look.container('old') === undefined,
      volume: (look) => look.container('old') !== undefined || look.host.volumes.length === 0,
    },
    solution: ['docker rm -v old'],
    wrong: [
      { missing: 'container', commands: ['docker stop old'] },
      { missing: 'container', commands: ['docker volume prune -f'] },
      { missing: 'volume', commands: ['docker rm old'] },
      { missing: 'volume', commands: ['docker container prune -f'] },
    ],
    questions: {
      left: {
        show: ['docker rm old', 'docker volume ls'],
        answer: ({ after }) => ({ kind: 'number', number: after.host.volumes.length }),
      },
    },
  },
);

const whoKeepsItAlive = ownLesson(
  'who-keeps-it-alive',
  { en: en['who-keeps-it-alive'], de: de['who-keeps-it-alive'] },
  {
    start: {
      commands: [
        "docker run -d --name ant -v /cache debian sh -c 'echo 1 > /cache/one; sleep 30d'",
        'sleep 1',
        'docker run -d --name bee --volumes-from ant debian sleep 30d',
        'docker run -d --name cat --volumes-from bee:ro debian sleep 30d',
        'docker run -d --name dog -v kennel:/cache debian sleep 30d',
        'docker run -d --name eel --volumes-from cat debian sleep 30d',
        'docker rm -f ant && docker stop -t 0 bee && docker pause eel',
      ],
    },
    goal: {
      dog: (look) => look.runs('dog'),
      bee: (look) => look.container('bee') !== undefined,
      volume: (look) => nameless(look) === 0,
    },
    solution: ['docker stop -t 0 cat', 'docker rm -f eel'],
    wrong: [
      { missing: 'volume', commands: ['docker stop -t 0 cat'] },
      { missing: 'volume', commands: ['docker volume prune -f'] },
      { missing: 'volume', commands: ['docker volume rm $(docker volume ls -q)'] },
      { missing: 'bee', commands: ['docker rm bee'] },
      { missing: 'dog', commands: ['docker rm -f $(docker ps -aq)'] },
    ],
    questions: {
      users: {
        show: ['docker ps -a', 'explain volume $(docker inspect -f "{{range .Mounts}}{{.Name}}{{end}}" cat)'],
        answer: ({ before }) => {
          const [name = ''] = volumesOf(before, 'cat');
          const ids = before.volume(name)?.runningBy ?? [];
          return { kind: 'names', names: ids.map((id) => before.container(id)?.name ?? id) };
        },
      },
    },
  },
);

export const sharingBetweenContainers: Chapter = {
  id: 'sharing-between-containers',
  titles: { en: 'Sharing between containers', de: 'Teilen zwischen Containern' },
  lessons: [aVolumeWithAName, fromAnother, passedOn, poof, beforeItGoes, aRealEngine, whoKeepsItAlive],
};
