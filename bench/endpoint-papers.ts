// Five papers that endpoints are tried with: invented, but of the kind that is summarised every day.
import { type Day, day } from '../src/model/day.ts';
import type { ListedPaper } from '../src/model/paper.ts';

export const ENDPOINT_DAY: Day = day('2024-01-22');

const PAPERS = [
  [
    'Lantern: Retrieval-Augmented Diffusion Transformers for Concept-Faithful Image Synthesis',
    'Text-to-image diffusion transformers struggle with underrepresented concepts. We present Lantern, a retrieval-augmented, parameter-efficient method which injects reference representations through cross-attention during denoising. Classifier-free guidance is recalibrated with a concept-faithfulness objective. Lantern improves compositionality on rare-concept benchmarks without finetuning, and a consistency-distilled version keeps inference practical. Comprehensive ablations disentangle retrieval quality from quantity.',
  ],
  [
    'Mixture-of-Experts Routing Learns When to Deliberate in Language Models',
    'Reasoning models spend computation uniformly over easy and difficult questions. We propose a difficulty-conditioned mixture-of-experts mechanism that allocates additional transformer-decoder blocks to underdetermined tokens. The router is trained with reinforcement-learning against a latency-constrained objective. Experiments on mathematical-reasoning and program-synthesis demonstrate comparable accuracy with substantially reduced computation; cross-domain transferability and load-balancing characteristics are investigated.',
  ],
  [
    'OpenHarbor: A Code-Switching Speech Corpus for Conversational Agents',
    'Conversational speech-recognition systems are mostly evaluated on monolingual recordings. OpenHarbor collects spontaneous code-switching dialogue with phoneme-aligned transcriptions, sociolinguistic attributes and pragmatic annotations. We describe the crowdsourcing-based collection protocol, analyse inter-annotator agreement, and benchmark self-supervised recognition and spoken-language-understanding models. Underrepresented dialects degrade severely, which suggests multilingual-pretraining directions.',
  ],
  [
    'Gaussian-Splatting for Dynamic Endoscopic Scenes with Deformable Tissue',
    'Reconstructing deformable tissue from endoscopic-video supports navigation in robot-assisted surgery. We extend gaussian-splatting with a spatiotemporal deformation-field regularised by biomechanical priors and handle instrument-occlusion by depth-supervised inpainting. The approach reconstructs photorealistic surgical scenes in real-time, outperforms neural-radiance-fields on publicly-available stereo-endoscopic sequences, and requires less preoperative calibration.',
  ],
  [
    'Preference-Optimization without Pairwise Comparisons through Distributional Feedback',
    'Aligning language models with human preferences usually requires pairwise-comparisons. We introduce a distribution-matching preference-optimization objective that learns from unpaired-ratings with optimal-transport regularisation. Information-theoretic analysis establishes asymptotic-consistency, and experiments on dialogue-summarization and instruction-following indicate that unpaired-feedback suffices, simplifying annotation-pipelines and reducing reward-overoptimization considerably.',
  ],
] as const;

export const ENDPOINT_PAPERS: readonly ListedPaper[] = PAPERS.map(([title, abstract], nth) => ({
  id: `2401.1000${nth}`,
  title,
  abstract,
  authors: ['Ada Lovelace'],
  upvotes: 50 - nth,
  image: null,
  video: null,
  aiSummary: null,
  keywords: [],
  organization: null,
  github: null,
  project: null,
  comments: 0,
  listedAt: 0,
}));
