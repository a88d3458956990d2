import { describe, expect, it } from 'vitest';
import { applyChangeInstructions } from '../../src/image/change-instruction.js';
import type { ContainerConfig } from '../../src/image/config.js';
import { isRefused } from '../../src/image/failure.js';
import { mergeConfig } from '../../src/image/merge-config.js';

/** The container `docker create busybox`, and one with a command, an entrypoint and more of its own. */
const plain: ContainerConfig = { Cmd: ['sh'] };
const own: ContainerConfig = {
  Cmd: ['x', 'y'],
  Entrypoint: ['ep'],
  Env: ['A=1', 'E='],
  User: 'u',
  ExposedPorts: { '5/tcp': {} },
  Volumes: { '/vv': {} },
  Healthcheck: { Test: ['CMD-SHELL', 'hc'], Retries: 3 },
};

function commit(container: ContainerConfig, changes: readonly string[]): ContainerConfig {
  const changed = applyChangeInstructions(container, changes);
  if (isRefused(changed)) throw new Error(changed.message);
  return mergeConfig(changed, container);
}

function refusal(changes: readonly string[], container = own): string {
  const result = applyChangeInstructions(container, changes);
  return isRefused(result) ? result.message : 'accepted';
}

/** What Docker Engine 20.10.24 answered to `docker commit -c …`: instructions, and the members they set. */
const accepted: readonly (readonly [readonly string[], ContainerConfig])[] = [
  [['ENTRYPOINT ["a"]'], { Entrypoint: ['a'], Cmd: null }],
  [['ENTRYPOINT a b'], { Entrypoint: ['/bin/sh', '-c', 'a b'], Cmd: null }],
  [['CMD a b'], { Cmd: ['/bin/sh', '-c', 'a b'] }],
  [['CMD ["a", "b"'], { Cmd: ['/bin/sh', '-c', '["a", "b"'] }],
  [['CMD'], { Cmd: ['/bin/sh', '-c'] }],
  [['CMD ["x"] y'], { Cmd: ['x'] }],
  [['CMD []'], { Cmd: ['sh'] }],
  [['ENTRYPOINT []'], { Entrypoint: null, Cmd: ['sh'] }],
  [['ENTRYPOINT'], { Entrypoint: null, Cmd: ['sh'] }],
  [["CMD ['a']"], { Cmd: ['/bin/sh', '-c', "['a']"] }],
  [['CMD [ "a" , "b" ]'], { Cmd: ['a', 'b'] }],
  [['CMD ["a\\tb","\\u00e9"]'], { Cmd: ['a\tb', 'é'] }],
  [['cmd ["x"]'], { Cmd: ['x'] }],
  [['CMD a \\', 'b'], { Cmd: ['/bin/sh', '-c', 'a b'] }],
  [['CMD x', 'ENTRYPOINT ["y"]'], { Entrypoint: ['y'], Cmd: ['/bin/sh', '-c', 'x'] }],
  [['ENTRYPOINT ["y"]', 'CMD x'], { Entrypoint: ['y'], Cmd: ['/bin/sh', '-c', 'x'] }],
  [['ENV A b c'], { Env: ['A=b c'] }],
  [['ENV A b "c d"'], { Env: ['A=b c d'] }],
  [['ENV A="b c" D=e\\ f G=\'x y\''], { Env: ['A=b c', 'D=e f', 'G=x y'] }],
  [['ENV A=$PATH B=${A} C=$A', 'ENV D=$A${B}x'], { Env: ['A=', 'B=', 'C=', 'D=x'] }],
  [['ENV A=1 A=2'], { Env: ['A=2'] }],
  [['ENV A=1\nENV B=2'], { Env: ['A=1', 'B=2'] }],
  [['ENV A=1 \\', '# note', '', 'B=2'], { Env: ['A=1', 'B=2'] }],
  [['   ENV   A=1   '], { Env: ['A=1'] }],
  [['ENV B=$ C=$1 D=\\$A F="\\q" G=\\q E="\\$A"'], { Env: ['B=$', 'C=', 'D=$A', 'F=\\q', 'G=q', 'E=$A'] }],
  [['# escape=`', 'ENV A=`$x'], { Env: ['A=$x'] }],
  [['EXPOSE 80 443/tcp 53/udp'], { ExposedPorts: { '80/tcp': {}, '443/tcp': {}, '53/udp': {} } }],
  [['EXPOSE 80-82'], { ExposedPorts: { '80/tcp': {}, '81/tcp': {}, '82/tcp': {} } }],
  [['EXPOSE 8080:80'], { ExposedPorts: { '80/tcp': {} } }],
  [['EXPOSE 127.0.0.1:2:3'], { ExposedPorts: { '3/tcp': {} } }],
  [['EXPOSE "80"'], { ExposedPorts: { '80/tcp': {} } }],
  [['EXPOSE 9/TCP 0'], { ExposedPorts: { '9/tcp': {}, '0/tcp': {} } }],
  [['LABEL a b'], { Labels: { a: 'b' } }],
  [['LABEL a=b c="d e" "f g"=h'], { Labels: { a: 'b', c: 'd e', 'f g': 'h' } }],
  [['LABEL a=\'$X\' b="$X"'], { Labels: { a: '$X', b: '' } }],
  [['LABEL a=1=2 b='], { Labels: { a: '1=2', b: '' } }],
  [['VOLUME /a /b'], { Volumes: { '/a': {}, '/b': {} } }],
  [['VOLUME ["/a","/b c"]'], { Volumes: { '/a': {}, '/b c': {} } }],
  [['VOLUME a'], { Volumes: { a: {} } }],
  [['USER a b'], { User: 'a b' }],
  [['USER "a b"'], { User: 'a b' }],
  [['USER a:b'], { User: 'a:b' }],
  [['WORKDIR a', 'WORKDIR b'], { WorkingDir: '/a/b' }],
  [['WORKDIR /a/../b/'], { WorkingDir: '/a/../b/' }],
  [['WORKDIR a b'], { WorkingDir: '/a b' }],
  [['HEALTHCHECK NONE'], { Healthcheck: { Test: ['NONE'] } }],
  [['ONBUILD RUN a', 'ONBUILD CMD b'], { OnBuild: ['RUN a', 'CMD b'] }],
  [['onbuild run   a'], { OnBuild: ['run   a'] }],
  [['ONBUILD bogus x'], { OnBuild: ['bogus x'] }],
  [['ONBUILD  ENV  A=1 \\', 'B=2'], { OnBuild: ['ENV  A=1 B=2'] }],
];

const acceptedByOwn: typeof accepted = [
  [['ENTRYPOINT []'], { Entrypoint: ['ep'], Cmd: ['x', 'y'] }],
  [['ENTRYPOINT ["q"]'], { Entrypoint: ['q'], Cmd: null }],
  [
    ['ENV B=${A:-q}', 'ENV C=${Z:-q}', 'ENV D=${A:+y}', 'ENV F=${Z:+y}', 'ENV G=${E:-e} H=${E:+e}'],
    {
      Env: ['A=1', 'E=', 'B=1', 'C=q', 'D=y', 'F=', 'G=e', 'H='],
    },
  ],
  [['ENV $A=x'], { Env: ['A=1', 'E=', '1=x'] }],
  [['ENV B=${A?x}'], { Env: ['A=1', 'E=', 'B=1'] }],
  [['USER $A'], { User: '1' }],
  [['USER $Z'], { User: 'u' }],
  [['VOLUME /x$A'], { Volumes: { '/x1': {}, '/vv': {} } }],
  [['EXPOSE $A 0'], { ExposedPorts: { '5/tcp': {}, '1/tcp': {}, '0/tcp': {} } }],
  [['HEALTHCHECK NONE'], { Healthcheck: { Test: ['NONE'], Interval: 0, Timeout: 0, StartPeriod: 0, Retries: 3 } }],
  [
    ["HEALTHCHECK --interval='1s' CMD x"],
    {
      Healthcheck: { Test: ['CMD-SHELL', 'x'], Interval: 1e9, Timeout: 0, StartPeriod: 0, Retries: 3 },
    },
  ],
  [
    ['HEALTHCHECK --interval=1s --timeout=2m --start-period=3s --retries=4 CMD ["x"]'],
    {
      Healthcheck: { Test: ['CMD', 'x'], Interval: 1e9, Timeout: 12e10, StartPeriod: 3e9, Retries: 4 },
    },
  ],
];

const refused: readonly (readonly [readonly string[], string])[] = [
  [['run ls'], 'run is not a valid change command'],
  [['COPY a b'], 'copy is not a valid change command'],
  [['COPY'], 'copy is not a valid change command'],
  [['BOGUS x'], 'bogus is not a valid change command'],
  [['FROM x'], 'from is not a valid change command'],
  [['STOPSIGNAL 9'], 'stopsignal is not a valid change command'],
  [['shell ["x"]'], 'shell is not a valid change command'],
  [['ENV A=1', 'RUN x'], 'run is not a valid change command'],
  [['ENV', 'RUN x'], 'run is not a valid change command'],
  [[''], 'file with no instructions'],
  [['   '], 'file with no instructions'],
  [['# comment'], 'file with no instructions'],
  [['RUN [1]'], 'when using JSON array syntax, arrays must be comprised of strings only'],
  [['CMD ["a", 1]'], 'when using JSON array syntax, arrays must be comprised of strings only'],
  [['ENV'], 'ENV requires at least one argument'],
  [['ENV A'], 'ENV must have two arguments'],
  [['ONBUILD ENV A'], 'ENV must have two arguments'],
  [['ENV =x'], 'ENV names can not be blank'],
  [['ENV A=1 B'], 'Syntax error - can\'t find = in "B". Must be of the form: name=value'],
  [['ENV A=1 \\\\'], 'Syntax error - can\'t find = in "\\\\\\\\". Must be of the form: name=value'],
  [['ENV B="x'], 'failed to process "\\"x": unexpected end of statement while looking for matching double-quote'],
  [["ENV B='x"], 'failed to process "\'x": unexpected end of statement while looking for matching single-quote'],
  [['ENV B=${A'], 'failed to process "${A": missing \':\' in substitution'],
  [['ENV B=${}'], 'failed to process "${}": syntax error: bad substitution'],
  [['ENV B=${Z:?x}'], 'failed to process "${Z:?x}": Z: x'],
  [['ENV B=${A#x}'], 'failed to process "${A#x}": missing \':\' in substitution'],
  [['EXPOSE'], 'EXPOSE requires at least one argument'],
  [['EXPOSE abc'], 'Invalid containerPort: abc'],
  [['EXPOSE 70000'], 'Invalid containerPort: 70000'],
  [['EXPOSE 90-80'], 'Invalid containerPort: 90-80'],
  [['EXPOSE 80/foo'], 'Invalid proto: foo'],
  [['EXPOSE 1:2:3'], 'Invalid ip address: 1'],
  [['EXPOSE 1-2:3-5'], 'Invalid ranges specified for container and host Ports: 3-5 and 1-2'],
  [['EXPOSE /tcp'], 'No port specified: /tcp<empty>'],
  [['EXPOSE a:3'], 'Invalid hostPort: a'],
  [['LABEL'], 'LABEL requires at least one argument'],
  [['LABEL a'], 'LABEL must have two arguments'],
  [['LABEL a="x y'], 'failed to process "\\"x y": unexpected end of statement while looking for matching double-quote'],
  [['VOLUME'], 'VOLUME requires at least one argument'],
  [['VOLUME []'], 'VOLUME requires at least one argument'],
  [['VOLUME [""]'], 'VOLUME specified can not be an empty string'],
  [['VOLUME $Z'], 'VOLUME specified can not be an empty string'],
  [['USER'], 'USER requires exactly one argument'],
  [['USER --x=1 y'], 'Unknown flag: x'],
  [['CMD --flag=1 x'], 'Unknown flag: flag'],
  [['WORKDIR'], 'WORKDIR requires exactly one argument'],
  [['WORKDIR $Z'], 'cannot normalize nothing'],
  [['HEALTHCHECK'], 'HEALTHCHECK requires at least one argument'],
  [['HEALTHCHECK NONE x'], 'HEALTHCHECK NONE takes no arguments'],
  [['HEALTHCHECK CMD'], 'Missing command after HEALTHCHECK CMD'],
  [['HEALTHCHECK FOO x'], 'Unknown type "FOO" in HEALTHCHECK (try CMD)'],
  [['HEALTHCHECK --interval=x CMD x'], 'time: invalid duration "x"'],
  [['HEALTHCHECK --interval=1us CMD x'], 'Interval "interval" cannot be less than 1ms'],
  [['HEALTHCHECK --timeout=-1s CMD x'], 'Interval "timeout" cannot be less than 1ms'],
  [['HEALTHCHECK --retries=-1 CMD x'], '--retries must be at least 1 (not -1)'],
  [['HEALTHCHECK --retries=x CMD x'], 'strconv.ParseInt: parsing "x": invalid syntax'],
  [['HEALTHCHECK --bogus=1 CMD x'], 'Unknown flag: bogus'],
  [['HEALTHCHECK --interval CMD x'], 'Missing a value on flag: interval'],
  [['HEALTHCHECK --retries=1 --retries=2 CMD x'], 'Duplicate flag specified: retries'],
  [['ONBUILD'], 'ONBUILD requires at least one argument'],
  [['ONBUILD ONBUILD RUN a'], "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed"],
  [['ONBUILD FROM x'], "FROM isn't allowed as an ONBUILD trigger"],
];

describe('commit --change, as the Engine took it', () => {
  it.each(accepted)('%j', (changes, members) => {
    expect(commit(plain, changes)).toMatchObject(members);
  });

  it.each(acceptedByOwn)('%j on a container with a config of its own', (changes, members) => {
    const result = commit(own, changes);
    for (const [name, value] of Object.entries(members)) expect(result[name as keyof ContainerConfig]).toEqual(value);
  });

  it.each(refused)('%j is refused', (changes, message) => {
    expect(refusal(changes)).toBe(message);
  });

  it('leaves the config that it was given as it was', () => {
    const before = structuredClone(own);
    commit(own, ['ENV A=2 N=3', 'LABEL x=y', 'VOLUME /n', 'EXPOSE 7']);
    expect(own).toEqual(before);
  });
});
