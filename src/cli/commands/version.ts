/** `docker version`: of this client, whose behaviour is modelled, and of the engine. */
import { civilTime, tryParseRfc3339 } from '../../time/instant.js';
import { exit } from '../../process/program.js';
import { version as engine } from '../../view/version.js';
import { text } from '../flag-kinds.js';
import { compileTemplate, runTemplate } from '../template/template.js';
import { GoStruct, typedValue } from '../template/value.js';
import { command } from './command.js';
import { giveUp, say } from './speak.js';

export const clientVersion = { Version: '28.2.2', GitCommit: 'e6534b4' };

const client = {
  Platform: { Name: '' },
  ...clientVersion,
  APIVersion: engine.ApiVersion,
  DefaultAPIVersion: '1.50',
  GoVersion: 'go1.24.3',
  Os: 'linux',
  Arch: 'amd64',
  BuildTime: 'Fri May 30 12:07:14 2025',
  Context: 'default',
};

const { ApiVersion: APIVersion, MinAPIVersion, ...rest } = engine;
const server = { ...rest, APIVersion, MinAPIVersion };

const jsonNames: Readonly<Record<string, string>> = {
  APIVersion: 'ApiVersion',
  DefaultAPIVersion: 'DefaultAPIVersion',
};

function structOf(type: string, members: Readonly<Record<string, unknown>>): GoStruct {
  const get = (name: string) => typedValue(members[name] as Parameters<typeof typedValue>[0], name);
  return new GoStruct(type, Object.keys(members), get, undefined, false, (name) => jsonNames[name] ?? name);
}

function rootOf(): GoStruct {
  const parts = new Map([
    ['Client', structOf('system.clientVersion', client)],
    ['Server', structOf('types.Version', server)],
  ]);
  return new GoStruct('system.versionInfo', [...parts.keys()], (name) => parts.get(name));
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** As C's asctime writes it. */
function reformatted(date: string): string {
  const instant = tryParseRfc3339(date);
  if (typeof instant !== 'number') return date;
  const { year, month, day, hour, minute, second } = civilTime(instant);
  const weekday = weekdays[(Math.floor(instant / 86_400_000) + 4) % 7];
  const two = (number: number) => String(number).padStart(2, '0');
  return `${weekday} ${months[month - 1]} ${String(day).padStart(2)} ${two(hour)}:${two(minute)}:${two(second)} ${year}`;
}

function lines(indent: number, rows: readonly (readonly [string, string])[]): string {
  return rows.map(([name, value]) => `${' '.repeat(indent)}${`${name}:`.padEnd(20 - indent - 1)} ${value}\n`).join('');
}

function plainText(): string {
  const own = lines(1, [
    ['Version', client.Version],
    ['API version', `${client.APIVersion} (downgraded from ${client.DefaultAPIVersion})`],
    ['Go version', client.GoVersion],
    ['Git commit', client.GitCommit],
    ['Built', client.BuildTime],
    ['OS/Arch', `${client.Os}/${client.Arch}`],
    ['Context', client.Context],
  ]);
  const [first, ...others] = engine.Components;
  const main = lines(2, [
    ['Version', engine.Version],
    ['API version', `${engine.ApiVersion} (minimum version ${engine.MinAPIVersion})`],
    ['Go version', engine.GoVersion],
    ['Git commit', engine.GitCommit],
    ['Built', reformatted(engine.BuildTime)],
    ['OS/Arch', `${engine.Os}/${engine.Arch}`],
    ['Experimental', 'false'],
  ]);
  const parts = others.map(
    ({ Name, Version, Details }) => ` ${Name}:\n${lines(2, [['Version', Version], ...Object.entries(Details)])}`,
  );
  return `Client:\n${own}\nServer:\n ${first?.Name}:\n${main}${parts.join('')}`;
}

export const version = command({
  flags: { format: text('Go template, or json', { short: 'f' }) },
  step: ({ system, flags: { format } }) => {
    if (format === '') {
      say(system, plainText());
      return exit(0);
    }
    const named = { name: 'version' };
    const template = compileTemplate(format === 'json' ? '{{json .}}' : format, named);
    if (!template.ok) return giveUp(system, `template parsing error: ${template.reason}`, 64);
    const { output, failure } = runTemplate(template.value, rootOf(), named);
    say(system, `${output}\n`);
    return failure === undefined ? exit(0) : giveUp(system, failure);
  },
});
