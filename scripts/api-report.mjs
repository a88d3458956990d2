/**
 * The golden report of the public API: for each entry, every name and signature a user can see, in
 * docs/api-report/. Without --accept a difference is an error that shows both; with it the files are rewritten.
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { root } from './root.mjs';

const accept = process.argv.includes('--accept');
const golden = join(root, 'docs/api-report');
const fresh = join(root, 'temp/api-report');
for (const folder of [golden, fresh]) mkdirSync(folder, { recursive: true });

/** Names that the main entry exports: the other entries may speak of them without exporting them again. */
const shared = new Set(
  [...readFileSync(join(root, 'dist/entry/slipway.d.ts'), 'utf8').matchAll(/\{([^}]*)\}/g)].flatMap((match) =>
    (match[1] ?? '').split(',').map((name) => (name.trim().split(/\s+/).pop() ?? '').trim()),
  ),
);

/** @param {string} name @param {string} text */
function isShared(name, text) {
  const symbol = /The symbol "(\w+?)(?:_\d+)?" needs to be exported/.exec(text)?.[1];
  return symbol !== undefined && name !== 'slipway' && (shared.has(symbol) || shared.has(`${symbol}Row`));
}

/** @param {string} name */
function report(name) {
  const config = ExtractorConfig.prepare({
    packageJsonFullPath: join(root, 'package.json'),
    configObjectFullPath: join(root, 'api-extractor.json'),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: join(root, `dist/entry/${name}.d.ts`),
      compiler: { tsconfigFilePath: join(root, 'tsconfig.json') },
      newlineKind: 'lf',
      apiReport: {
        enabled: true,
        reportFileName: name,
        reportFolder: golden,
        reportTempFolder: fresh,
        includeForgottenExports: false,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        extractorMessageReporting: {
          default: { logLevel: ExtractorLogLevel.Error },
          'ae-missing-release-tag': { logLevel: ExtractorLogLevel.None },
          'ae-undocumented': { logLevel: ExtractorLogLevel.None },
        },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  });
  let quiet = true;
  const result = Extractor.invoke(config, {
    localBuild: accept,
    messageCallback: (message) => {
      message.handled = true;
      if (message.logLevel === ExtractorLogLevel.Error && !isShared(name, message.text)) {
        quiet = false;
        process.stdout.write(`${name}: ${message.text}\n`);
      }
    },
  });
  if (result.apiReportChanged && !accept) showDifference(name);
  return quiet && (accept || !result.apiReportChanged);
}

/** @param {string} folder @param {string} name @returns {string[]} */
function lines(folder, name) {
  try {
    return readFileSync(join(folder, `${name}.api.md`), 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** @param {string} name */
function showDifference(name) {
  const before = lines(golden, name);
  const after = lines(fresh, name);
  process.stdout.write(`${name}: the public API differs from docs/api-report/${name}.api.md\n`);
  for (const line of before.filter((text) => !after.includes(text))) process.stdout.write(`  - ${line}\n`);
  for (const line of after.filter((text) => !before.includes(text))) process.stdout.write(`  + ${line}\n`);
  process.stdout.write('  If that is meant: npm run api:accept\n');
}

const names = readdirSync(join(root, 'src/entry'))
  .map((file) => basename(file, '.ts'))
  .sort();
const good = names.map((name) => report(name));
process.exitCode = good.every(Boolean) ? 0 : 1;
