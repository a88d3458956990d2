/**
 * Asks a real `docker` for its whole surface, command after command by `--help`, and writes test/cli/surface/surface.json.
 * For facts only: names, aliases, usage lines, flags with their letters, types and initial values. Flags that `--help`
 * leaves out are asked for by name. With DOCKER_HOST set to an engine's socket, what that engine is too old for is
 * marked by asking without it first: a client without an engine shows everything.
 *
 *     DOCKER_HOST=unix:///path/to/socket node scripts/surface.mjs
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/** @typedef {{ name: string, short?: string, type: string, initial?: string, hidden?: true, needs?: string }} Flag */
/** @typedef {{ command: string, usage: string[], aliases: string[], group?: true, flags: Flag[], needs?: string }} Command */

/** Flags that no help shows, by the last word of their commands; each is confirmed by the client itself. */
const hiddenFlags = [
  { name: 'dns-opt', type: 'list', commands: ['container create', 'container run'] },
  { name: 'net', type: 'network', commands: ['container create', 'container run'] },
  { name: 'net-alias', type: 'list', commands: ['container create', 'container run'] },
  { name: 'time', type: 'int', commands: ['container restart', 'container stop'] },
  { name: 'kernel-memory', type: 'bytes', commands: ['container update'] },
  { name: 'name', type: 'string', commands: ['volume create'] },
];

const { DOCKER_HOST: engine = '', ...bare } = process.env;
const withoutEngine = { ...bare, DOCKER_HOST: 'unix:///nonexistent.sock' };

/** @param {readonly string[]} words @param {NodeJS.ProcessEnv} env */
function docker(words, env = withoutEngine) {
  const { stdout, stderr } = spawnSync('docker', words, { encoding: 'utf8', env });
  return { stdout, stderr };
}

/** The lines below each heading of a help text. @param {string} text */
function sections(text) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  let heading = '';
  for (const line of text.split('\n')) {
    const [, title, rest] = /^([A-Z][A-Za-z ]*):\s*(.*)$/.exec(line) ?? [];
    if (title !== undefined || /^\S/.test(line)) heading = title ?? '';
    const content = title === undefined ? line : (rest ?? '');
    if (content.trim() !== '') found.set(heading, [...(found.get(heading) ?? []), content]);
  }
  return found;
}

/** A description may go on in the next line. @param {readonly string[]} lines @returns {Flag[]} */
function flagsOf(lines) {
  /** @type {string[]} */
  const whole = [];
  for (const line of lines) {
    if (/^ {2}(?:-\w, | {4})--/.test(line)) whole.push(line);
    else whole.push(`${whole.pop() ?? ''} ${line.trim()}`);
  }
  return whole.map((line) => {
    const [, short, name = '', type = ''] = /^\s+(?:-(\w), )?--([\w.-]+)(?: (\S+))?(?:\s{2,}|$)/.exec(line) ?? [];
    const said = /\(default ("[^"]*"|[^")]*)\)/.exec(line)?.[1];
    const initial = type === '' && said !== 'true' ? undefined : said;
    return { name, ...(short ? { short } : {}), type, ...(initial ? { initial } : {}) };
  });
}

/** @param {readonly string[]} words @returns {Command[]} */
function walk(words) {
  const help = sections(docker([...words, '--help']).stdout);
  const below = [...help].filter(([title]) => title.endsWith('Commands')).flatMap(([, lines]) => lines);
  const names = below.map((line) => /^ {2}(\S+)/.exec(line)?.[1] ?? '').filter((name) => name !== '');
  const command = words.join(' ');
  const aliases = (help.get('Aliases') ?? [])
    .join('')
    .split(',')
    .map((alias) => alias.trim().replace(/^docker /, ''));
  const own = {
    command,
    usage: (help.get('Usage') ?? []).map((line) => line.trim()),
    aliases: aliases.filter((alias) => alias !== '' && alias !== command),
    ...(names.length > 0 ? { group: /** @type {const} */ (true) } : {}),
    flags: flagsOf(help.get('Options') ?? help.get('Global Options') ?? []).filter(({ name }) => name !== 'help'),
  };
  return [own, ...names.flatMap((name) => walk([...words, name]))];
}

/** The same command at two places is one, called by its group; both must have the same flags. */
function withoutRepeats(/** @type {readonly Command[]} */ commands) {
  const byName = new Map(commands.map((command) => [command.command, command]));
  return commands.filter((command) => {
    const twin = command.aliases.map((alias) => byName.get(alias)).find((other) => other?.command.includes(' '));
    if (command.command.includes(' ') || twin === undefined) return true;
    if (JSON.stringify(twin.flags) !== JSON.stringify(command.flags)) throw new Error(`two of ${command.command}`);
    return false;
  });
}

/** @param {Command} command @returns {Flag[]} */
function hiddenOf({ command }) {
  return hiddenFlags
    .filter(({ commands }) => commands.includes(command))
    .map(({ name, type }) => {
      const { stderr } = docker([...command.split(' '), `--${name}`]);
      if (!stderr.startsWith('flag needs an argument')) throw new Error(`${command} --${name}: ${stderr}`);
      return { name, type, hidden: true };
    });
}

/** What the engine that is asked must have for a flag, in the client's words; undefined if it has it. */
function needs(/** @type {string} */ command, /** @type {Flag} */ { name, type }) {
  if (engine === '') return undefined;
  const value = type === '' ? [] : [type === 'duration' ? '1s' : '1'];
  const { stderr } = docker([...command.split(' '), `--${name}`, ...value, 'x', 'y'], { ...bare, DOCKER_HOST: engine });
  const [, api, other] =
    /requires (API version [\d.]+)|is only supported on a Docker daemon (.*?)(?:,|$)/m.exec(stderr) ?? [];
  return api ?? other;
}

const found = withoutRepeats(walk([])).map((command) => {
  const flags = [...command.flags, ...hiddenOf(command)].map((flag) => {
    const missing = /^(?:config|node|plugin|secret|service|stack|swarm|trust)\b/.test(command.command)
      ? undefined
      : needs(command.command, flag);
    return missing === undefined ? flag : { ...flag, needs: missing };
  });
  return { ...command, flags: flags.sort((a, b) => (a.name < b.name ? -1 : 1)) };
});
const version = docker(['--version']).stdout.trim();
const source = `${version}; what "needs" something, an Engine of API 1.41 refuses`;
const file = join(root, 'test/cli/surface/surface.json');
writeFileSync(file, JSON.stringify({ source, commands: found }));
spawnSync(join(root, 'node_modules/.bin/biome'), ['format', '--write', file], { stdio: 'inherit' });
