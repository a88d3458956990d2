import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingBuilds } from '../../scripts/complete-lock.mjs';
import { manifest, root } from './consumer.js';

interface Lock {
  readonly packages: Record<
    string,
    { version?: string; resolved?: string; optionalDependencies?: Record<string, string>; dependencies?: object }
  >;
}

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;

describe('package-lock.json', () => {
  it('names no registry', () => {
    expect(Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  it('knows the builds for every platform (else: npm run lock)', () => {
    expect(missingBuilds(lock.packages)).toEqual([]);
    expect(missingBuilds({ 'node_modules/x': { optionalDependencies: { 'x-linux-x64': '1.0.0' } } })).toHaveLength(1);
  });

  it('agrees with package.json', () => {
    expect(lock.packages['']?.version).toBe(manifest.version);
    expect(lock.packages['']?.dependencies).toEqual(manifest.dependencies);
  });
});
