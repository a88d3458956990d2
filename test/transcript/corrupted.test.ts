import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check } from '../../src/transcript/check.js';
import { exitCodeOf } from '../../src/transcript/report.js';
import { reportText } from '../../src/transcript/report-text.js';
import { readRecord, recordFiles, simulation, world } from './recordings.js';

const records = recordFiles.map(readRecord).filter((text) => text.length < 1200);

/** What gets into texts by mistake, or may mean something to whoever reads them. */
const pieces = fc.constantFrom(
  ...['$ ', '# ', '```\n', '> ', '"', "'", '\\', '<<EOF\n', '$(', '(', '{{', '|', '&', ';', '\t', '\r', '\u00a0', '**'],
  ...['[exit 1]\n', '#! wait 9999999999s\n', '#! registry x\n', '#! host c, x\n', '# Terminal 2\n', '\n$ sh\n'],
  ...['7 minutes ago', '9999999 years', '0001-01-01T00:00:00Z', '2026-99-99T99:99:99Z', '__proto__', 'f'.repeat(64)],
  ...['\n$ exit\n', '^C', '[y/N] y', 'root@4f1c2a0d9e8b:/# ', '\ud800', '\u2028', '\u001b[1m', '\n$ docker rm -f x\n'],
);
const place = fc.double({ min: 0, max: 1, noNaN: true });
const corruption = fc.oneof(
  fc.tuple(place, pieces).map(([at, piece]) => (text: string) => {
    const index = Math.floor(at * text.length);
    return text.slice(0, index) + piece + text.slice(index);
  }),
  fc.tuple(place, fc.integer({ min: -80, max: 40 })).map(([at, length]) => (text: string) => {
    const index = Math.floor(at * text.length);
    return text.slice(0, index) + text.slice(Math.max(0, index + length));
  }),
);

const runs = process.env.SLIPWAY_RUNS === undefined ? 20 : 300;

test(`whatever a text holds, it is judged, and said in words (${runs} texts)`, { timeout: 3_600_000 }, () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...records),
      fc.array(corruption, { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      (record, corruptions, isSession) => {
        const corrupted = corruptions.reduce((text, corrupt) => corrupt(text), record);
        const file = isSession ? 'a.md' : 'a.console';
        const text = isSession ? `\`\`\`\n${corrupted}\n\`\`\`\n` : corrupted;
        const { report } = check(simulation, world, [{ file, text }]);
        expect([0, 1, 2]).toContain(exitCodeOf(report));
        expect(reportText(report, { colour: false })).toMatch(/^\d passed, \d failed\n$/m);
        for (const command of report.files.flatMap((each) => each.commands)) {
          if (command.verdict === 'true') continue;
          expect(command.reason).toMatch(/\w/);
          expect(command.line).toBeGreaterThanOrEqual(command.commandLine - 1);
          expect(command.line).toBeLessThanOrEqual(text.split('\n').length);
        }
        for (const { problem } of report.unusable) expect(problem).toMatch(/\w+ \w+/);
      },
    ),
    { numRuns: runs, seed: 20_261_127 },
  );
});
