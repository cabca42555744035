// What is followed, as if it were a paper that says nothing else: so that a taste learns from it too.
import { featuresOf } from '../index/features.ts';
import { packFeatures, type Vector, type Vocabulary, vectorOf } from '../index/vectors.ts';
import { FOLLOW_KINDS, partsOf, type Topic } from '../store/follows.ts';

const SILENT = { title: '', text: '', keywords: [], authors: [], organization: null };

export function followVector({ kind, text: followed }: Topic, vocabulary: Vocabulary): Vector {
  // What a member leaves out is nothing that they like.
  const { name: text } = partsOf(followed);
  const says = {
    author: { authors: [text] },
    organization: { organization: text },
    keyword: { text, keywords: [text] },
  };
  const paper = { ...SILENT, ...says[kind] };
  return vectorOf(packFeatures(featuresOf(paper)), vocabulary);
}

/** The name under which a model knows it; no paper's id has a space. */
export function followName({ kind, text }: Topic): string {
  return `${kind} ${text}`;
}

/** Null for the id of a paper. */
export function readFollowName(name: string): Topic | null {
  const space = name.indexOf(' ');
  const kind = FOLLOW_KINDS.find((each) => each === name.slice(0, space));
  return kind ? { kind, text: name.slice(space + 1) } : null;
}
