// A summary's points as the database keeps them: packed by zstd with a dictionary of what summaries are full of, to less than half of their size.
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/**
 * What is likely, the likeliest last. Rows hold what was packed with it: it is never changed; another one would need a
 * version of its own.
 */
const DICTIONARY = Buffer.from(
  [
    'This paper introduces a novel framework, We propose a new method for Experiments show that our approach outperforms the state-of-the-art on several benchmarks, including zero-shot and few-shot settings. The code, models and data are released. ',
    'large language models (LLMs), vision-language models (VLMs), diffusion models, transformer, attention, reinforcement learning, fine-tuning, pre-training, inference, training data, benchmark, dataset, evaluation, reasoning, generation, image, video, 3D, text-to-image, multimodal, agents, efficiency, performance, quality, accuracy, compared to, existing methods, while, without, across, achieves ',
    '연구팀은 이 논문은 본 논문에서는 이 논문에서는 새로운 프레임워크를 소개합니다. 기존 방법들의 한계를 극복하기 위해 이를 위해 또한, 특히, 그러나 이러한 다양한 여러 가지 높은 품질의 효율적인 효과적으로 ',
    '트랜스포머(Transformer) 어텐션 메커니즘 파라미터 토큰 임베딩 인코더 디코더 아키텍처 사전 학습된 미세 조정 강화 학습 추론 능력 추론 속도 메모리 사용량 계산 비용 합성 데이터 학습 데이터 고품질 데이터 인간 선호도 사용자 연구 에이전트 로봇 조작 카메라 장면 객체 픽셀 해상도 프레임 ',
    '텍스트-이미지 텍스트-비디오 이미지 생성 비디오 생성 3D 생성 멀티모달 비전-언어 모델(VLM) 오디오 음성 음악 코드 생성 수학 문제 의료 금융 ',
    '대규모 언어 모델(LLMs) 대규모 언어 모델(LLM)은 확산 모델(diffusion model) 텍스트 데이터셋을 공개합니다. 데이터셋 벤치마크에서 최첨단(state-of-the-art) 성능을 달성했습니다. 우수한 성능을 보였습니다. 성능을 향상시킵니다. 성능을 크게 향상 ',
    '하는 방법을 제안합니다. 방법론을 제시하며, 실험 결과, 기존의 방법보다 뛰어난 결과를 보여줍니다. 입증되었습니다. 나타났습니다. 사용하여 통해 위한 대한 기반으로 할 수 있습니다. 가능하게 합니다. 제공합니다. 소개합니다. 제안합니다. 하였습니다. 했습니다. 됩니다. 합니다. 입니다. ',
    '"},{"label":"Performance Highlights","text":"","depth":1},{"label":"Technical Details","text":"","depth":0},{"label":"What\'s New","text":"',
    '","depth":1},{"label":null,"text":"","depth":0},{"label":null,"text":"","depth":0}][{"label":null,"text":"',
  ].join(''),
);

const COMPRESSION = { params: { [constants.ZSTD_c_compressionLevel]: 3 }, dictionary: DICTIONARY };

/** Bytes that are reserved for each to be unpacked: most take less. Node's own 16 KiB add up to 60 MB of garbage before it is collected. */
const UNPACKING = { dictionary: DICTIONARY, chunkSize: 4096 };

/** The first byte: of the dictionary above. */
const VERSION = 1;

export function packBullets(json: string): Uint8Array {
  const packed = zstdCompressSync(Buffer.from(json), COMPRESSION);
  return Buffer.concat([Buffer.of(VERSION), packed]);
}

/** What was kept before it was packed is JSON as it is. Throws where it is neither. */
export function unpackBullets(kept: string | Uint8Array): string {
  if (typeof kept === 'string') return kept;
  if (kept[0] !== VERSION)
    throw new Error(`a summary is packed in a later way (${kept[0]}) than this paperboy knows`);
  return zstdDecompressSync(kept.subarray(1), UNPACKING).toString();
}
