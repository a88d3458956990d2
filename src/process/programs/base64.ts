import type { Json, Next } from '../program.js';
import { gather } from './input.js';
import { misuse, parseOptions } from './options.js';
import { quoted, type Run } from './tool.js';

const grammar = { short: 'dDiw:', long: 'decode=d ignore-garbage=i wrap=w:' };
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function base64(run: Run, state: Json | undefined): Next | number {
  const options = parseOptions(run, grammar);
  if (typeof options === 'number') return options;
  if (options.operands.length > 1)
    return misuse(run, grammar, `extra operand ${quoted(options.operands[1] as string)}`);
  const wrap = Number(options.value('w') ?? 76);
  return gather(run, options.operands, state, (texts, code) => {
    const text = texts[0]?.text ?? '';
    if (options.has('d') || options.has('D')) {
      const clean = options.has('i') ? text.replace(/[^A-Za-z0-9+/=]/g, '') : text.replace(/\n/g, '');
      const good = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?/.exec(clean)?.[0] ?? '';
      run.out(decode(good));
      if (good.length === clean.length || (run.busybox && good === '')) return code;
      run.complain(run.busybox ? 'truncated base64 input' : 'invalid input');
      return 1;
    }
    const encoded = encode(text);
    if (wrap === 0) run.out(encoded);
    else for (let at = 0; at < encoded.length; at += wrap) run.out(`${encoded.slice(at, at + wrap)}\n`);
    return code;
  });
}

function encode(bytes: string): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a, b, c] = [bytes.charCodeAt(at), bytes.charCodeAt(at + 1), bytes.charCodeAt(at + 2)];
    const bits = (a << 16) | ((b || 0) << 8) | (c || 0);
    const digits = [18, 12, 6, 0].map((shift) => alphabet[(bits >> shift) & 63]).join('');
    text += Number.isNaN(b) ? `${digits.slice(0, 2)}==` : Number.isNaN(c) ? `${digits.slice(0, 3)}=` : digits;
  }
  return text;
}

function decode(text: string): string {
  let bytes = '';
  for (let at = 0; at < text.length; at += 4) {
    const group = text.slice(at, at + 4);
    const bits = [...group].reduce((sum, char) => sum * 64 + Math.max(0, alphabet.indexOf(char)), 0);
    const three = String.fromCharCode((bits >> 16) & 255, (bits >> 8) & 255, bits & 255);
    bytes += three.slice(0, group.endsWith('==') ? 1 : group.endsWith('=') ? 2 : 3);
  }
  return bytes;
}
