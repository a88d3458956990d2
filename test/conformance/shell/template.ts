/**
 * A little grammar language for scripts: a rule is a list of alternatives, and `⟨name⟩` in one stands for whatever
 * the rule `name` makes. `⟨name*⟩` is none to two of them, `⟨name+⟩` one to three, with blanks between.
 *
 *     rules = { greeting: ['hello ⟨who⟩', 'bye'], who: ['world', '⟨who⟩ and ⟨who⟩'] }
 */
import fc from 'fast-check';

export type Rules = { readonly [name: string]: readonly string[] };

/** How deep rules may nest; below it, the first alternative without a rule in it is taken. */
const deepest = 5;

export function ruleOf(
  rules: Rules,
  name: string,
  depth = 0,
  made = new Map<string, fc.Arbitrary<string>>(),
): fc.Arbitrary<string> {
  const key = `${name} ${depth}`;
  const known = made.get(key);
  if (known) return known;
  const alternatives = rules[name];
  if (alternatives === undefined) throw new Error(`no rule {${name}}`);
  const flat = alternatives.filter((one) => !placeholder.test(one));
  const usable = depth >= deepest && flat.length > 0 ? flat : alternatives;
  const plain = usable.filter((one) => !placeholder.test(one));
  const nested = usable.filter((one) => placeholder.test(one));
  const options = nested.map((one) => ({
    weight: 1,
    arbitrary: fc.constant(null).chain(() => filled(rules, one, depth + 1, made)),
  }));
  const rule = fc.oneof(
    ...(plain.length > 0 ? [{ weight: plain.length, arbitrary: fc.constantFrom(...plain) }] : []),
    ...options,
  );
  made.set(key, rule);
  return rule;
}

const placeholder = /⟨([a-z][A-Za-z]*)([*+]?)⟩/;

function filled(
  rules: Rules,
  template: string,
  depth: number,
  made: Map<string, fc.Arbitrary<string>>,
): fc.Arbitrary<string> {
  const pieces = template.split(/(⟨[a-z][A-Za-z]*[*+]?⟩)/);
  return fc
    .tuple(
      ...pieces.map((piece) => {
        const [, name, many] = placeholder.exec(piece) ?? [];
        if (name === undefined) return fc.constant(piece);
        const one = ruleOf(rules, name, depth, made);
        if (many === '') return one;
        return fc
          .array(one, many === '+' ? { minLength: 1, maxLength: 3 } : { maxLength: 2 })
          .map((list) => list.join(' '));
      }),
    )
    .map((parts) => parts.join(''));
}
