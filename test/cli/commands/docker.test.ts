import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/cli/command-tree.js';
import { doing, means, plain, replay, room } from './room.js';
import { endInput, enterLine, interrupt, openSession, type Shown } from '../../../src/terminal/session.js';

function holds(transcript: string, start = room()): void {
  expect(replay(transcript, start)).toBe(plain(transcript));
}

describe('docker', () => {
  it('refuses wrong words as the real one does', () =>
    holds(`
      $ docker bogus
      docker: unknown command: docker bogus

      Run 'docker --help' for more information
      [exit 1]
      $ docker rm
      docker: 'docker rm' requires at least 1 argument

      Usage:  docker rm [OPTIONS] CONTAINER [CONTAINER...]

      See 'docker rm --help' for more information
      [exit 1]
      $ docker ps --bogus
      unknown flag: --bogus

      Usage:  docker ps [OPTIONS]

      Run 'docker ps --help' for more information
      [exit 125]
      $ docker --version
      Docker version 28.2.2, build e6534b4
      $ docker version --format '{{.Server.Version}} {{.Client.APIVersion}}'
      20.10.24 1.41
    `));

  it('speaks to the engine that -H or DOCKER_HOST names', () => {
    const two = doing(room(), { do: 'add-host', name: 'other', online: false });
    holds(
      `
      $ docker -H tcp://other:2375 images -q
      $ DOCKER_HOST=tcp://192.168.99.101:2376 docker volume create there
      there
      $ docker -H other volume ls -q
      there
      $ docker volume ls -q
      $ docker -H tcp://nowhere:2375 images
      error during connect: Head "http://nowhere:2375/_ping": dial tcp: lookup nowhere: no such host
      [exit 1]
    `,
      two,
    );
  });

  it('has help for every command, and one sentence for what it cannot do', () => {
    const asked = COMMANDS.map(({ paths: [path] }) => `$ docker ${path} --help`).join('\n');
    const blocks = replay(asked)
      .split(/^\$ .*\n/m)
      .slice(1);
    expect(blocks).toHaveLength(COMMANDS.length);
    const refusals = [
      'docker [a-z -]+: Slipway does not simulate .+',
      // The real client says this of it, asked by a daemon of this age.
      'docker volume update requires API version 1.42, but the Docker daemon API version is 1.41',
    ];
    const wanted = new RegExp(`^Usage: {2}docker |^(?:${refusals.join('|')})\\n\\[exit 1\\]`);
    for (const block of blocks) expect(block).toMatch(wanted);
  });
});

/** Types lines into a terminal of `box` one by one; what is shown after each, identifiers as in transcripts. */
function typed(lines: readonly string[], world = room()): readonly string[] {
  let shown: Shown = openSession(world, means, { terminal: 'one', host: 'box' });
  return lines.map((line) => {
    if (line === '^D') shown = endInput(shown.world, means, 'one');
    else if (line === '^C') shown = interrupt(shown.world, means, 'one');
    else shown = enterLine(shown.world, means, 'one', line);
    return `${shown.output}${shown.prompt}`.replace(/[0-9a-f]{12}/g, 'ID');
  });
}

describe('on a terminal', () => {
  it('a shell in a container takes what is typed, and gives the terminal back', () => {
    const [first, name, file, left, list] = typed([
      'docker run -ti --name c1 box',
      'echo $0',
      'echo hello > /f; cat /f; (exit 3)',
      '^D',
      'echo $?; docker start c1; docker exec c1 cat /f; docker ps -q',
    ]);
    expect(first).toBe('/ # ');
    expect(name).toBe('sh\n/ # ');
    expect(file).toBe('hello\n/ # ');
    expect(left).toMatch(/root@box:~# $/);
    expect(list).toBe('3\nc1\nhello\nID\nroot@box:~# ');
  });

  it('an interrupt ends a client that only watches', () => {
    const [, after, list] = typed([
      'docker run -d --name c1 box sh -c "while true; do sleep 1; done"; docker logs -f c1',
      '^C',
      'docker ps --format "{{.Names}}"',
    ]);
    expect(after).toMatch(/root@box:~# $/);
    expect(list).toBe('c1\nroot@box:~# ');
  });

  it('a question is answered by typing', () => {
    const [question, answer] = typed(['docker volume create a1 > /dev/null; docker volume prune', 'y']);
    expect(question).toMatch(/\[y\/N\] $/);
    expect(answer).toBe('Deleted Volumes:\na1\n\nTotal reclaimed space: 0B\nroot@box:~# ');
  });
});

describe('docker-machine', () => {
  it('makes machines, lists them and says where they are', () =>
    holds(`
      $ docker-machine ssh
      Error: No machine name(s) specified and no "default" machine exists
      [exit 1]
      $ docker-machine create -d virtualbox default | tail -n 1
      To see how to connect your Docker Client to the Docker Engine running on this virtual machine, run: docker-machine env default
      $ docker-machine create default
      Docker machine "default" already exists
      [exit 1]
      $ docker-machine ls
      NAME      ACTIVE   DRIVER       STATE     URL                         SWARM   DOCKER      ERRORS
      default   -        virtualbox   Running   tcp://192.168.99.101:2376           v20.10.24
      $ docker-machine ip; docker-machine status default
      192.168.99.101
      Running
      $ docker-machine env default
      export DOCKER_TLS_VERIFY="1"
      export DOCKER_HOST="tcp://192.168.99.101:2376"
      export DOCKER_CERT_PATH="/root/.docker/machine/machines/default"
      export DOCKER_MACHINE_NAME="default"
      # Run this command to configure your shell:
      # eval $(docker-machine env default)
      $ eval $(docker-machine env default); docker-machine active; docker images -q
      default
      $ docker-machine ssh nosuch
      Host does not exist: "nosuch"
      [exit 1]
    `));

  it('runs commands on a machine as its user', () =>
    holds(`
      $ docker-machine create default > /dev/null
      $ docker-machine ssh default 'id -un; pwd; hostname; echo oops >&2; exit 3'
      docker
      /home/docker
      default
      oops
      exit status 3
      [exit 1]
      $ echo piped | docker-machine ssh default cat
      piped
      $ docker save box | docker-machine ssh default docker load
      Loaded image: box:latest
    `));

  it('logs in, and a container there has the terminal too', () => {
    const world = doing(room(), {
      do: 'add-host',
      name: 'default',
      users: [{ name: 'docker', uid: 1000, home: '/home/docker' }],
      online: false,
    });
    const loaded = doing(
      doing(world, {
        do: 'edit-files',
        host: 'default',
        edits: [{ edit: 'write', path: '/etc/motd', bytes: 'Hello!\n' }],
      }),
      {
        do: 'set-online',
        host: 'default',
        online: true,
      },
    );
    const [there, , inside, left, home] = typed(
      ['docker-machine ssh', 'docker -H box ps -q', 'docker -H box run -ti --rm box', 'exit', 'exit'],
      loaded,
    );
    expect(there).toBe('Hello!\ndocker@default:~$ ');
    expect(inside).toBe('/ # ');
    expect(left).toMatch(/docker@default:~\$ $/);
    expect(home).toMatch(/root@box:~# $/);
  });
});
