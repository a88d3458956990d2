import { describe, expect, it } from 'vitest';
import type { ContainerState, ContainerStatus, Health } from '../../src/container/container.js';
import { statusText } from '../../src/view/container-status.js';
import table from './container-status-20.10.json' with { type: 'json' };

type Row = readonly [state: string, secondsAgo: number | null, word: string, text: string];

const now = 1_800_000_000_000;
const rows = table.rows as unknown as readonly Row[];

/** A container of the model is removed at once: nobody can see it `removing`. */
const seen = rows.filter(([state]) => state !== 'removing');

function stateOf(text: string, secondsAgo: number): ContainerState {
  const [status = '', ...detail] = text.split(' ');
  const ended = (status === 'exited' && !detail.includes('never')) || status === 'restarting';
  const health =
    detail[0] === 'health'
      ? { health: { status: detail[1] as Health['status'], failingStreak: 0, log: [], probe: 0, since: 0, due: 0 } }
      : {};
  return {
    status: status as ContainerStatus,
    pid: 0,
    exitCode: Number(detail[detail.length - 1]) || 0,
    error: '',
    startedAt: status === 'created' ? undefined : now - secondsAgo * 1000,
    finishedAt: ended ? now - secondsAgo * 1000 : undefined,
    stopRequested: false,
    ...health,
  };
}

describe('the status of a container in words', () => {
  it.each(seen)('%s, %s s ago: %s, %s', (text, secondsAgo, word, status) => {
    const state = stateOf(text, secondsAgo ?? 0);
    expect([state.status, statusText(state, now)]).toEqual([word, status]);
  });

  it('leaves one row of the table out', () => {
    expect({ run: seen.length, aside: rows.length - seen.length }).toEqual({ run: 163, aside: 1 });
  });
});
