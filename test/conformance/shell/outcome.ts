export const flavours = ['bash', 'dash', 'busybox'] as const;
export type Flavour = (typeof flavours)[number];

/** What a script did: what it printed, how it ended, and the tree it left, a line a name. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  /** Undefined: it did not end. */
  readonly code: number | undefined;
  readonly tree: readonly string[];
}

/** One name in a tree: `names` are all names of the same file, in order. */
export function treeLine(
  path: string,
  kind: string,
  mode: number,
  holds: string,
  names: readonly string[] = [],
): string {
  const shared = names.length > 1 ? ` = ${[...names].sort().join(' = ')}` : '';
  return `${path} ${kind} ${mode.toString(8).padStart(4, '0')} ${JSON.stringify(holds)}${shared}`;
}

/** Busybox's usage as far as it is a fact: how the applet is called, without the sentences about its options. */
function synopsis(text: string): string {
  return text.replace(/(multi-call binary\.\n\nUsage: [^\n]*\n(?: *or: [^\n]*\n)*)[\s\S]*/, '$1');
}

/** Takes out what no two runs share: dates of what was just made, and process numbers in the shell's own messages. */
export function steady({ stdout, stderr, code, tree }: Outcome, script: string): Outcome {
  const undated = (text: string) =>
    text
      .replace(/\b[A-Z][a-z]{2} [ \d]\d (\d\d:\d\d| \d{4})\b/g, 'DATE')
      .replace(/\b20\d\d-\d\d-\d\d(([ T]\d\d:\d\d)(:\d\d(\.\d+)?)?( ?[+-]\d\d:?\d\d)?)?/g, 'DATE');
  const told = synopsis(undated(stderr)).replace(
    /\b\d+ +(?=(Terminated|Killed|Hangup|User defined|Aborted|Alarm|Segmentation|Broken))/g,
    'PID ',
  );
  const racing = /[^|]\|[^|]|[^&>]&([^&>]|$)/.test(script);
  return { stdout: undated(stdout), stderr: racing ? told.split('\n').sort().join('\n') : told, code, tree };
}
