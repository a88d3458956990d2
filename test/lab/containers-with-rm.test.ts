import { describe, expect, it } from 'vitest';
import { createLab } from '../../src/lab/lab.js';

describe('a container with --rm', () => {
  it('tells its exit code to who waits for it', () => {
    const host = createLab().host();
    const container = host.run('busybox', { rm: true, detach: true, command: 'sleep 3; exit 7' });
    expect(container.tryWait()).toBe(7);
    expect(container.exists).toBe(false);
    expect(container.tryWait()).toMatchObject({ code: 'no-such-container' });
  });

  it('has the exit code of a run in the foreground', () => {
    const container = createLab().host().run('busybox', { rm: true, command: 'exit 5' });
    expect([container.exists, container.exitCode, container.output.exitCode]).toEqual([false, 5, 5]);
  });

  it('is restarted and stays, and goes with its next end', () => {
    const host = createLab().host();
    const container = host.run('busybox', { rm: true, detach: true, command: 'sleep 1h' });
    expect(container.tryRestart(0)).toBeUndefined();
    expect([container.isRunning, container.row.hostConfig.AutoRemove]).toEqual([true, true]);
    container.stop();
    expect(container.exists).toBe(false);
  });
});
