// A paper's number in the index: it ascends with the date, and papers near each other in time have numbers near each other, which FTS5 writes in few bytes.
import { type Day, day } from '../model/day.ts';

const MILLIS_A_DAY = 24 * 60 * 60 * 1000;

/** So many papers a day have room at first, and how much more where a day has more than there is room for. */
export const FIRST_ROOM = 1024;
const MORE_ROOM = 8;

/** Where a paper stands among all: its date, and its place among the papers of that date, from 0. */
export interface Place {
  readonly date: Day;
  readonly place: number;
}

/** A day has more papers than there is room for: the index has to be made anew with more. */
export class DayFull extends Error {
  override readonly name = 'DayFull';
  /** The place that has no room. */
  readonly place: number;

  constructor({ date, place }: Place) {
    super(`there is no room for paper ${place} of ${date}`);
    this.place = place;
  }
}

/** The room that a day needs for such a paper, at least `room`. */
export function roomFor({ place }: Pick<Place, 'place'>, room = FIRST_ROOM): number {
  return place < room ? room : roomFor({ place }, room * MORE_ROOM);
}

/** Throws DayFull. */
export function seqOf(paper: Place, room: number): number {
  if (paper.place >= room) throw new DayFull(paper);
  return dayNumber(paper.date) * room + paper.place;
}

/** Days since the beginning of the calendar, so that none is negative. */
export function dayNumber(date: Day): number {
  return (Date.parse(date) - Date.parse('0000-01-01')) / MILLIS_A_DAY;
}

export function dayOf(number: number): Day {
  return day(new Date(Date.parse('0000-01-01') + number * MILLIS_A_DAY).toISOString().slice(0, 10));
}
