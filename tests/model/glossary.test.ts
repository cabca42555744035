// The glossary is edited by hand: its form, and what would wreck searches, is held here.
import { describe, expect, it } from 'vitest';
import { conceptsIn, keyOf } from '../../src/index/concepts.ts';
import { isStopWord } from '../../src/index/stop-words.ts';
import { fold, words } from '../../src/index/tokens.ts';
import { GLOSSARY } from '../../src/model/glossary.ts';

const HANGUL = /\p{Script=Hangul}/u;
const keyed = (form: string) => keyOf(words(form));
const forms = GLOSSARY.flat();

describe('the glossary', () => {
  it('has entries in English and Korean, each form once', () => {
    expect(GLOSSARY.length).toBeGreaterThanOrEqual(150);
    for (const entry of GLOSSARY) {
      expect([entry, entry.some((form) => HANGUL.test(form))]).toEqual([entry, true]);
      expect([entry, HANGUL.test(entry[0] ?? '')]).toEqual([entry, false]);
      expect(entry.map((form) => form.trim().replace(/\s+/g, ' '))).toEqual(entry);
      expect(new Set(entry.map(fold)).size).toBe(entry.length);
    }
  });

  it('has no two entries for one English term', () => {
    const names = GLOSSARY.map(([name = '']) => keyed(name));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('has no form that says nothing by itself', () => {
    expect(forms.filter((form) => words(form).every(({ text }) => isStopWord(text)))).toEqual([]);
    expect(forms.filter((form) => /^[a-z\d]$/.test(keyed(form)))).toEqual([]);
  });

  it('has few short forms, all of them names that mean one thing in this field', () => {
    const short = forms.filter((form) => (HANGUL.test(form) ? form.length === 1 : form.length <= 3));
    expect(short.sort().join(' ')).toMatchInlineSnapshot(
      `"3D 4D AGI AI CAD CFG CNN CoT DPO DiT GAN GNN GUI HCI I2V LLM MRI MoE NAS NER NLP OCR OOD PPO QA RAG RL RNN SAE SFT SLM SNN SNS SSM T2I T2V TTS UI VAE VLA VLM VQA ViT XAI bug web 뇌 손 씬 웹 층 툴"`,
    );
  });

  it('has few forms with more than one meaning, and none with more than three', () => {
    const meanings = Map.groupBy(
      GLOSSARY.flatMap((entry) => [...new Set(entry.map(keyed))].map((key) => ({ key, name: entry[0] }))),
      ({ key }) => key,
    );
    const ambiguous = [...meanings].filter(([, of]) => of.length > 1);
    expect(
      ambiguous.map(([key, of]) => `${key}: ${of.map(({ name }) => name).join(', ')}`).join('\n'),
    ).toMatchInlineSnapshot(`
      "추론: reasoning, inference
      검색: retrieval, search
      탐색: search, navigation
      정규화: regularization, normalization
      영상: image, video
      음성합성: text-to-speech, speech synthesis
      복원: restoration, reconstruction
      수학: mathematics, mathematical
      과학: science, scientific
      의료: medical, healthcare
      예측: forecasting, prediction
      대화: dialogue, conversation
      이야기: storytelling, story
      망각: unlearning, forgetting"
    `);
    expect(ambiguous.filter(([, of]) => of.length > 3)).toEqual([]);
  });

  it.each([
    ['확산', 'diffusion', '디퓨전'],
    ['강화학습', 'reinforcement learning', 'RL', '강화 학습을'],
    ['대규모 언어 모델', 'LLM', 'LLMs', 'large language models', '거대 언어 모델의'],
    ['검색 증강 생성', 'RAG', 'retrieval-augmented generation'],
    ['파인튜닝', 'fine-tuning', '미세 조정', 'finetuning'],
    ['지식 증류', 'knowledge distillation'],
    ['직접 선호 최적화', 'DPO'],
    ['비전 트랜스포머', 'ViT', 'vision transformers'],
  ])('%s is one concept with %s', (...alike) => {
    const [first = new Set<string>(), ...others] = alike.map((form) => conceptsIn(words(form)));
    for (const other of others) expect([...first].some((concept) => other.has(concept))).toBe(true);
  });

  it.each([
    ['강화학습은 어렵다', 'chemistry'],
    ['손실 함수', 'hand'],
    ['GPT를 사용한다', 'generative adversarial network'],
    ['a ganzer', 'generative adversarial network'],
    ['대조군과 비전문가', 'computer vision'],
  ])('%s does not speak of %s', (text, name) => {
    const [concept = ''] = [...conceptsIn(words(name)), name];
    expect(conceptsIn(words(text)).has(concept)).toBe(false);
  });
});
