// A face for everybody: the first letter of the name on a colour of their own.
import { html, type TemplateResult } from 'lit/html.js';
import type { Person } from '../../protocol.ts';

const COLOURS = 6;

export function avatar({ name, bot }: Pick<Person, 'name' | 'bot'>, size = 40): TemplateResult {
  const letter = [...name][0]?.toUpperCase() ?? '?';
  const colour = bot ? 'bot' : `colour-${hash(name) % COLOURS}`;
  return html`<span class="avatar ${colour}" .style=${`--size: ${size}px`} aria-hidden="true">${letter}</span>`;
}

function hash(name: string): number {
  return [...name].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0);
}
