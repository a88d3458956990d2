/** When an ephemeral volume vanishes: as a course tells it, and in a real engine. */
import { createLab } from 'slipway';

function kettleAndCup(volumeLifetime: 'course' | 'engine') {
  const host = createLab({ seed: 'tea', volumeLifetime }).host();
  const waiting = { command: ['sleep', '1h'], detach: true };
  const kettle = host.run('debian', { volumes: ['/steam', 'tealeaves:/leaves'], name: 'kettle', ...waiting });
  kettle.exec('echo hot > /steam/cloud; echo green > /leaves/tin');
  const cup = host.run('debian', { volumesFrom: [kettle], name: 'cup', ...waiting });
  kettle.remove({ force: true });
  if (cup.exec('cat /steam/cloud').stdout !== 'hot\n') throw new Error('the cup has lost its steam');
  cup.stop(0);
  return { host, cup };
}

const course = kettleAndCup('course');
console.log(course.host.volumes.map(({ name }) => name).join()); // tealeaves
course.cup.start();
console.log(course.cup.exec('ls /steam').stdout === ''); // true

const engine = kettleAndCup('engine');
console.log(engine.host.volumes.length); // 2
engine.cup.start();
console.log(engine.cup.exec('cat /steam/cloud').stdout.trim()); // hot

// Why, and what the other law would say.
const steam = engine.cup.mounts.find(({ destination }) => destination === '/steam');
engine.cup.stop(0);
const { laws } = engine.host.explain({ volume: steam?.name ?? '' });
console.log(laws?.verdict.law, laws?.verdict.kept, laws?.verdict.because); // engine true referenced
console.log(laws?.other.law, laws?.other.kept, laws?.other.because); // course false ended

engine.cup.remove({ volumes: true });
console.log(engine.host.volumes.map(({ name }) => name).join()); // tealeaves
