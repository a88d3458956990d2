import { describe, expect, it } from 'vitest';
import { plain, replay } from './room.js';

function holds(transcript: string): void {
  expect(replay(transcript)).toBe(plain(transcript));
}

describe('docker run', () => {
  it('prints what the program prints, and ends as it does', () =>
    holds(`
      $ docker run --name c1 box sh -c 'echo out; echo err >&2; exit 3'
      out
      err
      [exit 3]
      $ docker ps -a --format '{{.Names}} {{.Status}}'
      c1 Exited (3) Less than a second ago
      $ docker logs c1
      out
      err
    `));

  it('leaves it running with -d, and prints its identifier', () =>
    holds(`
      $ docker run -d --name c1 box sleep 100
      {1+}
      $ docker ps
      CONTAINER ID   IMAGE     COMMAND       CREATED                  STATUS                  PORTS     NAMES
      {1}   box       "sleep 100"   Less than a second ago   Up Less than a second             c1
      $ docker stop c1
      c1
      $ docker ps -a --format '{{.Names}} {{.Status}}'
      c1 Exited (137) Less than a second ago
    `));

  it('takes it away at the end with --rm, its anonymous volumes too', () =>
    holds(`
      $ docker run --rm -v /data -v named:/named box touch /data/a /named/b
      $ docker ps -aq
      $ docker volume ls
      DRIVER    VOLUME NAME
      local     named
    `));

  it('passes its input on with -i only', () =>
    holds(`
      $ echo hello | docker run --rm -i box cat
      hello
      $ echo hello | docker run --rm box cat
      $ echo 'echo $((6*7))' | docker run --rm -i box
      42
      $ docker run --rm -ti box
      the input device is not a TTY
      [exit 1]
      $ docker ps -aq
    `));

  it('tells why a program cannot be started, by its exit code too', () =>
    holds(`
      $ docker run --name c1 box nosuch
      docker: Error response from daemon: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "nosuch": executable file not found in $PATH: unknown

      Run 'docker run --help' for more information
      [exit 127]
      $ docker run --rm box /etc/passwd
      docker: Error response from daemon: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/etc/passwd": permission denied: unknown

      Run 'docker run --help' for more information
      [exit 126]
      $ docker ps -a --format '{{.Names}} {{.Status}}'
      c1 Created
    `));

  it('writes the identifier into a file of its own', () =>
    holds(`
      $ docker run --cidfile id box true; wc -c < id
      64
      $ docker run --cidfile id box true
      docker: container ID file found, make sure the other container isn't running or delete id

      Run 'docker run --help' for more information
      [exit 125]
      $ docker create --cidfile id box true
      container ID file found, make sure the other container isn't running or delete id
      [exit 1]
    `));

  it('keeps text that is not ASCII whole on its way in and out', () =>
    holds(`
      $ docker run --name c1 -e 'V=été' box sh -c 'echo "é $V"; touch /ñ'
      é été
      $ docker inspect -f '{{json .Config.Cmd}} {{.Config.Env}}' c1
      ["sh","-c","echo \\"é $V\\"; touch /ñ"] [V=été]
      $ docker diff c1
      A /ñ
    `));
});

describe('a missing image', () => {
  it('is pulled by run and create, and that is told on standard error', () =>
    holds(`
      $ docker tag box 127.0.0.1:5000/box
      $ docker push -q 127.0.0.1:5000/box
      127.0.0.1:5000/box:latest
      $ docker rmi 127.0.0.1:5000/box > /dev/null
      $ docker run --rm 127.0.0.1:5000/box echo ran
      ran
      Unable to find image '127.0.0.1:5000/box:latest' locally
      latest: Pulling from box
      Digest: sha256:{1+}
      Status: Downloaded newer image for 127.0.0.1:5000/box:latest
      $ docker run --rm --pull always -q 127.0.0.1:5000/box echo quietly
      quietly
    `));

  it('that no registry has is an error', () =>
    holds(`
      $ docker run nosuch
      Unable to find image 'nosuch:latest' locally
      docker: Error response from daemon: Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io: no such host

      Run 'docker run --help' for more information
      [exit 125]
      $ docker create --pull never nosuch
      Error response from daemon: No such image: nosuch:latest
      [exit 1]
      $ docker run NoSuch
      docker: invalid reference format: repository name (library/NoSuch) must be lowercase

      Run 'docker run --help' for more information
      [exit 125]
    `));

  it('is not what a missing container is taken for', () =>
    holds(`
      $ docker run --rm --volumes-from nosuch box true
      docker: Error response from daemon: No such container: nosuch

      Run 'docker run --help' for more information
      [exit 125]
    `));

  it('is what a missing volume driver is taken for', () =>
    holds(`
      $ docker create --volume-driver nosuch -v data:/data box
      Unable to find image 'box:latest' locally
      Error response from daemon: Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io: no such host
      [exit 1]
    `));
});

describe('several containers', () => {
  it('are dealt with in order; what was refused is told last', () =>
    holds(`
      $ docker run -d --name c1 box sleep 100
      {1+}
      $ docker create --name c2 box
      {2+}
      $ docker rm nosuch c1 c2
      c2
      Error response from daemon: No such container: nosuch
      Error response from daemon: You cannot remove a running container {1+}. Stop the container before attempting removal or force remove
      [exit 1]
      $ docker rm -f nosuch c1
      c1
      Error response from daemon: No such container: nosuch
    `));

  it('are stopped side by side', () =>
    holds(`
      $ docker run -d --name c1 box sleep 100
      {1+}
      $ docker run -d --name c2 box sleep 100
      {2+}
      $ docker stop -t 3 c2 nosuch c1
      c2
      c1
      Error response from daemon: No such container: nosuch
      [exit 1]
      $ docker ps -a --format '{{.Names}} {{.Status}} {{.RunningFor}}'
      c2 Exited (137) Less than a second ago 3 seconds ago
      c1 Exited (137) Less than a second ago 3 seconds ago
    `));

  it('are waited for one after the other', () =>
    holds(`
      $ docker run -d --name w1 box sh -c 'sleep 2; exit 3'
      {1+}
      $ docker run -d --rm --name w2 box sh -c 'sleep 4; exit 4'
      {2+}
      $ docker wait w1 nosuch w2
      3
      4
      Error response from daemon: No such container: nosuch
      [exit 1]
    `));

  it('cannot be started and attached at once', () =>
    holds(`
      $ docker create --name c1 box sh -c 'echo again; exit 3'
      {1+}
      $ docker start -a c1 c2
      you cannot start and attach multiple containers at once
      [exit 1]
      $ docker start -a c1
      again
      [exit 3]
      $ docker start c1 nosuch
      c1
      Error response from daemon: No such container: nosuch
      Error: failed to start containers: nosuch
      [exit 1]
      $ docker logs c1
      again
      again
    `));
});

describe('a running container', () => {
  it('runs more programs', () =>
    holds(`
      $ docker run -d --name c1 -e A=1 box sleep 100
      {1+}
      $ docker exec -e B=2 -w /tmp c1 sh -c 'echo $A $B; pwd; exit 5'
      1 2
      /tmp
      [exit 5]
      $ echo in | docker exec -i c1 cat
      in
      $ docker exec -w /nodir c1 pwd | head -c 30
      OCI runtime exec failed: exec
      $ docker exec -d c1 touch /made
      $ docker diff c1
      A /made
    `));

  it('is followed in its log, and attached to', () =>
    holds(`
      $ docker run -d --name c1 box sh -c 'echo one; sleep 2; echo two; sleep 1; exit 4'
      {1+}
      $ docker logs -f c1
      one
      two
      $ docker attach c1
      You cannot attach to a stopped container, start it first
      [exit 1]
      $ docker start c1
      c1
      #! wait 1000
      $ docker attach c1
      two
      [exit 4]
      $ docker logs --tail 1 c1
      two
      $ docker logs --since bogus c1
      invalid value for "since": failed to parse value as time or duration: "bogus"
      [exit 1]
    `));

  it('is stopped and started by restart', () =>
    holds(`
      $ docker run -d --name c1 box sh -c 'echo up; sleep 100'
      {1+}
      $ docker restart -t 1 c1
      c1
      $ docker logs c1
      up
      up
      $ docker kill c1
      c1
      $ docker kill c1
      Error response from daemon: Cannot kill container: c1: Container {1+} is not running
      [exit 1]
    `));

  it('is paused, renamed, and looked into', () =>
    holds(`
      $ docker run -d --name c1 -p 8080:80 box sleep 100
      {1+}
      $ docker pause c1
      c1
      $ docker rename c1 c2
      $ docker ps --format '{{.Names}} {{.Status}} {{.Ports}}'
      c2 Up Less than a second (Paused) 0.0.0.0:8080->80/tcp, [::]:8080->80/tcp
      $ docker unpause c2
      c2
      $ docker port c2
      80/tcp -> 0.0.0.0:8080
      80/tcp -> [::]:8080
      $ docker port c2 81
      Error: No public port '81' published for c2
      [exit 1]
      $ docker rename nosuch c3
      Error response from daemon: No such container: nosuch
      Error: failed to rename container named nosuch
      [exit 1]
    `));
});
