/**
 * `--detach-keys`.
 *
 *     keys = key { "," key }
 *     key  = character | "ctrl-" ( a-z | "@" | "[" | "\" | "]" | "^" | "_" )
 */
const key = /^(?:[\x20-\x7e]|ctrl-[a-z@[\\\]^_])$/;

export function areDetachKeys(text: string): boolean {
  return text === '' || text.split(',').every((one) => key.test(one));
}

/** The bytes that a terminal sends for them: Ctrl-P Ctrl-Q unless said otherwise. */
export function detachBytes(text: string): string {
  return (text === '' ? 'ctrl-p,ctrl-q' : text)
    .split(',')
    .map((one) => (one.length === 1 ? one : String.fromCharCode(one.toUpperCase().charCodeAt('ctrl-'.length) & 31)))
    .join('');
}

/** What the client makes of the Engine's refusal to attach. */
export const attachRefused = 'unable to upgrade to tcp, received 400';
