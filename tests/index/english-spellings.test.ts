// British and American spellings, and plurals that no rule makes: each is looked for by the other.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { otherForms } from '../../src/index/english-spellings.ts';

describe('both forms stand for each other', () => {
  it.each([
    ['modelling', 'modeling'],
    ['labelled', 'labeled'],
    ['optimisation', 'optimization'],
    ['tokenisers', 'tokenizers'],
    ['standardised', 'standardized'],
    ['analyse', 'analyze'],
    ['behaviour', 'behavior'],
    ['neighbourhoods', 'neighborhoods'],
    ['centre', 'center'],
    ['centring', 'centering'],
    ['kilometres', 'kilometers'],
    ['dialogue', 'dialog'],
    ['defence', 'defense'],
    ['programme', 'program'],
    ['judgement', 'judgment'],
    ['greyscale', 'grayscale'],
    ['artefacts', 'artifacts'],
    ['ageing', 'aging'],
    ['matrices', 'matrix'],
    ['vertices', 'vertex'],
    ['indices', 'index'],
    ['hypotheses', 'hypothesis'],
    ['bases', 'basis'],
    ['criteria', 'criterion'],
    ['spectra', 'spectrum'],
    ['radii', 'radius'],
    ['corpora', 'corpus'],
    ['formulae', 'formula'],
    ['schemata', 'schema'],
    ['leaves', 'leaf'],
    ['lives', 'life'],
    ['children', 'child'],
    ['mice', 'mouse'],
    ['models', 'model'],
  ])('%s and %s', (one, other) => {
    expect(otherForms(one)).toContain(other);
    expect(otherForms(other)).toContain(one);
  });
});

it('the number of the other spelling is looked for, too', () => {
  expect(otherForms('colours').sort()).toEqual(['color', 'colors', 'colour']);
});

it.each(['supervised', 'precise', 'promise', 'noise', 'parameter', 'filter', 'tensor', 'size'])(
  '%s has no other spelling',
  (word) => expect(otherForms(word)).toHaveLength(1),
);

it('what is no English word has no other form', () => {
  for (const word of ['gpt4', 'rl', '확산', 'c++', '']) expect(otherForms(word)).toEqual([]);
});

it('no word is its own other form, and none comes twice', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z]{1,12}(?:is(?:e|ed|ation)|our|re|er|lled|ices|es|a|ves)$/),
      (word) => {
        const forms = otherForms(word);
        expect(forms).not.toContain(word);
        expect(new Set(forms).size).toBe(forms.length);
        for (const form of forms) expect(form).toMatch(/^[a-z]+$/);
      },
    ),
  );
});
