/** `docker version`: of this client, whose behaviour is modelled, and of the engine. */
import { civilTime, tryParseRfc3339 } from '../../time/instant.js';
import { exit } from '../../process/program.js';
import { version as engine } from '../../view/version.js';
import { text } from '../flag-kinds.js';
import { compileTemplate, runTemplate } from '../template/template.js';
import { typedValue } from '../template/typed.js';
import type { Json } from '../template/value.js';
import { command } from './command.js';
import { giveUp, say } from './speak.js';

export const clientVersion = { Version: '28.2.2', GitCommit: 'e6534b4' };

/** As `docker version` shows it, and but for the API also `docker info`. */
export const client = {
  ...clientVersion,
  ApiVersion: engine.ApiVersion,
  DefaultAPIVersion: '1.50',
  GoVersion: 'go1.24.3',
  Os: 'linux',
  Arch: 'amd64',
  BuildTime: 'Fri May 30 12:07:14 2025',
  Context: 'default',
};

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
    ['API version', `${client.ApiVersion} (downgraded from ${client.DefaultAPIVersion})`],
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
    const { output, failure } = runTemplate(
      template.value,
      typedValue({ Client: client, Server: engine as unknown as Json }, 'system.versionInfo'),
      named,
    );
    say(system, `${output}\n`);
    return failure === undefined ? exit(0) : giveUp(system, failure);
  },
});
