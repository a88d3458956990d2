/**
 * The limit: the same cycle on one mutable Map of rows, without history, checks, events or a file system. A row has
 * fifteen fields and nested mounts, as a container's has.
 */
export class MutableMap {
  /** @type {Map<string, Record<string, unknown>>} */
  rows = new Map();
  /** @type {Map<string, string>} */
  files = new Map();
  count = 0;

  create() {
    this.count += 1;
    const id = this.count.toString(16).padStart(64, '0');
    this.rows.set(id, {
      id,
      name: `c${this.count}`,
      image: 'debian',
      command: ['sleep', '1h'],
      created: this.count,
      state: 'created',
      pid: 0,
      exitCode: 0,
      started: 0,
      finished: 0,
      labels: {},
      env: ['PATH=/bin'],
      mounts: [{ type: 'volume', destination: '/data', name: `v${this.count}`, writable: true }],
      workingDirectory: '/',
      restarts: 0,
    });
    return id;
  }

  /** Create, start, write a file, stop, remove. */
  cycle() {
    const id = this.create();
    const row = /** @type {Record<string, unknown>} */ (this.rows.get(id));
    Object.assign(row, { state: 'running', pid: this.count, started: this.count });
    this.files.set(`${id}/file`, 'hello\n');
    Object.assign(row, { state: 'exited', pid: 0, finished: this.count });
    this.files.delete(`${id}/file`);
    this.rows.delete(id);
  }
}
