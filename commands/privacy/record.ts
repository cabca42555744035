// What is stored of a person as they may take it away: with times that can be read.
import type { Personal } from '../../src/store/personal.ts';

export function record(memberId: string, personal: Personal) {
  const { votes, saved, follows, lookups, reports, likings, taste, member, told } = personal;
  return {
    member: memberId,
    settings: member,
    votes: votes.map(({ at, sign, ...vote }) => ({ ...vote, vote: sign, since: time(at) })),
    saved: saved.map(({ at, ...paper }) => ({ ...paper, since: time(at) })),
    follows: follows.map(({ at, ...topic }) => ({ ...topic, since: time(at) })),
    likings: likings.map(({ at, sign, ...paper }) => ({ ...paper, says: sign, since: time(at) })),
    taste: taste && { ...taste, since: taste.since === 0 ? null : time(taste.since) },
    toldOf: told,
    lookups: lookups.map(({ at, query }) => ({ query: JSON.parse(query) as unknown, at: time(at) })),
    reports: reports.map(({ at, ...report }) => ({ ...report, at: time(at) })),
  };
}

export function isAnything({ member, taste, ...lists }: Personal): boolean {
  return member !== null || taste !== null || Object.values(lists).some((list) => list.length > 0);
}

function time(millis: number): string {
  return new Date(millis).toISOString();
}
