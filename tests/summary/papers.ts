// A paper and summaries of it, right and wrong, for tests.
import type { Subject } from '../../src/summary/relevance.ts';

export const MEDUSA: Subject = {
  title: 'Medusa: Simple LLM Inference Acceleration Framework with Multiple Decoding Heads',
  abstract:
    'Inference in Large Language Models is slow because decoding is auto-regressive. We present Medusa, a method that adds extra decoding heads to predict several tokens in parallel and verifies them with tree-based attention. Medusa-1 reaches over 2.2x speedup without loss of quality; Medusa-2 improves it to 2.3-3.6x. Our code is at https://github.com/FasterDecoding/Medusa, trained on 60,000 samples.',
};

export const KOREAN = {
  tldr: 'Medusa는 디코딩 헤드를 더해 LLM 추론을 2.2배 넘게 빠르게 한다.',
  bullets: [
    '대규모 언어 모델(LLM)의 추론은 토큰을 하나씩 만들어야 해서 느리다.',
    'Medusa는 디코딩 헤드(decoding head)를 여러 개 더해 뒤따를 토큰들을 동시에 예측하고, 트리 어텐션으로 한꺼번에 검증한다.',
    'Medusa-1은 품질 손실 없이 2.2배 이상, Medusa-2는 2.3배에서 3.6배까지 빨라진다.',
    '6만 개의 표본으로 학습했으며 코드는 https://github.com/FasterDecoding/Medusa 에 있다.',
  ],
};

export const ENGLISH = {
  tldr: 'Medusa adds decoding heads and makes LLM inference more than 2.2 times faster.',
  bullets: [
    'Decoding one token at a time makes large language models slow.',
    'Medusa predicts several tokens in parallel with extra decoding heads and verifies them with tree attention.',
    'Medusa-1 is over 2.2 times faster without loss of quality, Medusa-2 2.3 to 3.6 times.',
  ],
};
