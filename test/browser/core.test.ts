import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, type Page, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The session that is run in both places: its snapshot holds files, layers, volumes, identifiers and the clock. */
const session = `
  import * as slipway from 'slipway';
  export const names = Object.keys(slipway).sort();
  export function snapshot() {
    const lab = slipway.createLab({ seed: 'browser' });
    const laptop = lab.host();
    const first = laptop.run('debian', { volumes: ['/shared'], command: ['sleep', '1h'], detach: true });
    first.exec('echo hello > /shared/file && echo more > /etc/more');
    const second = laptop.run('debian', { volumesFrom: [first], command: ['sleep', '1h'], detach: true });
    second.exec('cat /shared/file');
    lab.advance('7m');
    first.commit('mine:1');
    first.remove({ force: true });
    return JSON.stringify(lab.snapshot());
  }
`;

async function bundle(platform: 'browser' | 'node'): Promise<string> {
  const result = await build({
    stdin: { contents: session, resolveDir: root, loader: 'js' },
    bundle: true,
    write: false,
    format: platform === 'browser' ? 'iife' : 'esm',
    globalName: 'session',
    platform,
    target: 'es2023',
    logLevel: 'silent',
  });
  return result.outputFiles[0]?.text ?? '';
}

interface Session {
  readonly names: readonly string[];
  snapshot(): string;
}

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
let browser: Browser;
let page: Page;
let inNode: Session;
const complaints: string[] = [];

beforeAll(async () => {
  if (!existsSync(executablePath)) throw new Error(`no Chromium at ${executablePath}; name another one in CHROMIUM`);
  const code = await bundle('node');
  inNode = (await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)) as Session;
  browser = await chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  // Another locale and time zone than Node's: the core must not notice.
  page = await browser.newPage({ locale: 'tr-TR', timezoneId: 'Pacific/Kiritimati' });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => complaints.push(message.text()));
  await page.setContent('<!doctype html><title>slipway</title>');
  await page.addScriptTag({ content: await bundle('browser') });
});

afterAll(async () => {
  await browser?.close();
});

describe('the core in a page', () => {
  it('loads without a word, from a bundle for browsers', async () => {
    expect(await page.evaluate('session.names')).toEqual(inNode.names);
    expect(complaints).toEqual([]);
  });

  it('really runs in another locale and time zone', async () => {
    expect(await page.evaluate("'I'.toLocaleLowerCase()")).toBe('ı');
    expect(await page.evaluate('new Date(0).getTimezoneOffset()')).not.toBe(new Date(0).getTimezoneOffset());
  });

  it('comes to the same world as in Node, byte for byte', async () => {
    const there = (await page.evaluate('session.snapshot()')) as string;
    const here = inNode.snapshot();
    expect(there.length).toBeGreaterThan(100);
    expect(there === here).toBe(true);
  });

  it('bundles nothing of Node', async () => {
    const code = await bundle('browser');
    expect(code).not.toMatch(/require\(["']node:|from ["']node:/);
  });
});
