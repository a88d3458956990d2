import { describe, expect, it } from 'vitest';
import { check } from '../../src/transcript/check.js';
import type { Pictures } from '../../src/transcript/judge-pictures.js';
import { pictureMarks } from '../../src/transcript/picture-marks.js';
import { reportText } from '../../src/transcript/report-text.js';
import { type FakeWorld, fakeSimulation, fakeWorld } from './fake-simulation.js';
import { EPOCH } from './record.js';

const session = (line: string, output: string) => ['```console', `$ ${line}`, output, '```', ''].join('\n');
const text = (...parts: readonly string[]) => parts.join('\n');

/** A picture is what was asked for, and how much time had passed: enough to tell places in a text from one another. */
function pictures(files: Readonly<Record<string, string>>): Pictures<FakeWorld> {
  return {
    read: (file) => files[file],
    draw: ({ of, form, changes }, world, before) =>
      of === 'nothing'
        ? { problem: 'there is no picture of `nothing`' }
        : `<title id="t">${of}, ${form}${changes ? ', changes' : ''}</title>\n${world === before ? 'at the start' : 'later'}\n`,
  };
}

function checked(body: string, files: Readonly<Record<string, string>> = {}, write = false) {
  const inputs = [{ file: 'course/a.md', text: body }];
  return check<FakeWorld>(fakeSimulation, fakeWorld(5, EPOCH), inputs, { write, pictures: pictures(files) });
}

function judged(body: string, files: Readonly<Record<string, string>> = {}): readonly string[] {
  const [file] = checked(body, files).report.files;
  return (file?.pictures ?? []).map(({ line, verdict, reason }) => `${line}: ${verdict}${reason ? `: ${reason}` : ''}`);
}

const image = '<!-- slipway picture layers -->\n![what there is](pictures/a.svg)\n';
const layers = '<title id="t">layers, svg</title>\nlater\n';

describe('a picture in a text', () => {
  it('is true when its file is what there is at its place', () => {
    const body = text(session('echo a', 'a'), image);
    expect(judged(body, { 'course/pictures/a.svg': layers })).toEqual(['6: true']);
    expect(checked(body, { 'course/pictures/a.svg': layers }).report.passed).toBe(1);
  });

  it('is false when its file is another or missing, and the report says where', () => {
    const body = text(session('echo a', 'a'), image);
    expect(judged(body, { 'course/pictures/a.svg': 'old' })).toEqual([
      '6: false: pictures/a.svg is not what there is at this point: --write draws it anew',
    ]);
    const { report } = checked(body);
    expect(report.failed).toBe(1);
    expect(reportText(report, { colour: false })).toBe(
      text(
        'course/a.md: 1 command: 1 true, 0 false, 0 abridged; 1 picture: 0 true, 1 false',
        'course/a.md:6: false: picture layers',
        '  why: there is no pictures/a.svg yet: --write draws it',
        '0 passed, 1 failed',
        '',
      ),
    );
  });

  it('is of the world above it', () => {
    const before = text(image, session('echo a', 'a'));
    expect(judged(before, { 'course/pictures/a.svg': layers.replace('later', 'at the start') })).toEqual(['1: true']);
  });

  it('gets its file, and a text that is true already stays as it is', () => {
    const body = text(session('echo a', 'a'), image);
    const { drawn, rewritten, report } = checked(body, {}, true);
    expect(drawn).toEqual([{ file: 'course/pictures/a.svg', text: layers }]);
    expect(rewritten).toEqual([]);
    expect(report.passed).toBe(1);
    expect(checked(body, { 'course/pictures/a.svg': layers }, true).drawn).toEqual([]);
  });

  it('written short as a block gets an image in its place', () => {
    const body = text(session('echo a', 'a'), '```picture layers', 'Two images', '```', '', session('echo b', 'b'));
    expect(judged(body)).toEqual(['6: false: it is not drawn yet: --write draws it']);
    const { drawn, rewritten, report } = checked(body, {}, true);
    expect(drawn).toEqual([{ file: 'course/a-1.svg', text: layers }]);
    expect(rewritten[0]?.text).toBe(
      text(
        session('echo a', 'a'),
        '<!-- slipway picture layers -->',
        '![Two images](a-1.svg)',
        '',
        session('echo b', 'b'),
      ),
    );
    expect(report.passed).toBe(1);
    expect(judged(rewritten[0]?.text ?? '', { 'course/a-1.svg': layers })).toEqual(['6: true']);
  });

  it('may be a chart in the text itself', () => {
    const body = text(
      session('echo a', 'a'),
      '<!-- slipway picture volumes --changes -->',
      '```mermaid',
      'old',
      '```',
      '',
    );
    expect(judged(body)).toEqual(['6: false: the chart is not what there is at this point: --write draws it anew']);
    const { rewritten, report } = checked(body, {}, true);
    expect(rewritten[0]?.text).toBe(body.replace('old', '<title id="t">volumes, mermaid, changes</title>\nlater'));
    expect(report.passed).toBe(1);
  });

  it.each([
    ['<!-- slipway picture nothing -->\n![a](a.svg)', 'there is no picture of `nothing`'],
    ['<!-- slipway picture layers --wrong -->\n![a](a.svg)', '`--wrong` is not understood'],
    ['<!-- slipway picture layers --host -->\n![a](a.svg)', '--host needs a value'],
    ['<!-- slipway picture  -->\n![a](a.svg)', 'it is not said what is to be drawn'],
    ['<!-- slipway picture layers -->\nprose', 'below it there is neither an image nor a block of mermaid'],
    [
      '<!-- slipway picture layers -->\n![a](https://x.example/a.svg)',
      'https://x.example/a.svg is no file beside this one',
    ],
    ['<!-- slipway picture layers -->\n![a](a.png)', 'a.png does not end with .svg'],
  ])('that cannot be drawn is false, and stays so: %j', (mark, reason) => {
    const body = text(session('echo a', 'a'), mark);
    expect(judged(body)).toEqual([`6: false: ${reason}`]);
    const { drawn, rewritten, report } = checked(body, {}, true);
    expect([drawn, rewritten, report.failed]).toEqual([[], [], 1]);
  });

  it('does not share its file with another one', () => {
    const other = image.replace('layers', 'volumes');
    const body = text(session('echo a', 'a'), image, image, other);
    expect(judged(body, { 'course/pictures/a.svg': layers })).toEqual([
      '6: true',
      '9: true',
      '12: false: line 9 draws another picture into pictures/a.svg',
    ]);
  });

  it('is none inside another block', () => {
    expect(pictureMarks(`\`\`\`\`markdown\n${image}\n\`\`\`picture layers\n\`\`\`\n\`\`\`\`\n`)).toEqual([]);
    expect(pictureMarks(image)).toHaveLength(1);
  });
});
