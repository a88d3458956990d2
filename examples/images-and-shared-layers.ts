/** Images stand on one another's layers, so their sizes do not add up. */
import { createLab } from 'slipway';

const host = createLab({ seed: 'layers' }).host();
const debian = host.pull('debian');
console.log(debian.size); // 116557226

// Two floors on top of it, 20 and 5 megabytes.
const carver = host.run('debian', { command: 'head -c 20000000 /dev/zero > /opt/model' });
const rough = carver.commit('carving:rough');
const painter = host.run('carving:rough', { command: 'head -c 5000000 /dev/zero > /opt/paint' });
const painted = painter.commit('carving:painted');

// What a list of images shows: the height of every pile.
console.log(host.images.map(({ size }) => size).reduce((sum, size) => sum + size)); // 394671678
// What is on the disk: every layer once.
console.log(host.imagesSize); // 141557226
console.log(painted.sharedSize, painted.uniqueSize); // 136557226 5000000

// The layers of one are the first layers of the other.
console.log(painted.layers.slice(0, rough.layers.length).join() === rough.layers.join()); // true

// A container stands on its image, and weighs what it wrote itself.
console.log(host.run('carving:painted', { command: 'true' }).size, painter.size); // 0 5000000
