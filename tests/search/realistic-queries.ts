// Sixty queries as people type them, each with the paper of the real archive that it means.

export interface RealisticQuery {
  readonly query: string;
  /** The paper that whoever asks so has in mind. */
  readonly means: string;
}

const of = (queries: Readonly<Record<string, string>>): RealisticQuery[] =>
  Object.entries(queries).map(([query, means]) => ({ query, means }));

export const KOREAN = of({
  '단안 깊이 추정 v2': '2406.09414',
  '딥시크 강화학습 추론': '2501.12948',
  '플래시 메모리 LLM 추론': '2312.11514',
  '동남아시아 비전 언어 데이터셋': '2503.07920',
  '축구 경기 자동 해설': '2406.18530',
  '법률 특화 언어 모델': '2403.03883',
  '스프레드시트를 이해하는 언어모델': '2407.09025',
  '그리스어 언어모델': '2407.20743',
  '벡터 그래픽 생성': '2504.06263',
  '카메라 움직임 이해': '2504.15376',
  '하드웨어에 맞춘 희소 어텐션': '2502.11089',
  '정규화 없는 트랜스포머': '2503.10622',
  '안드로이드 에이전트 벤치마크': '2410.24024',
  '연합학습 기울기 역전 공격': '2503.11514',
  '무한 오디오 비디오 생성': '2503.08307',
  '생물다양성 이미지 데이터셋': '2406.17720',
  '멀티에이전트 실패 원인 분석': '2505.00212',
  '새로운 게임을 만드는 비디오 모델': '2501.08325',
  '영화 제작 자동화 에이전트': '2501.12909',
  '가사로 노래 만드는 모델': '2503.08638',
});

export const ENGLISH = of({
  'no more adam': '2412.11768',
  'deepseek r1': '2501.12948',
  'segment anything 2': '2408.00714',
  'native sparse attention': '2502.11089',
  'llm inference limited memory': '2312.11514',
  'addition is all you need': '2410.00907',
  'rwkv goose': '2503.14456',
  'transformer without normalization': '2503.10622',
  'gpt-4o image generation': '2504.05979',
  'synthetic data with personas': '2406.20094',
  'mamba transformer hybrid': '2403.19887',
  'html is better for rag': '2411.02959',
  'small models master math reasoning': '2501.04519',
  'survey of prompting': '2406.06608',
  'image worth 32 tokens': '2406.07550',
  'low rank gradient projection': '2403.03507',
  'lineart video colorization': '2409.12960',
  'ai co-scientist': '2502.18864',
  'cross layer kv cache': '2405.12981',
  'llm multi agent film': '2501.12909',
});

export const MIXED = of({
  'depth anthing v2': '2406.09414',
  'deepseak r1': '2501.12948',
  'qwen2.5 vl': '2502.13923',
  'qwen 2.5 omni': '2503.20215',
  'language gaussian splating': '2312.16084',
  'segment anyting in videos': '2408.00714',
  'latent diffusion 재구성 생성 딜레마': '2501.01423',
  'LLM 양자화 bf16': '2411.02355',
  '롱컨텍스트 longrag': '2406.15319',
  '강화학습 one training example': '2504.20571',
  'mixture of mamba 희소성': '2501.16295',
  'transformer is secretely linear': '2405.12250',
  'absolut zero self play': '2505.03335',
  'InternVL 3': '2504.10479',
  'minimax lightening attention': '2501.08313',
  'role-playing 벤치마크 pingpong': '2409.06820',
  '3d trajectory 비디오 생성 제어': '2412.07759',
  'reinforcment learning self-correct': '2409.12917',
  '4K 텍스처 메쉬 생성': '2501.09433',
  'phi4 technical report': '2412.08905',
});
