import { createLab, type Lab } from '../../src/lab/lab.js';
import { terminalMeans } from '../../src/terminal/means.js';

function machine(seed: string): Lab {
  const lab = createLab({ seed, volumeLifetime: 'engine', programs: terminalMeans.programs });
  lab.install(terminalMeans.programs, terminalMeans.serve);
  return lab;
}

/** An image, a container of it, and the volume that it mounts. */
export function three(): Lab {
  const lab = machine('three');
  lab.host().run('debian', {
    name: 'diary',
    volumes: ['pages:/pages'],
    command: 'echo calm > /pages/monday; sleep 1h',
    detach: true,
  });
  return lab;
}

/** A workshop of a few images that build upon one another, with what is shared between their containers. */
export function thirty(): Lab {
  const lab = machine('thirty');
  const host = lab.host();
  lab.addRegistry('registry.harbour.example:5000');
  const commit = (image: string, reference: string, bytes: number, more: string[] = []) => {
    const maker = host.run(image, { command: `head -c ${bytes} /dev/zero > /opt-${bytes}` });
    const made = maker.commit(reference);
    for (const name of more) made.tag(name);
    maker.remove();
    return made;
  };
  commit('debian', 'tools:1', 2_850_000, ['tools:latest']);
  commit('tools:1', 'app:v1', 240_000);
  commit('tools:1', 'app:v2', 1_200, ['registry.harbour.example:5000/fleet/app:v2']);
  commit('app:v2', 'app:debug', 7_200_000);
  host.push('registry.harbour.example:5000/fleet/app:v2');
  host.pull('nginx');
  host.pull('busybox');
  const sleep = { command: 'sleep 1h', detach: true } as const;
  const store = host.run('app:v1', { name: 'store', volumes: ['goods:/goods', '/cache'], ...sleep });
  const till = host.run('app:v2', { name: 'till', volumesFrom: [store], ...sleep });
  host.run('app:v2', { name: 'audit', volumesFrom: [`${till.name}:ro`], ...sleep });
  host.run('nginx', { name: 'web', volumes: ['/srv/site:/usr/share/nginx/html:ro', 'goods:/goods:ro'], ...sleep });
  host.run('busybox', { name: 'backup', volumes: ['goods:/from:ro', '/srv/backup:/to'], command: 'cp -r /from /to' });
  host.create('debian', { name: 'spare', tmpfs: { '/scratch': '' } });
  host.run('debian', { name: 'note', command: 'echo hello > /note' });
  host.createVolume('empty');
  store.exec('echo apples > /goods/list; head -c 5000 /dev/zero > /var/log/sales');
  till.pause();
  const other = lab.addHost({ name: 'harbour', engine: 'laptop' });
  other.pull('registry.harbour.example:5000/fleet/app:v2');
  other.pull('debian');
  other.image('debian').tag('registry.harbour.example:5000/fleet/app:v2');
  return lab;
}

/** A machine on which people have worked for a year. */
export function threeHundred(): Lab {
  const lab = machine('three hundred');
  const host = lab.host();
  const sleep = { command: 'sleep 1h', detach: true } as const;
  const bases = ['debian', 'alpine', 'ubuntu', 'nginx', 'busybox'];
  for (const base of bases) host.pull(base);
  let size = 700;
  for (let at = 0; at < 36; at++) {
    const from = at < 12 ? bases[at % 4]! : `team/service-${at - 12}:v${(at % 3) + 1}`;
    const image = host.tryImage(from);
    const maker = host.run('code' in image ? bases[at % 4]! : from, {
      command: `head -c ${size} /dev/zero > /usr/part-${at}`,
    });
    maker.commit(`team/service-${at}:v${(at % 3) + 1}`);
    maker.remove();
    size = (size * 7) % 2_000_011;
  }
  for (let at = 0; at < 150; at++) {
    const service = at % 36;
    const image = at % 5 === 0 ? bases[at % 4]! : `team/service-${service}:v${(service % 3) + 1}`;
    const volumes =
      at % 3 === 0 ? [`data-${at % 45}:/data`] : at % 3 === 1 ? [`/srv/share-${at % 7}:/share:ro`, '/cache'] : [];
    const options = { name: `worker-${String(at).padStart(3, '0')}`, volumes };
    if (at % 4 === 3) host.create(image, options);
    else
      host.run(image, {
        ...options,
        ...(at % 10 === 9 ? { volumesFrom: [`worker-${String(at - 8).padStart(3, '0')}`] } : {}),
        ...sleep,
      });
  }
  for (let at = 0; at < 12; at++) host.createVolume(`old-${at}`);
  return lab;
}
