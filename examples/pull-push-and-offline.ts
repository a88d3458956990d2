/** Fetching, sending, and working without a line. */
import { createLab, isFailure } from 'slipway';

const lab = createLab({ seed: 'line' });
const laptop = lab.host();
const server = lab.addHost('server');
lab.addRegistry('registry.harbour.example:5000');

laptop.run('debian', { command: 'echo oak > /srv/figurehead' }).commit('registry.harbour.example:5000/figurehead');
laptop.push('registry.harbour.example:5000/figurehead');

// `run` pulls by itself, and the image is the same one, to the digit.
const shown = server.run('registry.harbour.example:5000/figurehead', { command: 'cat /srv/figurehead' });
console.log(shown.output.stdout.trim()); // oak
console.log(shown.image.id === laptop.image('registry.harbour.example:5000/figurehead').id); // true

// Offline there is what was downloaded.
server.online = false;
const missing = server.tryRun('busybox');
if (!isFailure(missing)) throw new Error('it was pulled over no line');
console.log(missing.message); // Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io: no such host
console.log(server.run('registry.harbour.example:5000/figurehead', { command: 'echo no line' }).output.stdout.trim()); // no line
