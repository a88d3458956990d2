import fc from 'fast-check';
import type { Flavour } from './outcome.js';
import { programRules } from './programs.js';
import { ruleOf, type Rules } from './template.js';
import { prelude, wordRules } from './words.js';

const lines: Rules = {
  line: [
    '⟨simple⟩',
    '⟨simple⟩',
    '⟨simple⟩',
    '⟨builtin⟩',
    '⟨program⟩',
    '⟨program⟩',
    '⟨program⟩',
    '⟨compound⟩',
    '⟨list⟩',
    '⟨assign⟩',
  ],
  last: ['⟨fault⟩'],
};

/** Scripts of a few lines; now and then one ends in what is no script at all. */
export function scripts(flavour: Flavour): fc.Arbitrary<string> {
  const rules = { ...lines, ...wordRules(flavour), ...programRules(flavour) };
  const line = ruleOf(rules, 'line');
  const body = fc.array(line, { minLength: 1, maxLength: 4 });
  const fault = fc.option(ruleOf(rules, 'last'), { freq: 25, nil: undefined });
  return fc
    .tuple(fc.boolean(), body, fault)
    .map(([bare, list, bad]) => `${bare ? '' : prelude}${[...list, ...(bad === undefined ? [] : [bad])].join('\n')}`);
}
