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

/** What the client makes of the Engine's refusal to attach. */
export const attachRefused = 'unable to upgrade to tcp, received 400';
