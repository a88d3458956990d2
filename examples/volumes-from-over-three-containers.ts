/** A volume that goes from hand to hand, while the first hand lets go. */
import { createLab } from 'slipway';

const host = createLab({ seed: 'mailbag' }).host();
const waiting = { command: ['sleep', '1h'], detach: true };
const first = host.run('debian', { volumes: ['/mailbag'], name: 'first', ...waiting });
const second = host.run('debian', { volumesFrom: [first], name: 'second', ...waiting });
const third = host.run('debian', { volumesFrom: [second], name: 'third', ...waiting });

first.exec('echo "water is low" > /mailbag/letter');
second.exec('echo "rum is low" >> /mailbag/letter');
first.remove({ force: true });
console.log(third.exec('cat /mailbag/letter').stdout.trim().split('\n').length); // 2

// Where the third has it from, though the first is gone.
const givers = third.lineage.mounts[0]?.from.map(({ id }) => id);
console.log(givers?.join() === `${second.id},${first.id}`); // true

second.stop(0);
console.log(host.volumes.length); // 1
third.stop(0);
console.log(host.volumes.length); // 0
