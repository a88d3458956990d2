/** `docker context`: there is only the default one, which is whatever DOCKER_HOST says. */
import { exit, type System } from '../../process/program.js';
import { contextNotFound, environment } from '../choose-engine.js';
import { text, toggle } from '../flag-kinds.js';
import { formatContexts } from '../format/contexts.js';
import { formatInspect } from '../format/inspect.js';
import { command } from './command.js';
import { complain, giveUp, say, sayFormatted } from './speak.js';

const only = 'default';

function endpoint(system: System): string {
  return environment(system, 'DOCKER_HOST') || 'unix:///var/run/docker.sock';
}

const overridden =
  'Warning: DOCKER_HOST environment variable overrides the active context. To use a context, either set the global ' +
  '--context flag, or unset DOCKER_HOST environment variable.\n';

export const contextLs = command({
  withoutEngine: true,
  flags: {
    format: text('Go template, `table TEMPLATE`, or json'),
    quiet: toggle('Names only', { short: 'q' }),
  },
  step: ({ system, flags }) => {
    if (environment(system, 'DOCKER_HOST') !== '' && !flags.quiet) complain(system, overridden);
    return sayFormatted(system, formatContexts([{ name: only, endpoint: endpoint(system) }], flags));
  },
});

export const contextShow = command({
  withoutEngine: true,
  flags: {},
  step: ({ system }) => {
    say(system, `${only}\n`);
    return exit(0);
  },
});

export const contextInspect = command({
  withoutEngine: true,
  flags: { format: text('Go template, or json', { short: 'f' }) },
  step: ({ system, flags: { format }, args }) => {
    const memory = '<IN MEMORY>';
    const document = {
      Name: only,
      Metadata: {},
      Endpoints: { docker: { Host: endpoint(system), SkipTLSVerify: false } },
      TLSMaterial: {},
      Storage: { MetadataPath: memory, TLSPath: memory },
    };
    const wanted = args.length === 0 ? [only] : args;
    const found = wanted.map((name) =>
      name === only ? { document, type: 'interface {}' } : contextNotFound(system, { config: '' }, name),
    );
    const { stdout, stderr, exitCode } = formatInspect(found, format);
    say(system, format === '' ? stdout.replaceAll(memory, '\\u003cIN MEMORY\\u003e') : stdout);
    complain(system, stderr);
    return exit(exitCode);
  },
});

export const contextUse = command({
  withoutEngine: true,
  flags: {},
  step: ({ system, args: [name = ''] }) => {
    if (name !== only) return giveUp(system, contextNotFound(system, { config: '' }, name));
    say(system, `${only}\n`);
    complain(system, `Current context is now "${only}"\n`);
    return exit(0);
  },
});

export const contextRm = command({
  withoutEngine: true,
  flags: { force: toggle('Remove it although it is in use', { short: 'f' }) },
  step: ({ system, flags: { force }, args }) => {
    const complaints = args.flatMap((name) => {
      if (name === only) return [`context "${only}" cannot be removed`];
      return force ? [] : [`context "${name}" does not exist`];
    });
    say(
      system,
      force
        ? args
            .filter((name) => name !== only)
            .map((name) => `${name}\n`)
            .join('')
        : '',
    );
    complain(system, complaints.map((words) => `${words}\n`).join(''));
    return exit(complaints.length === 0 ? 0 : 1);
  },
});
