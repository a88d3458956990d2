/** Sharing one file, and a file that is not there. */
import { createLab } from 'slipway';

const host = createLab({ seed: 'orders' }).host();
host.files.write('/home/me/orders', 'keep to starboard\n');

host.run('debian', { volumes: ['/home/me/orders:/orders'], command: 'echo "then turn" >> /orders' });
console.log(host.files.read('/home/me/orders').split('\n')[1]); // then turn

// Nobody can know that a file was meant: a folder is made, when the container starts.
const container = host.create('debian', { volumes: ['/home/me/odrers:/orders'], command: ['cat', '/orders'] });
console.log(host.files.exists('/home/me/odrers')); // false
container.start();
container.wait();
console.log(host.files.stat('/home/me/odrers').kind); // dir
console.log(container.logs.trim(), container.exitCode); // cat: /orders: Is a directory 1

// `--mount` asks first.
const refused = host.tryRun('debian', { mounts: [{ Type: 'bind', Source: '/home/me/odresr', Target: '/orders' }] });
console.log('message' in refused && refused.message.split(': ')[1]); // bind source path does not exist
