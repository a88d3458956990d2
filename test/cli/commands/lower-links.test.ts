import { describe, expect, it } from 'vitest';
import { plain, replay, room } from './room.js';

function holds(transcript: string): void {
  expect(replay(transcript, room())).toBe(plain(transcript));
}

/* What a real engine (overlay2) and the busybox image answered. */

describe('hard links in a layer below', () => {
  const image = `
      $ docker run --name aa box sh -c 'head -c 1000 /dev/zero > /a; busybox ln /a /b'; docker commit aa hl > id
      $ docker run --rm hl busybox stat -c '%a %h' /a /b
      644 2
      644 2`;

  it('end for the name that changes', () =>
    holds(`${image}
      $ docker run --name c1 hl sh -c 'busybox chmod 600 /a; busybox stat -c "%a %h" /a /b'
      600 1
      644 2
      $ docker diff c1
      C /a
      $ docker run --rm hl sh -c 'echo x >> /b; wc -c /a /b'
           1000 /a
           1002 /b
           2002 total
      $ docker run --rm hl sh -c 'rm /a; busybox stat -c "%a %h" /b'
      644 2
    `));

  // Not recorded: overlayfs has an inode for each such name (fs/overlayfs/inode.c, ovl_hash_bylower).
  it('do not keep one name from being moved onto another', () =>
    holds(`${image}
      $ docker run --rm hl sh -c 'mv /a /b; busybox stat -c "%a %h" /b; test -e /a'
      644 1
      [exit 1]
    `));

  it('are not those that the container makes', () =>
    holds(`${image}
      $ docker run --name c1 hl sh -c 'busybox ln /a /c; echo x >> /c; wc -c /a /b /c; busybox stat -c %h /a /b /c'
           1002 /a
           1000 /b
           1002 /c
           3004 total
      2
      2
      2
      $ docker commit c1 more > id; docker run --rm more sh -c 'wc -c /a /b /c; busybox stat -c %h /a /c'
           1002 /a
           1000 /b
           1002 /c
           3004 total
      2
      2
      $ docker diff c1
      C /a
      A /c
      $ docker run --rm box sh -c 'busybox ln /etc/passwd /p; echo x >> /p; cmp /p /etc/passwd; busybox stat -c %h /p'
      2
    `));
});
