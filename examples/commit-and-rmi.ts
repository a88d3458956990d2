/** From a container to an image, and how to be rid of it. */
import { createLab, isFailure } from 'slipway';

const host = createLab({ seed: 'shanties' }).host();
const singer = host.run('debian', { command: 'echo "haul away" > /srv/shanty' });
console.log(singer.diff.map(({ kind, path }) => `${kind} ${path}`).join(', ')); // C /srv, A /srv/shanty

singer.commit('shanties:v1');
const listener = host.run('shanties:v1', { command: 'cat /srv/shanty', name: 'listener' });
console.log(listener.output.stdout.trim()); // haul away

// A container of it is in the way, running or not.
const refused = host.tryRemoveImage('shanties:v1');
console.log(isFailure(refused) && refused.status); // 409
listener.remove();

// The name, the image, and the layer that nobody else stands on.
const records = host.removeImage('shanties:v1');
console.log(records.flatMap(Object.keys).join(' ')); // untagged deleted deleted

// Nothing changed, no layer of its own: only the image goes.
host.run('debian').commit('silence');
console.log(host.removeImage('silence').length); // 2
