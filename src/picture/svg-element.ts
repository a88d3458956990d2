export type Attributes = Readonly<Record<string, string | number | undefined>>;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML has no way to say a control character, half a surrogate pair, U+FFFE or U+FFFF. */
const unsayable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as it stands in XML, in an element or in an attribute. */
export function escaped(text: string): string {
  return text
    .replace(unsayable, '\ufffd')
    .replace(/[\t\n\r]/g, ' ')
    .replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}

/** One element on a line of its own; text is an element's only child and stays beside its tags. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const said = Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  if (children.length === 0) return `<${name}${said}/>\n`;
  return `<${name}${said}>\n${children.join('')}</${name}>\n`;
}

export function textElement(name: string, attributes: Attributes, text: string): string {
  return `${element(name, attributes).slice(0, -3)}>${escaped(text)}</${name}>\n`;
}
