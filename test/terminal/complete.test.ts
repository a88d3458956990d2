import { describe, expect, test } from 'vitest';
import { createLab } from '../../src/lab/lab.js';
import { openTerminal } from '../../src/terminal/terminal.js';

const lab = createLab();
const terminal = openTerminal(lab);
for (const line of [
  'docker pull -q debian',
  'docker tag debian registry.example.com:5000/sea/chart:2',
  'docker run -d --name harbour debian sleep 1d',
  'docker create --name pier debian',
  'docker volume create tide',
  'mkdir "my charts" maps; touch "my charts/north sea" .hidden',
]) {
  expect(terminal.enter(line).hung).toBe(false);
}

function offered(line: string): readonly string[] {
  return terminal.complete(line).candidates;
}

/** The line as it would stand there after the Tab key, where there is only one way on. */
function completed(line: string): string {
  const { start, candidates } = terminal.complete(line);
  expect(candidates, line).toHaveLength(1);
  return line.slice(0, start) + candidates[0];
}

describe('the Tab key', () => {
  test.each([
    ['dock', ['docker ', 'docker-init ', 'docker-machine ']],
    ['docker contai', ['container ']],
    ['docker volume ', ['create ', 'inspect ', 'list ', 'ls ', 'prune ', 'remove ', 'rm ']],
    ['docker run --volumes-f', ['--volumes-from ']],
    ['docker run --volumes-from ', ['harbour ', 'pier ']],
    ['docker run --volumes-from=h', ['--volumes-from=harbour ']],
    ['docker run -v t', ['tide:']],
    ['docker run -v ./m', ['./maps/', './my\\ charts/']],
    ['docker run -ti --rm deb', ['debian ', 'debian:latest ']],
    ['docker rmi reg', ['registry.example.com:5000/sea/chart:2 ']],
    ['docker stop ', ['harbour ']],
    ['docker start ', ['pier ']],
    ['docker rm ', ['harbour ', 'pier ']],
    ['docker -H laptop volume rm ', ['tide ']],
    ['docker exec harbour base', ['base32 ', 'base64 ', 'basename ', 'basenc ']],
    ['docker exec harbour cat /etc/host', ['/etc/host.conf ', '/etc/hostname ', '/etc/hosts ']],
    ['docker cp harbour:/etc/hostn', ['harbour:/etc/hostname ']],
    ['docker cp h', ['harbour:']],
    ['docker inspect ti', ['tide ']],
    ['cat my', ['my\\ charts/']],
    ['cat "my charts/no', ['my\\ charts/north\\ sea ']],
    ['ls .h', ['.hidden ']],
    ['ls ', ['maps/', 'my\\ charts/']],
    ['ls; docker stop ', ['harbour ']],
    ['A=1 docker stop ', ['harbour ']],
    ['preview docker stop ', ['harbour ']],
    ['echo x > ma', ['maps/']],
    ['if true; then docker stop ', ['harbour ']],
    ['docker inspect --format {{.Name}} ti', ['tide ']],
    ['docker nosuch ', []],
    ['docker run --name ', []],
    ['docker images > m', ['maps/', 'my\\ charts/']],
  ])('after %j offers %j', (line, expected) => {
    expect(offered(line)).toEqual(expected);
  });

  test('a completed line is one that the shell understands', () => {
    expect(terminal.enter(`${completed('ls my')}`).output).toBe("'north sea'\n");
    expect(terminal.enter(completed('docker inspect --format {{.Name}} ti')).output).toBe('tide\n');
  });

  test('leaves the world as it was', () => {
    const before = lab.world;
    offered('docker run -ti deb');
    expect(lab.world).toBe(before);
  });

  test('in a container offers what is there, and no docker', () => {
    terminal.enter('docker run -ti --name dock debian bash');
    terminal.enter('touch /srv/buoy; cd /srv');
    expect(offered('cat b')).toEqual(['buoy ']);
    expect(offered('docker s')).toEqual([]);
    terminal.enter('cat > /dev/null');
    expect(offered('bu')).toEqual([]);
    terminal.end();
    terminal.enter('exit');
  });

  test('asks the engine that `docker` would speak to', () => {
    const machine = lab.addHost('other');
    machine.pull('busybox');
    expect(offered('docker -H other run bus')).toEqual(['busybox ', 'busybox:latest ']);
    terminal.enter(`export DOCKER_HOST=other`);
    expect(offered('docker run bus')).toEqual(['busybox ', 'busybox:latest ']);
    terminal.enter('unset DOCKER_HOST');
  });
});
