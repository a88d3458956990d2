/*
 * `docker top`: the numbers of processes are the machine's own, and so is the time of day at which they started.
 *
 *   UID   PID   PPID   C   STIME   TTY   TIME   CMD
 *   root  4711  4690   0   06:28   ?     00:00:00   sleep 1000
 */
import { dockerVerb, dockerWords } from './docker-words.js';

export type ProcessColumn = 'process' | 'start' | undefined;

const MEANINGS: Readonly<Record<string, ProcessColumn>> = { PID: 'process', PPID: 'process', STIME: 'start' };

/** What the columns of a list of processes hold, from the left; undefined for any other output. */
export function processColumnsOf(command: string, output: string): readonly ProcessColumn[] | undefined {
  if (!/\btop\b/.test(command) || !/^(?:container )?top$/.test(dockerVerb(dockerWords(command) ?? [])))
    return undefined;
  const columns = (output.split('\n', 1)[0] ?? '').trim().split(/\s+/);
  return columns.map((column) => MEANINGS[column]);
}
