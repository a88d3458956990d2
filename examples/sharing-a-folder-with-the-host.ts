/** A folder that host and container share. */
import { createLab } from 'slipway';

const host = createLab({ seed: 'logbook' }).host();
host.files.write('/home/me/logbook/monday', 'calm sea\n');

const writer = host.run('debian', {
  volumes: ['/home/me/logbook:/logbook'],
  command: 'cat /logbook/monday; echo "a whale" > /logbook/tuesday',
});
console.log(writer.output.stdout.trim()); // calm sea

// The container goes, its words stay.
writer.remove();
console.log(host.files.read('/home/me/logbook/tuesday').trim()); // a whale

// Lent for reading only.
const reader = host.run('debian', { volumes: ['/home/me/logbook:/logbook:ro'], command: 'rm /logbook/monday' });
console.log(reader.output.stderr.trim()); // rm: cannot remove '/logbook/monday': Read-only file system
console.log(reader.mounts[0]?.source, reader.mounts[0]?.writable); // /home/me/logbook false
