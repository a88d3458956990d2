import { describe, expect, it } from 'vitest';
import type { Host } from '../../src/lab/host.js';
import { createLab } from '../../src/lab/lab.js';
import { terminalMeans } from '../../src/terminal/means.js';

function machine(): Host {
  const lab = createLab({ seed: 'guide' });
  lab.install(terminalMeans.programs, terminalMeans.serve);
  return lab.host();
}

describe('explain', () => {
  const host = machine();
  host.run('busybox', { name: 'web', volumes: ['data:/data'], command: 'sleep 1h', detach: true });

  it.each([
    ['explain web', /^Container web runs since .*\n/],
    ['explain container web', /^Container web runs since /],
    ['explain data', /^Volume data is there: it has a name/],
    ['explain busybox', /^Image busybox:latest is there: /],
    [
      'explain file web:/bin/busybox',
      /^\/bin\/busybox in web comes from layer [0-9a-f]{12} of image busybox:latest\.\n$/,
    ],
    ['explain file data:/x', /^There is no \/x in data\.\n$/],
    ['explain docker stop web', /^It would not be refused\.\n$/],
    [
      'explain docker volume rm data',
      /volume is in use.*\nVolume data is used by container web; .*\n`docker rm -f web && docker volume rm data` ends/,
    ],
    ["explain 'docker pull nosuch'", /pull access denied for nosuch.*\nThe registry did not give/],
  ])('%s', (line, expected) => {
    const { containers, volumes, images } = host.row;
    expect(host.sh(line)).toMatchObject({ exitCode: 0, stderr: '', stdout: expect.stringMatching(expected) });
    expect([host.row.containers, host.row.volumes, host.row.images]).toEqual([containers, volumes, images]);
  });

  it.each([
    ['explain nosuch', 1, 'explain: No such object: nosuch\n'],
    ['explain volume nosuch', 1, 'explain: get nosuch: no such volume\n'],
    ['explain file nosuch:/x', 1, 'explain: No such container: nosuch\n'],
  ])('%s fails', (line, exitCode, stderr) => {
    expect(host.sh(line)).toMatchObject({ exitCode, stderr, stdout: '' });
  });

  it.each(['explain', 'explain file x', 'explain image a b', 'preview'])('%s tells how it is used', (line) => {
    const { exitCode, stdout, stderr } = host.sh(line);
    expect([exitCode, /^(explain: not understood: .*\n)?Usage: (explain|preview) /.test(stdout + stderr)]).toEqual([
      2,
      true,
    ]);
  });
});

describe('on the engine of another machine, which docker speaks to', () => {
  const host = machine();
  const there = 'eval "$(docker-machine env far)"; ';
  host.sh(`docker-machine create far; ${there}docker run -d --name jar -v pantry:/shelf busybox sleep 1h`);

  it.each([
    [`${there}explain jar`, /^Container jar runs since /],
    [`${there}explain pantry`, /^Volume pantry is there: /],
    [`${there}explain file jar:/bin/busybox`, /^\/bin\/busybox in jar comes from layer /],
    [`${there}explain docker rm jar`, /\nContainer jar is running, /],
    [`${there}preview docker rm -f jar`, /^Container jar, /],
    ['DOCKER_HOST=far explain jar', /^Container jar runs since /],
    ['explain docker -H far rm jar', /\nContainer jar is running, /],
    ['preview docker -H far rm -f jar', /^Container jar, /],
  ])('%s', (line, expected) => {
    expect(host.sh(line)).toMatchObject({ exitCode: 0, stderr: '', stdout: expect.stringMatching(expected) });
  });

  it.each(['explain jar', 'preview docker ps'])('%s is refused as docker is, where there is no engine', (line) => {
    const asDocker = host.sh('DOCKER_CONTEXT=nosuch docker ps');
    expect(asDocker.stderr).toMatch(/context "nosuch": context not found/);
    expect(host.sh(`DOCKER_CONTEXT=nosuch ${line}`)).toEqual(asDocker);
    expect(host.sh('explain jar').stderr).toBe('explain: No such object: jar\n');
  });
});

describe('picture', () => {
  const host = machine();
  host.run('busybox', { name: 'web', volumes: ['data:/data'], command: 'sleep 1h', detach: true });

  it('draws on the terminal', () => {
    const [layers, volumes] = [host.drawLayers(), host.drawVolumes()];
    expect(host.sh('picture').stdout).toBe(`${layers}\n${volumes}`);
    expect(host.sh('picture layers').stdout).toBe(layers);
    expect(host.sh('picture volumes').stdout).toBe(volumes);
  });

  it('makes text for files', () => {
    host.sh('picture --svg > all.svg; LANG=de_DE.UTF-8 picture hosts --mermaid > hosts.mmd');
    expect(host.files.read('/root/all.svg')).toMatch(
      /^<svg [\s\S]*<title[^>]*>Images, containers and volumes on laptop</,
    );
    expect(host.files.read('/root/hosts.mmd')).toMatch(/^flowchart LR\n {2}accTitle: Rechner und Registries\n/);
  });

  it.each(['picture nothing', 'picture hosts', 'picture --svg --mermaid', 'picture layers volumes'])(
    '%s is not understood',
    (line) => {
      expect(host.sh(line)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('Usage: picture ') });
    },
  );
});

describe('preview', () => {
  it('does nothing, and says what would be gone', () => {
    const host = machine();
    host.run('busybox', { name: 'web', volumes: ['/data'], command: 'echo x > /data/x; sleep 1h', detach: true });
    const { containers, volumes, images } = host.row;
    expect(host.sh('preview docker stop web').stdout).toMatch(
      /^Volume [0-9a-f]{12}, with \/x \(2B\)\.\n2B would be freed\.\n$/,
    );
    expect(host.sh('LANG=de preview docker ps').stdout).toBe('Es ginge nichts verloren.\n');
    expect(host.sh("preview 'docker rm web; docker kill web'").stdout).toMatch(
      /^It would be refused: You cannot remove a running container/,
    );
    expect(host.row).toMatchObject({ containers, volumes, images });
  });

  it('does not count what time alone takes away, and gives up on what does not end', () => {
    const host = machine();
    host.run('busybox', { name: 'soon', rm: true, volumes: ['/data'], command: 'sleep 20', detach: true });
    expect(host.sh('preview docker run busybox sleep 30').stdout).toBe('Nothing would be lost.\n');
    expect(host.sh('preview docker run busybox sleep 1d').stdout).toBe(
      'It would not end by itself; while it runs:\nNothing would be lost.\n',
    );
    expect(host.containers.length).toBe(1);
  });
});
