/** 500 gigabytes of images on a small disk, and what cleaning up gives back. */
import { createLab } from 'slipway';

// A file without text has a length and no bytes: gigabytes cost nothing here.
const files = [
  ['/', 'dir', '755', 0, 0, ''],
  ['/bin', 'dir', '755', 0, 0, ''],
  ['/bin/sh', 'file', '755', 0, 0, 1_000_000],
  ['/bin/head', 'file', '755', 0, 0, 50_000],
  ['/toolchain', 'file', '644', 0, 0, 1_000_000_000],
] as const;
const images = { images: [{ reference: 'toolchain:1', config: { Cmd: ['sh'], Env: ['PATH=/bin'] }, files }] };

const lab = createLab({ seed: 'builds', images });
const host = lab.host();
for (let build = 1; build <= 500; build += 1) {
  lab.advance('1m');
  const container = host.run('toolchain:1', { command: 'head -c 100000 /dev/zero > /product' });
  // The last four take the name from one another.
  container.commit(build <= 496 ? `product:${build}` : 'product');
  container.remove();
}

const listed = host.images.map(({ size }) => size).reduce((sum, size) => sum + size);
console.log(Math.round(listed / 1e9), 'GB listed'); // 502 GB listed
console.log((host.imagesSize / 1e9).toFixed(2), 'GB there'); // 1.05 GB there

// Images without a name first: three of them, a layer each.
console.log(host.pruneImages().reclaimed); // 300000
console.log(host.removeImage('product:1').length); // 3

// Then everything that no container needs.
console.log(host.pruneImages({ all: true }).reclaimed); // 1050650000
console.log(host.images.length, host.imagesSize); // 0 0
