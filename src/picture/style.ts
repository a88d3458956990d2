/** How pictures look: by themselves in light and in dark surroundings, and without colours by lines, hatching and signs. */

interface Shade {
  readonly light: string;
  readonly dark: string;
}

const shades = {
  sheet: { light: '#ffffff', dark: '#0d1117' },
  edge: { light: '#d0d7de', dark: '#30363d' },
  ink: { light: '#1f2328', dark: '#e6edf3' },
  quiet: { light: '#59636e', dark: '#9198a1' },
  shared: { light: '#0969da', dark: '#4493f8' },
  sharedFill: { light: '#e3f2ff', dark: '#10243e' },
  own: { light: '#6e7781', dark: '#8b949e' },
  ownFill: { light: '#f3f5f7', dark: '#1b2028' },
  writable: { light: '#9a6700', dark: '#d29922' },
  writableFill: { light: '#fff8d6', dark: '#292010' },
  volume: { light: '#8250df', dark: '#ab7df8' },
  volumeFill: { light: '#f6edff', dark: '#231935' },
  folder: { light: '#1a7f37', dark: '#3fb950' },
  folderFill: { light: '#e6f9ea', dark: '#11241a' },
  added: { light: '#1a7f37', dark: '#3fb950' },
  removed: { light: '#cf222e', dark: '#f85149' },
  changed: { light: '#bc4c00', dark: '#f0883e' },
} satisfies Readonly<Record<string, Shade>>;

type ShadeName = keyof typeof shades;

/** Selector, property, shade: everything that has a colour. */
const colours: readonly (readonly [selector: string, property: string, shade: ShadeName])[] = [
  ['.sheet', 'fill', 'sheet'],
  ['.sheet', 'stroke', 'edge'],
  ['text', 'fill', 'ink'],
  ['.note, .gone', 'fill', 'quiet'],
  ['.own > .box', 'fill', 'ownFill'],
  ['.own > .box', 'stroke', 'own'],
  ['.shared > .box', 'fill', 'sharedFill'],
  ['.shared > .box', 'stroke', 'shared'],
  ['.hatch', 'stroke', 'shared'],
  ['.writable > .box', 'fill', 'writableFill'],
  ['.writable > .box', 'stroke', 'writable'],
  ['.volume > .box', 'fill', 'volumeFill'],
  ['.volume > .box', 'stroke', 'volume'],
  ['.folder > .box', 'fill', 'folderFill'],
  ['.folder > .box', 'stroke', 'folder'],
  ['.bare > .box, .bay', 'stroke', 'own'],
  ['.notch', 'stroke', 'quiet'],
  ['.sign', 'fill', 'ink'],
  ['.sign', 'stroke', 'ink'],
  ['.wire', 'stroke', 'volume'],
  ['.wire.to-folder', 'stroke', 'folder'],
  ['.wire.inherits', 'stroke', 'writable'],
  ['.wire.quiet', 'stroke', 'own'],
  ['.wire.equal', 'stroke', 'shared'],
  ['.end', 'fill', 'volume'],
  ['.end', 'stroke', 'volume'],
  ['.end.to-folder', 'fill', 'folder'],
  ['.end.to-folder', 'stroke', 'folder'],
  ['.end.inherits', 'fill', 'writable'],
  ['.end.inherits', 'stroke', 'writable'],
  ['.end.quiet', 'fill', 'own'],
  ['.end.quiet', 'stroke', 'own'],
  ['.end.equal', 'fill', 'shared'],
  ['.end.equal', 'stroke', 'shared'],
  ['.end.hollow', 'fill', 'sheet'],
  ['.halo', 'stroke', 'sheet'],
  ['tspan.added', 'fill', 'added'],
  ['tspan.removed', 'fill', 'removed'],
  ['tspan.changed', 'fill', 'changed'],
  ['.removed > .box, .vanished > .box', 'fill', 'sheet'],
  ['.added > .box, .wire.added', 'stroke', 'added'],
  ['.removed > .box, .wire.removed', 'stroke', 'removed'],
  ['.changed > .box, .wire.changed', 'stroke', 'changed'],
];

const shapes: readonly string[] = [
  'text{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace}',
  '.title{font:600 17px ui-sans-serif,system-ui,-apple-system,"Segoe UI","DejaVu Sans",sans-serif}',
  '.prose{font:13px ui-sans-serif,system-ui,-apple-system,"Segoe UI","DejaVu Sans",sans-serif}',
  '.name,tspan.added,tspan.removed,tspan.changed{font-weight:600}',
  'text .gone{text-decoration:line-through}',
  '.box{stroke-width:1.25}',
  '.writable>.box{stroke-dasharray:5 3}',
  '.bare>.box,.bay{fill:none;stroke-dasharray:1 3;stroke-linecap:round}',
  '.anonymous>.box{stroke-dasharray:7 4}',
  '.vanished>.box{stroke-dasharray:1 4;stroke-linecap:round}',
  '.added>.box,.removed>.box,.changed>.box{stroke-width:2.75}',
  '.hatch{stroke-width:1;opacity:.28}',
  '.notch{stroke-width:1.5;fill:none}',
  '.sign{stroke-width:1.5;stroke-linejoin:round}',
  '.sign.open{fill:none}',
  '.wire,.halo{fill:none;stroke-linejoin:round}',
  '.wire{stroke-width:1.6}',
  '.halo{stroke-width:5}',
  '.wire.inherits{stroke-dasharray:2 4;stroke-linecap:round;stroke-width:2.2}',
  '.wire.reads{stroke-dasharray:7 4}',
  '.wire.added,.wire.removed,.wire.changed{stroke-width:3}',
  '.end{stroke-width:1.6}',
];

function rules(mode: keyof Shade, root: string): string {
  return colours
    .map(([selector, property, shade]) => `${scoped(selector, root)}{${property}:${shades[shade][mode]}}`)
    .join('\n');
}

const scoped = (selector: string, root: string) =>
  selector
    .split(/,\s*/)
    .map((one) => `${root} ${one.replaceAll(' > ', '>')}`)
    .join(',');

function scopedShape(rule: string, root: string): string {
  const [selector = '', body = ''] = rule.split(/(?=\{)/);
  return `${scoped(selector, root)}${body}`;
}

/** The style of one picture; it touches nothing else on the page that the picture may be written into. */
export function styleText(id: string): string {
  const root = `#${id}`;
  const shaped = shapes.map((rule) => scopedShape(rule, root)).join('\n');
  return `${shaped}\n${rules('light', root)}\n@media (prefers-color-scheme:dark){\n${rules('dark', root)}\n}\n`;
}
