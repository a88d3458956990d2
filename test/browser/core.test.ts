import { existsSync } from 'node:fs';
import { build } from 'esbuild';
import { type Browser, type Page, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Consumer, installConsumer } from '../package/consumer.js';

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

/** What a bundler makes of it for a page, from the package as somebody else has installed it. */
async function bundle(consumer: Consumer): Promise<string> {
  const result = await build({
    stdin: { contents: session, resolveDir: consumer.directory, loader: 'js' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'session',
    platform: 'browser',
    target: 'es2023',
    logLevel: 'silent',
  });
  return result.outputFiles[0]?.text ?? '';
}

/** Runs an expression over the same session in Node, unbundled; it has to be JSON. */
function inNode(consumer: Consumer, expression: string): unknown {
  consumer.write('session.mjs', session);
  const program = `import * as session from './session.mjs'; console.log(JSON.stringify(${expression}));`;
  const { status, stdout, stderr } = consumer.node('--input-type=module', '--eval', program);
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
let browser: Browser;
let page: Page;
let consumer: Consumer;
let code: string;
const complaints: string[] = [];

beforeAll(async () => {
  if (!existsSync(executablePath)) throw new Error(`no Chromium at ${executablePath}; name another one in CHROMIUM`);
  consumer = installConsumer();
  code = await bundle(consumer);
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
  await page.addScriptTag({ content: code });
});

afterAll(async () => {
  await browser?.close();
  consumer?.remove();
});

describe('the core in a page', () => {
  it('loads without a word, from a bundle for browsers', async () => {
    expect(await page.evaluate('session.names')).toEqual(inNode(consumer, 'session.names'));
    expect(complaints).toEqual([]);
  });

  it('really runs in another locale and time zone', async () => {
    expect(await page.evaluate('(1234.5).toLocaleString()')).toBe('1.234,5');
    expect(await page.evaluate('new Date(0).getTimezoneOffset()')).not.toBe(new Date(0).getTimezoneOffset());
  });

  it('comes to the same world as in Node, byte for byte', async () => {
    const here = inNode(consumer, 'session.snapshot()') as string;
    const there = (await page.evaluate('session.snapshot()')) as string;
    expect(here.length).toBeGreaterThan(100);
    expect(there === here).toBe(true);
  });

  it('bundles nothing of Node', () => {
    expect(code).not.toMatch(/require\(["']node:|from ["']node:/);
  });
});
