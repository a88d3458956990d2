/** What is in a volume is in no image, and travels nowhere. */
import { createLab } from 'slipway';

const lab = createLab({ seed: 'cargo' });
const laptop = lab.host();
lab.addRegistry('registry.harbour.example:5000');

const hold = laptop.run('debian', {
  volumes: ['/ballast', 'cargo:/cargo'],
  command: 'echo rope > /srv/rope; head -c 8000000 /dev/zero > /ballast/stones; echo tea > /cargo/chest; sleep 1h',
  detach: true,
});
lab.advance('1s');
console.log(hold.size, laptop.volume('cargo').size); // 5 4

// The image has the rope, and two empty folders.
const image = hold.commit('registry.harbour.example:5000/hold');
console.log(image.uniqueSize); // 5
const there = laptop.run(image.id, { command: 'find /srv /ballast /cargo' });
console.log(there.output.stdout.trim().split('\n').join(' ')); // /srv /srv/rope /ballast /cargo

laptop.push('registry.harbour.example:5000/hold');
const sloop = lab.addHost('sloop');
const fetched = sloop.run('registry.harbour.example:5000/hold', { command: 'find /srv /ballast /cargo -type f' });
console.log(fetched.output.stdout.trim()); // /srv/rope
