// Discord's Markdown as the page reads it: what is markup, what stays text, and that nothing makes it slow.
import { describe, expect, it } from 'vitest';
import { parseBlocks } from '../../../src/playground/page/client/markdown/blocks.ts';
import { parseInline } from '../../../src/playground/page/client/markdown/inline.ts';
import type { Block, Inline, List } from '../../../src/playground/page/client/markdown/tree.ts';

/** The tree as tags, for reading. */
function shown(nodes: readonly Inline[]): string {
  return nodes.map(tag).join('');
}

function tag(node: Inline): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'code':
      return `<code>${node.text}</code>`;
    case 'link':
      return `<a ${node.url}>${shown(node.inner)}</a>`;
    case 'mention':
      return `<${node.of} ${node.id}>`;
    case 'everyone':
      return `<ping ${node.text}>`;
    case 'command':
      return `<command ${node.name}>`;
    case 'emoji':
      return `<emoji ${node.name} ${node.id}${node.animated ? ' moves' : ''}>`;
    case 'time':
      return `<time ${node.seconds} ${node.style}>`;
    default:
      return `<${node.kind}>${shown(node.inner)}</${node.kind}>`;
  }
}

function list({ start, items }: List): string {
  const inner = items.map((item) => `<li>${shown(item.inner)}${item.lists.map(list).join('')}</li>`).join('');
  return start === null ? `<ul>${inner}</ul>` : `<ol ${start}>${inner}</ol>`;
}

function block(node: Block): string {
  switch (node.kind) {
    case 'paragraph':
      return `<p>${shown(node.inner)}</p>`;
    case 'heading':
      return `<h${node.level}>${shown(node.inner)}</h${node.level}>`;
    case 'small':
      return `<small>${shown(node.inner)}</small>`;
    case 'quote':
      return `<quote>${node.blocks.map(block).join('')}</quote>`;
    case 'fence':
      return `<pre ${node.language}>${node.text}</pre>`;
    default:
      return list(node);
  }
}

const inline = (text: string) => shown(parseInline(text));
const blocks = (text: string) => parseBlocks(text).map(block).join('');

describe('inside a line', () => {
  it.each([
    [
      '**bold** and *italic* and _italic_',
      '<bold>bold</bold> and <italic>italic</italic> and <italic>italic</italic>',
    ],
    [
      '__under__ ~~struck~~ ||hidden||',
      '<underline>under</underline> <strike>struck</strike> <spoiler>hidden</spoiler>',
    ],
    ['***both***', '<italic><bold>both</bold></italic>'],
    ['**bold with *italic* in it**', '<bold>bold with <italic>italic</italic> in it</bold>'],
    ['2 * 3 * 4 and snake_case_name', '2 * 3 * 4 and snake_case_name'],
    ['`a **b**` ``c`d``', '<code>a **b**</code> <code>c`d</code>'],
    ['\\*plain\\* \\[x\\] 한국어\\_', '*plain* [x] 한국어_'],
    ['**unclosed', '**unclosed'],
  ])('%s', (text, expected) => {
    expect(inline(text)).toBe(expected);
  });

  it.each([
    ['https://a.org/x?y=1.', '<a https://a.org/x?y=1>https://a.org/x?y=1</a>.'],
    ['(https://a.org/b_(c))', '(<a https://a.org/b_(c)>https://a.org/b_(c)</a>)'],
    ['<https://a.org>은', '<a https://a.org/>https://a.org</a>은'],
    ['코드는https://a.org 에', '코드는<a https://a.org/>https://a.org</a> 에'],
    ['[the **paper**](https://a.org)', '<a https://a.org/>the <bold>paper</bold></a>'],
    ['[a\\]b](<https://a.org>)', '<a https://a.org/>a]b</a>'],
    ['**https://a.org/**', '<bold><a https://a.org/>https://a.org/</a></bold>'],
  ])('links: %s', (text, expected) => {
    expect(inline(text)).toBe(expected);
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](data:text/html,<b>)',
    '[https://bank.org](https://evil.org "x"',
    '[x](file:///etc/passwd)',
  ])('is no link: %s', (text) => {
    expect(inline(text)).not.toMatch(/<a (?:javascript|data|file)/);
  });

  it('shows no link whose words pretend to lead elsewhere', () => {
    expect(inline('[https://bank.org](https://evil.org)')).not.toContain('>https://bank.org');
  });

  it('knows mentions, emoji, commands and times', () => {
    expect(inline('<@1> <@!2> <@&3> <#4> @everyone <:ok:55555> <a:go:66666>')).toBe(
      '<user 1> <user 2> <role 3> <channel 4> <ping @everyone> <emoji ok 55555> <emoji go 66666 moves>',
    );
    expect(inline('</papers search:123> <t:1706000000:R> <t:5> <t:5:x>')).toBe(
      '<command papers search> <time 1706000000 R> <time 5 f> <t:5:x>',
    );
  });

  it('takes HTML for words', () => {
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>';
    expect(parseInline(hostile)).toEqual([{ kind: 'text', text: hostile }]);
  });
});

describe('line by line', () => {
  it('knows headings, subtext and quotes', () => {
    expect(blocks('# One\n## *Two*\n-# small\n> quoted\n> lines\nafter')).toBe(
      '<h1>One</h1><h2><italic>Two</italic></h2><small>small</small><quote><p>quoted\nlines</p></quote><p>after</p>',
    );
    expect(blocks('#papers is no heading\n>nor this a quote')).toBe(
      '<p>#papers is no heading\n>nor this a quote</p>',
    );
    expect(blocks('>>> all\nthe rest')).toBe('<quote><p>all\nthe rest</p></quote>');
  });

  it('knows lists in lists, and where one ends', () => {
    expect(blocks('- a\n  - b\n    1. c\n- d\n1. e\n2. f\n\ng')).toBe(
      '<ul><li>a<ul><li>b<ol 1><li>c</li></ol></li></ul></li><li>d</li></ul><ol 1><li>e</li><li>f</li></ol><p>\ng</p>',
    );
    expect(blocks('3. from three')).toBe('<ol 3><li>from three</li></ol>');
    expect(blocks('- two\n  lines')).toBe('<ul><li>two\nlines</li></ul>');
    expect(blocks('-no list')).toBe('<p>-no list</p>');
  });

  it('leaves code as it is', () => {
    expect(blocks('see ```ts\nconst a = "**b**";\n``` end')).toBe(
      '<p>see </p><pre ts>const a = "**b**";</pre><p> end</p>',
    );
    expect(blocks('```plain```')).toBe('<pre >plain</pre>');
    expect(blocks('``` never closed')).toBe('<p>``` never closed</p>');
  });

  it('keeps blank lines and emphasis that runs over several', () => {
    expect(blocks('a\n\nb')).toBe('<p>a\n\nb</p>');
    expect(blocks('**a\nb**')).toBe('<p><bold>a\nb</bold></p>');
  });

  it.each([
    ['stars', '*'.repeat(4000)],
    ['underscores', '_ '.repeat(2000)],
    ['brackets', '['.repeat(4000)],
    ['half links', '[a]('.repeat(1000)],
    ['nested emphasis', `${'**a *b '.repeat(500)}${'*c** '.repeat(500)}`],
    ['backticks', '` '.repeat(2000)],
    ['spoilers', '||a'.repeat(1300)],
    ['list marks', '- '.repeat(2000)],
    ['indents', Array.from({ length: 90 }, (_, n) => `${' '.repeat(n)}- x`).join('\n')],
    ['fences', '```'.repeat(1300)],
    ['angles', '<'.repeat(4000)],
  ])('does not lose itself in 4,000 characters of %s', (_, text) => {
    // A pattern that goes back over its own steps would be at it for minutes.
    expect(parseBlocks(text)).not.toEqual([]);
  });
});
