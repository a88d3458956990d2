import type { Fault } from '../../filesystem/fault.js';
import type { Json, Next } from '../program.js';
import { bareLines, cannotOpenForReading, cannotRead, chomp, eat, gather, linesOf } from './input.js';
import { parseOptions } from './options.js';
import { because, type Run } from './tool.js';

export function tac(run: Run, state: Json | undefined): Next | number {
  const options = parseOptions(run, { short: 's:br', long: 'separator=s:' });
  if (typeof options === 'number') return options;
  return gather(
    run,
    options.operands,
    state,
    (texts, code) => {
      for (const { text } of texts) run.out(linesOf(text).toReversed().join(''));
      return code;
    },
    (path, fault) => {
      run.complain(
        run.busybox ? `${path}: ${because(fault)}` : `failed to open '${path}' for reading: ${because(fault)}`,
      );
      return 1;
    },
  );
}

export function rev(run: Run, state: Json | undefined): Next | number {
  return eat<null>(run, run.args, state, {
    unit: 'line',
    start: () => null,
    take: (bytes) => {
      run.out([...chomp(bytes)].reverse().join('') + (bytes.endsWith('\n') ? '\n' : ''));
      return undefined;
    },
    end: (_own, code) => code,
    refuse: (path, fault) => {
      run.complain(run.busybox ? `${path}: ${because(fault)}` : `cannot open ${path}: ${because(fault)}`);
      return 1;
    },
  });
}

export function fold(run: Run, state: Json | undefined): Next | number {
  const options = parseOptions(
    run,
    { short: 'bsw:', long: 'bytes=b spaces=s width=w:' },
    run.args.map((arg) => arg.replace(/^-(\d+)$/, '-w$1')),
  );
  if (typeof options === 'number') return options;
  const width = Number(options.value('w') ?? 80);
  return eat<null>(run, options.operands, state, {
    unit: 'line',
    start: () => null,
    take: (bytes) => {
      let rest = chomp(bytes);
      while (rest.length > width) {
        const space = options.has('s') ? rest.slice(0, width).lastIndexOf(' ') + 1 : 0;
        const cut = space > 0 ? space : width;
        run.out(`${rest.slice(0, cut)}\n`);
        rest = rest.slice(cut);
      }
      run.out(rest + (bytes.endsWith('\n') ? '\n' : ''));
      return undefined;
    },
    end: (_own, code) => code,
    refuse: (path, fault) => {
      run.complain(`${path}: ${because(fault)}`);
      return 1;
    },
  });
}

export function nl(run: Run, state: Json | undefined): Next | number {
  const options = parseOptions(run, {
    short: 'b:w:s:v:i:n:h:f:pl:d:',
    long: 'body-numbering=b: number-width=w: number-separator=s: starting-line-number=v: line-increment=i: number-format=n:',
  });
  if (typeof options === 'number') return options;
  const width = Number(options.value('w') ?? 6);
  const glue = options.value('s') ?? '\t';
  const style = options.value('b') ?? 't';
  const form = options.value('n') ?? 'rn';
  return eat<{ next: number }>(run, options.operands, state, {
    unit: 'line',
    start: () => ({ next: Number(options.value('v') ?? 1) }),
    take: (bytes, own) => {
      const numbered = style === 'a' || (style === 't' && bytes !== '\n');
      const number = String(own.next);
      const shown = form === 'ln' ? number.padEnd(width) : number.padStart(width, form === 'rz' ? '0' : ' ');
      run.out(numbered ? shown + glue + bytes : `${' '.repeat(width + glue.length)}${bytes}`);
      if (numbered) own.next += Number(options.value('i') ?? 1);
      return undefined;
    },
    end: (_own, code) => code,
    ...(run.busybox
      ? { refuse: (path: string, fault: Fault) => (fault.fault === 'EISDIR' ? 0 : cannotRead(run, path, fault)) }
      : {}),
  });
}

export function paste(run: Run, state: Json | undefined): Next | number {
  const options = parseOptions(run, { short: 'sd:z', long: 'serial=s delimiters=d:' });
  if (typeof options === 'number') return options;
  const glue = [...(options.value('d') ?? '\t').replaceAll('\\n', '\n').replaceAll('\\t', '\t').replaceAll('\\0', '')];
  const joined = (cells: readonly string[]) =>
    cells.reduce(
      (text, cell, at) => (at === 0 ? cell : text + (glue.length === 0 ? '' : glue[(at - 1) % glue.length]) + cell),
      '',
    );
  const { operands } = options;
  // Standard input named twice gives its lines in turn.
  const dashes = operands.filter((path) => path === '-').length;
  return gather(
    run,
    [...new Set(operands)],
    state,
    (texts, code) => {
      if (code !== 0) return code;
      const lines = new Map(texts.map(({ path, text }) => [path, bareLines(text)]));
      let seen = 0;
      const columns = (operands.length === 0 ? ['-'] : operands).map((path) => {
        const all = lines.get(path) ?? [];
        if (path !== '-' || dashes < 2) return all;
        const turn = seen++;
        return all.filter((_, at) => at % dashes === turn);
      });
      if (options.has('s')) for (const column of columns) run.out(`${joined(column)}\n`);
      else
        for (let at = 0; at < Math.max(...columns.map((column) => column.length)); at++)
          run.out(
            `${joined(
              columns
                .map((column) => column[at])
                .filter((cell) => cell !== undefined || !run.busybox)
                .map((cell) => cell ?? ''),
            )}\n`,
          );
      return code;
    },
    run.busybox ? (path, fault) => cannotRead(run, path, fault) : undefined,
  );
}

export function strings(run: Run, state: Json | undefined): Next | number {
  const options = parseOptions(run, { short: 'an:fo', long: 'all=a bytes=n:' });
  if (typeof options === 'number') return options;
  const least = Number(options.value('n') ?? 4);
  return gather(
    run,
    options.operands,
    state,
    (texts, code) => {
      for (const { text } of texts)
        for (const [found] of text.matchAll(new RegExp(`[ -~\\t]{${least},}`, 'g'))) run.out(`${found}\n`);
      return code;
    },
    (path, fault) => cannotOpenForReading(run, path, fault),
  );
}
