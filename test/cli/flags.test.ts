import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filter } from '../../src/cli/filters.js';
import { commaList, integer, list, map, text, toggle } from '../../src/cli/flag-kinds.js';
import { flagFailureText, parseFlags, unsupportedFlags } from '../../src/cli/flags.js';

const SET = {
  interactive: toggle('', { short: 'i' }),
  tty: toggle('', { short: 't' }),
  rm: toggle(''),
  pause: toggle('', { short: 'p', initial: true }),
  volume: list('', { short: 'v' }),
  name: text('', { initial: 'none' }),
  last: integer('', { short: 'n' }),
  opt: map('', { short: 'o' }),
  platform: commaList('', { api: '1.50' }),
  time: integer('', { hidden: true, deprecated: 'use --timeout instead' }),
  filter: filter('', 'f'),
};

function parse(argv: readonly string[], interspersed = true) {
  const outcome = parseFlags(SET, argv, { interspersed });
  if (!outcome.ok) return { message: flagFailureText(outcome.failure) };
  return outcome;
}

describe('flags that can be read', () => {
  it.each([
    [['-ti', 'a'], { interactive: true, tty: true }, ['a']],
    [['-vfoo', 'a'], { volume: ['foo'] }, ['a']],
    [['-v=foo', '-v', 'bar', '--volume=x=y', '--volume', ''], { volume: ['foo', 'bar', 'x=y', ''] }, []],
    [['-itv', 'x'], { interactive: true, tty: true, volume: ['x'] }, []],
    [['--rm=false', '-p=0', '--tty=T'], { rm: false, pause: false, tty: true }, []],
    [['--name=', '-n-5'], { name: '', last: -5 }, []],
    [['-n0x10'], { last: 16 }, []],
    [['-n', '1_000'], { last: 1000 }, []],
    [['a', '--rm', 'b', '-', ''], { rm: true }, ['a', 'b', '-', '']],
    [['--rm', '--', '-t', '--name'], { rm: true, tty: false }, ['-t', '--name']],
    [['--platform', 'a,b', '--platform=c'], { platform: ['a', 'b', 'c'] }, []],
    [['--name', '--rm'], { name: '--rm', rm: false }, []],
  ])('%j', (argv, values, positionals) => {
    const parsed = parse(argv);
    expect(parsed).toMatchObject({ values, positionals });
  });

  it('stops at the first positional when not interspersed', () => {
    expect(parse(['--rm', 'busybox', '-t', '--', 'x'], false)).toMatchObject({
      values: { rm: true, tty: false },
      positionals: ['busybox', '-t', '--', 'x'],
    });
  });

  it('keeps map values and filters under their names', () => {
    const parsed = parse(['-o', 'a=b=c', '-o', 'd', '-o', 'a=e', '-f', ' Label = x ', '-f', 'label=y', '-f', '']);
    expect(parsed).toMatchObject({
      values: {
        opt: new Map([
          ['a', 'e'],
          ['d', ''],
        ]),
        filter: new Map([['label', ['x', 'y']]]),
      },
    });
  });

  it('tells what was given from what has its initial value', () => {
    const parsed = parse(['--name=none']);
    expect(parsed).toMatchObject({ changed: new Set(['name']), values: { name: 'none', last: 0 } });
  });

  it('asks for help, with a notice for the old letter', () => {
    expect(parse(['--help'])).toMatchObject({ help: true, notices: [] });
    expect(parse(['-h'])).toMatchObject({
      help: true,
      notices: ['Flag shorthand -h has been deprecated, use --help'],
    });
    expect(parse(['--time', '3'])).toMatchObject({
      help: false,
      notices: ['Flag --time has been deprecated, use --timeout instead'],
    });
  });
});

describe('flags that cannot be read', () => {
  it.each([
    [['--bogus'], 'unknown flag: --bogus'],
    [['--bogus=x'], 'unknown flag: --bogus'],
    [['--constructor'], 'unknown flag: --constructor'],
    [['-x'], "unknown shorthand flag: 'x' in -x"],
    [['-txy'], "unknown shorthand flag: 'x' in -xy"],
    [['-é'], "unknown shorthand flag: 'Ã' in -é"],
    [['-t='], "unknown shorthand flag: '=' in -="],
    [['-='], "unknown shorthand flag: '=' in -="],
    [['--name'], 'flag needs an argument: --name'],
    [['-v'], "flag needs an argument: 'v' in -v"],
    [['-tv'], "flag needs an argument: 'v' in -v"],
    [['--=x'], 'bad flag syntax: --=x'],
    [['---x'], 'bad flag syntax: ---x'],
    [['--rm=maybe'], 'invalid argument "maybe" for "--rm" flag: strconv.ParseBool: parsing "maybe": invalid syntax'],
    [['-t=x'], 'invalid argument "x" for "-t, --tty" flag: strconv.ParseBool: parsing "x": invalid syntax'],
    [['-n', '1.5'], 'invalid argument "1.5" for "-n, --last" flag: strconv.ParseInt: parsing "1.5": invalid syntax'],
    [
      ['-n', '9223372036854775808'],
      'invalid argument "9223372036854775808" for "-n, --last" flag: ' +
        'strconv.ParseInt: parsing "9223372036854775808": value out of range',
    ],
    [['-f', 'x'], 'invalid argument "x" for "-f, --filter" flag: bad format of filter (expected name=value)'],
    [['--help=x'], 'invalid argument "x" for "--help" flag: strconv.ParseBool: parsing "x": invalid syntax'],
  ])('%j', (argv, message) => {
    expect(parse(argv)).toEqual({ message });
  });

  it('knows which flag came before the mistake, for an Engine that is too old for it', () => {
    const outcome = parseFlags(SET, ['--platform', 'x', '--bogus']);
    expect(outcome.ok).toBe(false);
    if (outcome.ok) return;
    expect(unsupportedFlags(SET, outcome.changed, '1.41')).toBe(
      '"--platform" requires API version 1.50, but the Docker daemon API version is 1.41',
    );
    expect(unsupportedFlags(SET, outcome.changed, '1.50')).toBeUndefined();
  });
});

describe('laws of the grammar', () => {
  it('everything after -- is positional, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (words) => {
        expect(parse(['--', ...words])).toMatchObject({ positionals: words });
      }),
    );
  });

  it('a value attached by = is taken as it is', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(parse([`--name=${value}`])).toMatchObject({ values: { name: value }, positionals: [] });
      }),
    );
  });
});
