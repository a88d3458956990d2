/**
 * The limit: the same cycle on one mutable Map of rows, without history, checks or events. A row has fifteen fields and
 * nested mounts, as a container's has, and a tree of its own to write files in.
 *
 * @typedef {{ kind: 'dir', mode: number, mtime: number, entries: Map<string, Folder | File> }} Folder
 * @typedef {{ kind: 'file', mode: number, mtime: number, content: string }} File
 */
export class MutableMap {
  /** @type {Map<string, Record<string, unknown> & { tree: Folder }>} */
  rows = new Map();
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
      tree: { kind: 'dir', mode: 0o755, mtime: 0, entries: new Map() },
      restarts: 0,
    });
    return id;
  }

  /** @param {string} id @param {Record<string, unknown>} fields */
  update(id, fields) {
    const row = this.rows.get(id);
    if (row) Object.assign(row, fields);
  }

  /** @param {string} id @param {string} path @param {string} content */
  write(id, path, content) {
    const names = path.slice(1).split('/');
    const last = /** @type {string} */ (names.pop());
    let folder = this.rows.get(id)?.tree;
    for (const name of names) {
      const next = folder?.entries.get(name);
      folder = next?.kind === 'dir' ? next : undefined;
    }
    if (!folder) throw new Error(`no folder for ${path}`);
    folder.entries.set(last, { kind: 'file', mode: 0o644, mtime: this.count, content });
    folder.mtime = this.count;
  }

  /** @param {string} id */
  remove(id) {
    this.rows.delete(id);
  }

  /** Create, start, write a file, stop, remove: five steps. */
  cycle() {
    const id = this.create();
    this.update(id, { state: 'running', pid: this.count, started: this.count });
    this.write(id, '/file', 'hello\n');
    this.update(id, { state: 'exited', pid: 0, finished: this.count });
    this.remove(id);
  }
}

/** The same with what an engine has to find things by: names, users of images, and the newest 256 events. */
export class IndexedMap extends MutableMap {
  /** @type {Map<string, string>} */
  names = new Map();
  /** @type {Map<string, number>} */
  users = new Map();
  /** @type {{ action: string, id: string, time: number }[]} */
  events = [];

  /** @param {string} action @param {string} id */
  emit(action, id) {
    this.events[this.count % 256] = { action, id, time: this.count };
  }

  /** @override */
  create() {
    const id = super.create();
    const row = /** @type {Record<string, unknown>} */ (this.rows.get(id));
    this.names.set(String(row['name']), id);
    this.users.set('debian', (this.users.get('debian') ?? 0) + 1);
    this.emit('create', id);
    return id;
  }

  /** @override @param {string} id @param {Record<string, unknown>} fields */
  update(id, fields) {
    super.update(id, fields);
    this.emit(String(fields['state']), id);
  }

  /** @override @param {string} id */
  remove(id) {
    this.names.delete(String(this.rows.get(id)?.['name']));
    this.users.set('debian', (this.users.get('debian') ?? 0) - 1);
    super.remove(id);
    this.emit('destroy', id);
  }
}
