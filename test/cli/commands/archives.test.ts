import { describe, expect, it } from 'vitest';
import type { World } from '../../../src/world/world.js';
import { doing, plain, replay, room } from './room.js';

function holds(transcript: string, start?: World): void {
  expect(replay(transcript, start)).toBe(plain(transcript));
}

describe('docker cp', () => {
  it('copies files both ways, whether the container runs or not', () =>
    holds(`
      $ echo hello > f; docker create --name c1 box cat /tmp/g
      {1+}
      $ docker cp f c1:/tmp/g
      $ docker start -a c1
      hello
      $ docker cp c1:/tmp/g back; cat back
      hello
      $ docker cp c1:/etc/passwd - | tar tf -
      passwd
      $ docker diff c1
      C /tmp
      A /tmp/g
    `));

  it('gives folders their own name in a folder, and the new name elsewhere', () =>
    holds(`
      $ mkdir -p d/e; echo 1 > d/e/f
      $ docker create --name c1 box find /tmp /home /new
      {1+}
      $ docker cp d c1:/tmp; docker cp d/. c1:/home; docker cp d c1:/new
      $ docker start -a c1
      /tmp
      /tmp/d
      /tmp/d/e
      /tmp/d/e/f
      /home
      /home/e
      /home/e/f
      /new
      /new/e
      /new/e/f
    `));

  it('writes into volumes, but not into read-only ones', () =>
    holds(`
      $ echo hello > f
      $ docker create --name c1 -v data:/data -v data:/fixed:ro box
      {1+}
      $ docker cp f c1:/data
      $ docker run --rm -v data:/x box cat /x/f
      hello
      $ docker cp f c1:/fixed/g
      Error response from daemon: mounted volume is marked read-only
      [exit 1]
    `));

  it('tells what is missing', () =>
    holds(`
      $ touch f; docker create --name c1 box
      {1+}
      $ docker cp nofile c1:/
      lstat /root/work/nofile: no such file or directory
      [exit 1]
      $ docker cp f c1:/nodir/f
      Error response from daemon: Could not find the file /nodir in container c1
      [exit 1]
      $ docker cp c1:/nofile .
      Error response from daemon: Could not find the file /nofile in container c1
      [exit 1]
      $ docker cp c1:/etc nodir/etc
      invalid output path: directory "/root/work/nodir" does not exist
      [exit 1]
      $ docker cp c1:/etc f
      cannot copy directory
      [exit 1]
      $ docker cp f nosuch:/
      no such directory
      [exit 1]
      $ docker cp f nosuch:/f
      Error response from daemon: No such container: nosuch
      [exit 1]
      $ docker cp f f
      must specify at least one container source
      [exit 1]
      $ docker cp c1:/etc c1:/tmp
      copying between containers is not supported
      [exit 1]
      $ echo junk | docker cp - c1:/tmp
      Error response from daemon: Error processing tar file(exit status 1): unexpected EOF
      [exit 1]
    `));
});

describe('images as archives', () => {
  const two = () => doing(room(), { do: 'add-host', name: 'other', online: false });

  it('keep their id from host to host', () =>
    holds(
      `
      $ docker run --name c1 box touch /f; docker commit c1 mine > id
      $ docker save mine box | docker -H other load
      Loaded image: mine:latest
      Loaded image: box:latest
      $ docker -H other images -q --no-trunc mine > there; cmp id there
      $ docker save -o nodir/x.tar mine
      failed to save image: invalid output path: stat nodir: no such file or directory
      [exit 1]
      $ docker save nosuch
      Error response from daemon: No such image: nosuch
      [exit 1]
      $ docker load -i nosuch.tar
      open nosuch.tar: no such file or directory
      [exit 1]
    `,
      two(),
    ));

  it('of a container lose what it runs, and its volumes', () =>
    holds(
      `
      $ docker run --name c1 -v data:/data box sh -c 'echo kept > /kept; echo lost > /data/lost'
      $ docker export c1 | docker -H other import -m 'from afar' -c 'CMD ["cat", "/kept"]' - app > id
      $ docker -H other run --rm app
      kept
      $ docker -H other run --rm app find /data
      /data
      $ docker -H other history --format '{{.Comment}} {{.ID}}' app | cut -c1-9
      from afar
      $ docker export -o c1.tar c1; tar tf c1.tar | grep kept
      kept
      $ docker import nosuch.tar
      open nosuch.tar: no such file or directory
      [exit 1]
    `,
      two(),
    ));
});
