import type { InputFrame } from './frames.js';
import type { Machine } from './state.js';
import type { SyntaxFault } from './syntax.js';
import { say } from './wording.js';

/** A syntax error in this shell's own words. `text` is what was being read, `frame.line` the lines before it. */
export function complainOfSyntax(machine: Machine, fault: SyntaxFault, text: string, frame: InputFrame): undefined {
  const { zero, mode } = machine.shell;
  const as = frame.as === '' ? '' : `${frame.as}: `;
  const line = frame.line + fault.line;
  switch (machine.flavour.kind) {
    case 'dash':
      return say(machine, `${zero}: ${line}: ${as}Syntax error: ${almquist(fault)}\n`);
    case 'busybox': {
      const shown = as === '' ? '' : `line ${machine.shell.line - 1}: `;
      const where = mode === 'file' ? `line ${line}: ` : shown;
      return say(machine, `${zero}: ${as}${where}syntax error: ${lower(almquist(fault))}\n`);
    }
    case 'bash':
      return bash(machine, fault, text, as, line);
  }
}

/** As dash says it; busybox only begins with a small letter. */
function almquist(fault: SyntaxFault): string {
  const wanted =
    fault.wanted === undefined ? '' : ` (expecting ${fault.wanted === 'word' ? 'word' : `"${fault.wanted}"`})`;
  if (fault.kind === 'redirection' || fault.kind === 'word') {
    return `${fault.kind} unexpected${wanted}`;
  }
  if (fault.kind === 'loop-variable') {
    return 'Bad for loop variable';
  }
  if (fault.kind === 'function-name') {
    return 'Bad function name';
  }
  if (fault.kind === 'quote') {
    switch (fault.token) {
      case '}':
        return "Missing '}'";
      case '`':
        return 'EOF in backquote substitution';
      case '$((':
        return "Missing '))'";
      default:
        return 'Unterminated quoted string';
    }
  }
  if (fault.kind === 'end') {
    return `end of file unexpected${wanted}`;
  }
  return fault.token === 'newline' ? `newline unexpected${wanted}` : `"${fault.token}" unexpected${wanted}`;
}

function lower(text: string): string {
  const turned = text.replace(/^(end of file|newline|redirection|word|"[^"]*") unexpected/, 'unexpected $1');
  return turned.startsWith('EOF') ? turned : `${turned.slice(0, 1).toLowerCase()}${turned.slice(1)}`;
}

function bash(machine: Machine, fault: SyntaxFault, text: string, as: string, line: number): undefined {
  const { zero, mode } = machine.shell;
  const command = as !== '' ? as : mode === 'command' ? '-c: ' : '';
  const opening = `${zero}: ${mode === 'command' || mode === 'file' || as !== '' ? `${command}line ` : ''}`;
  const at = (number: number): string => (opening.endsWith('line ') ? `${opening}${number}: ` : opening);
  if (fault.kind === 'quote') {
    const token = fault.token === '$(' || fault.token === '$((' ? ')' : fault.token;
    const where = fault.token === '$(' ? line + 1 : line;
    return say(machine, `${at(where)}unexpected EOF while looking for matching \`${token}'\n`);
  }
  const onLine = text.split('\n')[fault.line - 1] ?? '';
  if (fault.kind === 'end') {
    return say(machine, `${at(line)}syntax error: unexpected end of file\n`);
  }
  const { token } = fault;
  if (mode === 'interactive' && as === '') {
    return say(machine, `${at(line)}syntax error near unexpected token \`${token}'\n`);
  }
  return say(machine, `${at(line)}syntax error near unexpected token \`${token}'\n${at(line)}\`${onLine}'\n`);
}
