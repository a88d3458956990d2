/** A strict reader of the XML that pictures consist of: enough to know that a document is well formed, and what is in it. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (Element | string)[];
}

interface OpenElement extends Element {
  readonly children: (Element | string)[];
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
const character = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

function decoded(text: string): string {
  const rest = text.replace(/&(?:amp|lt|gt|quot);/g, '');
  if (/[&<]/.test(rest)) throw new Error(`a sign that must be escaped: ${text}`);
  return text.replace(/&\w+;/g, (entity) => entities[entity] ?? entity);
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  const rest = text.replace(/\s+([A-Za-z:-]+)="([^"<]*)"/g, (_, name: string, value: string) => {
    if (attributes.has(name)) throw new Error(`twice: ${name}`);
    attributes.set(name, decoded(value));
    return '';
  });
  if (rest.trim() !== '') throw new Error(`not an attribute: ${rest}`);
  return attributes;
}

/** The root element; throws where the text is not well formed. */
export function readXml(text: string): Element {
  if (!character.test(text)) throw new Error('a character that XML does not allow');
  const root: OpenElement = { name: '', attributes: new Map(), children: [] };
  const open: OpenElement[] = [root];
  const pieces = /([^<]*)<(\/?)([A-Za-z]+)([^>]*?)(\/?)>/y;
  let end = 0;
  for (let match = pieces.exec(text); match; match = pieces.exec(text)) {
    const [, before = '', closing, name = '', said = '', empty] = match;
    const top = open.at(-1) ?? root;
    if (before.trim() !== '') top.children.push(decoded(before));
    if (closing) {
      if (top.name !== name || open.length < 2) throw new Error(`</${name}> closes <${top.name}>`);
      open.pop();
    } else {
      const element: OpenElement = { name, attributes: attributesOf(said), children: [] };
      top.children.push(element);
      if (!empty) open.push(element);
    }
    end = pieces.lastIndex;
  }
  if (open.length !== 1 || text.slice(end).trim() !== '') throw new Error(`not closed: <${open.at(-1)?.name}>`);
  const [only, ...more] = root.children;
  if (typeof only !== 'object' || more.length > 0) throw new Error('not one root');
  return only;
}

export function* allElements(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) if (typeof child === 'object') yield* allElements(child);
}

export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** The values of an attribute, wherever it stands, in order. */
export function valuesOf(root: Element, attribute: string): readonly string[] {
  return [...allElements(root)].flatMap(({ attributes }) => attributes.get(attribute) ?? []);
}
